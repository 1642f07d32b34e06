import { createOpenFiles } from './open-files.ts'
import type { Size } from './page-layout.ts'
import { readWhole, StoredFileError } from './stored-bytes.ts'
import type { TiffAnswer, TiffAsk } from './tiff-worker.ts'

/** A page that takes longer is none: the thread that reads it is ended. */
const PATIENCE_MS = 30_000
const FAULTS = {
  damaged: '这份 TIFF 图片已损坏，不能在这里查看。',
  too_large: '这一页的图片太大，不能在这里查看。',
}

interface OpenTiff {
  /** Natural size of every page, upright. */
  sizes: readonly Size[]
  /** A page, so many points across. The caller closes it. */
  draw(page: number, width: number): Promise<ImageBitmap>
  broken: Promise<never>
  close(): void
}

async function open(sha256: string): Promise<OpenTiff> {
  const bytes = await readWhole(sha256)
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' })
  const broken = Promise.withResolvers<never>()
  // whoever looks at a page hears of it; nobody may be looking
  broken.promise.catch(() => undefined)
  const asked: ((answer: TiffAnswer) => void)[] = []
  const fail = (): void => {
    worker.terminate()
    broken.reject(new StoredFileError(FAULTS.damaged))
  }
  worker.addEventListener('error', fail)
  worker.addEventListener('message', ({ data }: MessageEvent<TiffAnswer>) => asked.shift()?.(data))
  const ask = async (question: TiffAsk, transfer: Transferable[]): Promise<TiffAnswer> => {
    const { promise, resolve } = Promise.withResolvers<TiffAnswer>()
    asked.push(resolve)
    const patience = setTimeout(fail, PATIENCE_MS)
    worker.postMessage(question, transfer)
    const answer = await Promise.race([promise, broken.promise]).finally(() => clearTimeout(patience))
    if ('fault' in answer) throw new StoredFileError(FAULTS[answer.fault])
    return answer
  }
  const opened = await ask({ bytes }, [bytes])
  if (!('sizes' in opened)) throw new Error('the thread that reads a TIFF answered something else')
  return {
    sizes: opened.sizes,
    broken: broken.promise,
    close: () => worker.terminate(),
    async draw(page, width) {
      const drawn = await ask({ page, width }, [])
      if (!('picture' in drawn)) throw new Error('the thread that reads a TIFF answered something else')
      return drawn.picture
    },
  }
}

/** The TIFF with this hash, opened once for all who hold it; the last one stays open for the way back. */
export const holdTiff = createOpenFiles<OpenTiff>({
  open,
  close: (file) => file.close(),
  broken: (file) => file.broken,
  kept: 1,
})
