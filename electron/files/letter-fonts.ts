import { readFileSync } from 'node:fs'
import { FACES, type Face } from '../../shared/domain/letters/letter-styles.ts'
import type { Resources } from '../resources.ts'

const FILES: Record<Face, string> = {
  fang: 'MingjuanFandolFang-Regular.woff2',
  kai: 'MingjuanFandolKai-Regular.woff2',
  xbs: 'MingjuanSerifSC-Bold.woff2',
  hei: 'MingjuanSansSC-Medium.woff2',
  num: 'MingjuanSerifSC-Regular.woff2',
  rare: 'MingjuanRareKai-Regular.woff2',
}
const loaded = new Map<string, Record<Face, string>>()

/** The program's own fonts as data URLs: the page that is printed can then be loaded from a string and asks for nothing. */
export function letterFonts(resources: Resources): Record<Face, string> {
  const known = loaded.get(resources.dir)
  if (known) return known
  const url = (face: Face): string =>
    `data:font/woff2;base64,${readFileSync(resources.path('fonts', FILES[face])).toString('base64')}`
  const urls = Object.fromEntries(FACES.map((face) => [face, url(face)])) as Record<Face, string>
  loaded.set(resources.dir, urls)
  return urls
}
