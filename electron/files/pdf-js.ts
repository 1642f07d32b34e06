// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported
/// <reference path="./pdf-worker.d.ts" />
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Loaded when the first PDF is met. Its worker code runs in this thread: the caller is a worker already. */
export async function loadPdfJs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

/**
 * The tables of Chinese encodings that ship with pdf.js: beside the library, or, in the built program, where the page keeps
 * them. Without them pages are still counted, only text in such encodings is not read.
 */
export function cMaps(): { cMapUrl: string; cMapPacked: true } | undefined {
  const built = path.join(import.meta.dirname, '../../renderer/pdfjs/cmaps')
  const folder = existsSync(built) ? built : libraryFolder()
  return folder === undefined ? undefined : { cMapUrl: `${folder}/`, cMapPacked: true }
}

function libraryFolder(): string | undefined {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
  } catch {
    // the library is no folder of its own here
    return undefined
  }
}
