import { readFileSync } from 'node:fs'
import { FACE_FILES } from '../../shared/domain/letters/letter-faces.ts'
import type { Face } from '../../shared/domain/letters/letter-styles.ts'
import type { Resources } from '../resources.ts'

const loaded = new Map<string, string>()

/** The program's own faces as data URLs: the page that is printed can then be loaded from a string and asks for nothing. */
export function letterFonts(resources: Resources, faces: readonly Face[]): Partial<Record<Face, string>> {
  return Object.fromEntries(faces.map((face) => [face, dataUrl(resources.path('fonts', FACE_FILES[face]))]))
}

function dataUrl(file: string): string {
  const known = loaded.get(file)
  if (known) return known
  const url = `data:font/woff2;base64,${readFileSync(file).toString('base64')}`
  loaded.set(file, url)
  return url
}
