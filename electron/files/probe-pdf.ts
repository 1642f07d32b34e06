import { cMaps, loadPdfJs } from './pdf-js.ts'
import { plainPageCount } from './pdf-page-count.ts'
import type { Probe } from './probe-image.ts'

/** Text of this many pages at most is taken from one file. */
const MAX_TEXT_PAGES = 200
const MAX_PAGES = 1_000_000

/**
 * Pages of a PDF by its page tree, and its text when asked for. A file that only a repair would open counts as damaged: it is
 * kept, marked unreadable. Nothing in the file is executed.
 */
export async function probePdf(bytes: Buffer, withText: boolean): Promise<Probe> {
  const plain = withText ? undefined : plainPageCount(bytes)
  if (plain !== undefined) return { pages: plain, fault: null, text: null }
  const { getDocument } = await loadPdfJs()
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: 0,
    ...(withText ? cMaps() : {}),
  })
  try {
    const document = await task.promise
    const pages = document.numPages
    if (pages < 1 || pages > MAX_PAGES) return { pages: null, fault: 'doc.corrupt', text: null }
    let text: string | null = null
    const textPages = withText ? Math.min(pages, MAX_TEXT_PAGES) : 0
    for (let i = 1; i <= textPages; i += 1) {
      const content = await (await document.getPage(i)).getTextContent()
      text = `${text ?? ''}${content.items.map((item) => ('str' in item ? item.str : '')).join('')}\n`
    }
    return { pages, fault: null, text }
  } catch (error) {
    // whatever the reader stumbles over, the file stays evidence and is marked
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    return { pages: null, fault: encrypted ? 'doc.encrypted' : 'doc.corrupt', text: null }
  } finally {
    await task.destroy()
  }
}
