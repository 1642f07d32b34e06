import { readFileSync } from 'node:fs'
import type { Face } from '../../shared/domain/letters/letter-styles.ts'
import type { Resources } from '../resources.ts'

const FILES: Record<Face, string> = {
  fang: 'MingjuanFandolFang-Regular.woff2',
  kai: 'MingjuanFandolKai-Regular.woff2',
  xbs: 'MingjuanSerifSC-Bold.woff2',
  hei: 'MingjuanSansSC-Medium.woff2',
  num: 'MingjuanSerifSC-Regular.woff2',
  rare2: 'MingjuanRareKai2-Regular.woff2',
  rare3: 'MingjuanRareKai3-Regular.woff2',
  rare4: 'MingjuanRareKai4-Regular.woff2',
  rare5: 'MingjuanRareKai5-Regular.woff2',
  rare6: 'MingjuanRareKai6-Regular.woff2',
  rare7: 'MingjuanRareKai7-Regular.woff2',
  rare8: 'MingjuanRareKai8-Regular.woff2',
  rare9: 'MingjuanRareKai9-Regular.woff2',
}
const loaded = new Map<string, string>()

/** The program's own faces as data URLs: the page that is printed can then be loaded from a string and asks for nothing. */
export function letterFonts(resources: Resources, faces: readonly Face[]): Partial<Record<Face, string>> {
  return Object.fromEntries(faces.map((face) => [face, dataUrl(resources.path('fonts', FILES[face]))]))
}

function dataUrl(file: string): string {
  const known = loaded.get(file)
  if (known) return known
  const url = `data:font/woff2;base64,${readFileSync(file).toString('base64')}`
  loaded.set(file, url)
  return url
}
