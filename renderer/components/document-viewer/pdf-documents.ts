import * as pdfjs from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the address comes from the build
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { readOwnFile, readPart } from './stored-bytes.ts'

const CHUNK = 128 * 1024
/** Open PDF files kept though no page of theirs is in sight. */
const KEPT = 3

// A worker of our own making: pdf.js would wrap its address into a blob, which the policy of the window refuses.
pdfjs.GlobalWorkerOptions.workerPort = new Worker(workerUrl, { type: 'module' })

/** Hands pdf.js the parts it asks for: the first page of a 100 MB scan needs a few hundred kilobytes. */
class StoredTransport extends pdfjs.PDFDataRangeTransport {
  readonly #sha256: string
  readonly #ended = new AbortController()
  constructor(sha256: string, size: number, first: Uint8Array) {
    super(size, first)
    this.#sha256 = sha256
  }
  override requestDataRange(begin: number, end: number): void {
    readPart(this.#sha256, begin, end - 1, this.#ended.signal).then(
      ({ bytes }) => this.onDataRange(begin, bytes),
      (error: unknown) => {
        if (!this.#ended.signal.aborted) console.error('stored file: part not read', error)
      },
    )
  }
  override abort(): void {
    this.#ended.abort()
  }
}

type FileKind = 'cMapUrl' | 'standardFontDataUrl' | 'wasmUrl'

/** pdf.js's own files by fetch, which works for every scheme; its default takes another way for `app:`. */
class OwnFiles {
  readonly #folders: Partial<Record<FileKind, string>>
  constructor(folders: Partial<Record<FileKind, string>>) {
    this.#folders = folders
  }
  fetch({ kind, filename }: { kind: FileKind; filename: string }): Promise<Uint8Array> {
    return readOwnFile(`${this.#folders[kind] ?? ''}${filename}`)
  }
}

async function open(sha256: string): Promise<pdfjs.PDFDocumentProxy> {
  const { bytes, size } = await readPart(sha256, 0, CHUNK - 1, AbortSignal.timeout(30_000))
  const folder = new URL('/pdfjs/', location.href).href
  return await pdfjs.getDocument({
    range: new StoredTransport(sha256, size, bytes),
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    BinaryDataFactory: OwnFiles,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    iccUrl: `${folder}iccs/`,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  }).promise
}

interface Opened {
  document: Promise<pdfjs.PDFDocumentProxy>
  holders: number
}
const opened = new Map<string, Opened>()

export interface HeldPdf {
  document: Promise<pdfjs.PDFDocumentProxy>
  release(): void
}

/** The PDF with this hash, opened once for all who hold it; a few that nobody holds stay open for the way back. */
export function holdPdf(sha256: string): HeldPdf {
  const entry = opened.get(sha256) ?? { document: open(sha256), holders: 0 }
  opened.delete(sha256)
  opened.set(sha256, entry)
  entry.holders += 1
  // A file that could not be read may be readable the next time.
  entry.document.catch(() => opened.delete(sha256))
  let held = true
  return {
    document: entry.document,
    release() {
      if (!held) return
      held = false
      entry.holders -= 1
      closeIdle()
    },
  }
}

function closeIdle(): void {
  const idle = [...opened].filter(([, { holders }]) => holders === 0)
  for (const [sha256, { document }] of idle.slice(0, -KEPT)) {
    opened.delete(sha256)
    // One that could not be opened has nothing to close.
    void document.then((old) => old.loadingTask.destroy()).catch(() => undefined)
  }
}

/** Pieces of text of a page in the order of the file; none for a scan. */
export async function readPageText(sha256: string, page: number): Promise<string[]> {
  const held = holdPdf(sha256)
  try {
    const content = await (await (await held.document).getPage(page)).getTextContent()
    return content.items.flatMap((item) => ('str' in item ? [item.str] : []))
  } finally {
    held.release()
  }
}

export const { TextLayer } = pdfjs
export type { PDFPageProxy, RenderTask } from 'pdfjs-dist'
