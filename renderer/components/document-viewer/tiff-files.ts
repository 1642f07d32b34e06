import { createOpenFiles } from './open-files.ts'
import type { Size } from './page-layout.ts'
import { readWhole, StoredFileError } from './stored-bytes.ts'
import type { TiffAnswer, TiffAsk, TiffFault } from './tiff-worker.ts'

/** For one page; the thread that reads longer is ended. */
const PATIENCE_MS = 60_000
const OUTSIDE = '请用电脑上的其他程序打开查看。'
const SENTENCES: Record<TiffFault | 'slow', string> = {
  damaged: '这份 TIFF 图片已损坏，不能在这里查看。',
  too_large: `这一页的图片太大，不能在这里显示，${OUTSIDE}`,
  not_supported: `这种编码的 TIFF 图片不能在这里显示，${OUTSIDE}`,
  slow: `这份 TIFF 图片读了很久也没有读出来，${OUTSIDE}`,
}

interface OpenTiff {
  /** Natural size of every page, upright. */
  sizes: readonly Size[]
  /** A page, so many points across; given up where nobody waits for it any more. The caller closes it. */
  draw(page: number, width: number, signal: AbortSignal): Promise<ImageBitmap>
  broken: Promise<never>
  close(): void
}

async function open(sha256: string): Promise<OpenTiff> {
  const bytes = await readWhole(sha256)
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' })
  const broken = Promise.withResolvers<never>()
  // whoever looks at a page hears of it; nobody may be looking
  broken.promise.catch(() => undefined)
  const fail = (sentence: string): void => {
    worker.terminate()
    broken.reject(new StoredFileError(sentence))
  }
  worker.addEventListener('error', () => fail(SENTENCES.damaged))
  let turn: Promise<unknown> = Promise.resolve()
  // one after the other: the time that a question waits is not that of its answer
  const ask = (question: TiffAsk, transfer: Transferable[], signal?: AbortSignal): Promise<TiffAnswer> => {
    const answered = turn.then(async () => {
      signal?.throwIfAborted()
      const { promise, resolve } = Promise.withResolvers<TiffAnswer>()
      worker.addEventListener('message', ({ data }: MessageEvent<TiffAnswer>) => resolve(data), { once: true })
      const patience = setTimeout(() => fail(SENTENCES.slow), PATIENCE_MS)
      worker.postMessage(question, transfer)
      const answer = await Promise.race([promise, broken.promise]).finally(() => clearTimeout(patience))
      if ('fault' in answer) throw new StoredFileError(SENTENCES[answer.fault])
      return answer
    })
    turn = answered.catch(() => undefined)
    return answered
  }
  try {
    const opened = await ask({ bytes }, [bytes])
    if (!('sizes' in opened)) throw new Error('the thread that reads a TIFF answered something else')
    return {
      sizes: opened.sizes,
      broken: broken.promise,
      close: () => worker.terminate(),
      async draw(page, width, signal) {
        const drawn = await ask({ page, width }, [], signal)
        if (!('picture' in drawn)) throw new Error('the thread that reads a TIFF answered something else')
        return drawn.picture
      },
    }
  } catch (error) {
    worker.terminate()
    throw error
  }
}

/** The TIFF with this hash, opened once for all who hold it; the last one stays open for the way back. */
export const holdTiff = createOpenFiles<OpenTiff>({
  open,
  close: (file) => file.close(),
  broken: (file) => file.broken,
  kept: 1,
})
