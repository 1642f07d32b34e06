import * as pdfjs from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the address comes from the build
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { createOpenFiles } from './open-files.ts'
import { readOwnFile, readPart, readParts } from './stored-bytes.ts'

/**
 * Small pieces: opening a PDF, pdf.js reads the object of every page, and in a scan these lie a picture apart. Pieces that
 * lie together (a picture) come in one request all the same.
 */
const CHUNK = 16 * 1024
const HEAD = 64 * 1024
/** Open PDF files kept though no page of theirs is in sight. */
const KEPT = 3

// A worker of our own making: pdf.js would wrap its address into a blob, which the policy of the window refuses. It is ours for
// all files: one that pdf.js made for a file would go with it, and a file that is opened meanwhile would be refused.
const worker = pdfjs.PDFWorker.create({ port: new Worker(workerUrl, { type: 'module' }) })

/** Most parts in one request. */
const TOGETHER = 200

/**
 * Hands pdf.js the parts it asks for: the first page of a 100 MB scan needs a few hundred kilobytes. What it asks for at
 * once goes in one request.
 */
class StoredTransport extends pdfjs.PDFDataRangeTransport {
  /** Rejects when a part cannot be had; pdf.js itself would wait for ever. */
  readonly broken: Promise<never>
  readonly #sha256: string
  readonly #ended = new AbortController()
  readonly #broken = Promise.withResolvers<never>()
  #asked: { begin: number; end: number }[] = []
  constructor(sha256: string, size: number, first: Uint8Array) {
    super(size, first)
    this.#sha256 = sha256
    this.broken = this.#broken.promise
    // Whoever looks at a page hears of it; nobody may be looking.
    this.broken.catch(() => undefined)
  }
  override requestDataRange(begin: number, end: number): void {
    if (this.#asked.length === 0) setTimeout(() => this.#send(), 2)
    this.#asked.push({ begin, end: end - 1 })
  }
  override abort(): void {
    this.#ended.abort()
  }
  #send(): void {
    const all = this.#asked
    this.#asked = []
    for (let i = 0; i < all.length; i += TOGETHER) {
      const parts = all.slice(i, i + TOGETHER)
      readParts(this.#sha256, parts, this.#ended.signal).then(
        (pieces) => {
          for (const [at, piece] of pieces.entries()) this.onDataRange(parts[at]?.begin ?? 0, piece)
        },
        (error: unknown) => {
          if (!this.#ended.signal.aborted) this.#broken.reject(error)
        },
      )
    }
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

interface OpenPdf {
  document: pdfjs.PDFDocumentProxy
  broken: Promise<never>
}

async function open(sha256: string): Promise<OpenPdf> {
  const { bytes, size } = await readPart(sha256, 0, HEAD - 1, AbortSignal.timeout(30_000))
  const folder = new URL('/pdfjs/', location.href).href
  const range = new StoredTransport(sha256, size, bytes)
  const { promise } = pdfjs.getDocument({
    worker,
    range,
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
  })
  return { document: await Promise.race([promise, range.broken]), broken: range.broken }
}

/** The PDF with this hash, opened once for all who hold it; a few that nobody holds stay open for the way back. */
export const holdPdf = createOpenFiles<OpenPdf>({
  open,
  close: ({ document }) => void document.loadingTask.destroy(),
  broken: ({ broken }) => broken,
  kept: KEPT,
})

/** Pieces of text of a page in the order of the file; none for a scan. */
export async function readPageText(sha256: string, page: number): Promise<string[]> {
  const held = holdPdf(sha256)
  try {
    const { document, broken } = await held.file
    const content = await Promise.race([document.getPage(page).then((one) => one.getTextContent()), broken])
    return content.items.flatMap((item) => ('str' in item ? [item.str] : []))
  } finally {
    held.release()
  }
}

export const { TextLayer } = pdfjs
export type { PDFPageProxy, RenderTask } from 'pdfjs-dist'
