import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { joinLines } from '../../shared/domain/cases/page-text.ts'
import { cMaps, loadPdfJs } from './pdf-js.ts'
import type { LayerMessage, LayerOrder, ToLayerThread } from './text-layer-messages.ts'

// The thread that reads text layers: one file after the other, whatever is in it. It may be ended at any moment.
enableCompileCache()
/** So many pages or characters go in one message. */
const MOST_PAGES = 20
const MOST_CHARACTERS = 20_000

if (parentPort) listen(parentPort)

function listen(port: MessagePort): void {
  port.on('message', (message: ToLayerThread) => {
    if (message.type === 'read') void read(port, message.order)
  })
}

async function read(port: MessagePort, { path, from, last }: LayerOrder): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const send = (message: LayerMessage): void => port.postMessage(message)
  const { getDocument } = await loadPdfJs()
  const task = getDocument({
    data: new Uint8Array(readFileSync(path)),
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    verbosity: 0,
    ...cMaps(),
  })
  try {
    const document = await task.promise
    const pages = document.numPages
    let texts: string[] = []
    let length = 0
    let broken = 0
    for (let page = from; page <= Math.min(last, pages); page += 1) {
      const text = await pageText(document, page)
      if (text === null) broken += 1
      texts.push(text ?? '')
      length += text?.length ?? 0
      const isFull = texts.length >= MOST_PAGES || length >= MOST_CHARACTERS
      if (!isFull && page < Math.min(last, pages)) continue
      send({ type: 'pages', pages, texts })
      texts = []
      length = 0
      await once(port, 'message')
    }
    send({ type: 'end', pages, broken })
  } catch (error) {
    // whatever the reader stumbles over, the file stays evidence and is marked
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    send({ type: 'fault', fault: encrypted ? 'encrypted' : 'damaged' })
  } finally {
    await task.destroy()
  }
}

type PdfDocument = Awaited<ReturnType<Awaited<ReturnType<typeof loadPdfJs>>['getDocument']>['promise']>

/** Text of one page; null where the page cannot be read. The others of its file may be sound. */
async function pageText(document: PdfDocument, number: number): Promise<string | null> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const lines = ['']
    for (const item of items) {
      if (!('str' in item)) continue
      lines.push((lines.pop() ?? '') + item.str)
      if (item.hasEOL) lines.push('')
    }
    page.cleanup()
    return joinLines(lines)
  } catch {
    // counted by the caller
    return null
  }
}
