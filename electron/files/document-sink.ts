import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { FileStore, StoredFile } from './file-store.ts'

/** Takes every document once. `forget` removes what this sink was the first to bring, when the bundle is refused after all. */
export interface DocumentSink {
  /** Answers at once where it can; `settled` waits until everything that was put is durable, and throws what went wrong. */
  put(bytes: Buffer, mediaType: string): Promise<StoredFile>
  settled(): Promise<void>
  forget(): Promise<void>
}

const sha256Of = (bytes: Buffer): string => hash('sha256', bytes)

/** Only hashes: inspecting leaves nothing behind. */
export const hashingSink: DocumentSink = {
  put: (bytes, mediaType) => Promise.resolve({ sha256: sha256Of(bytes), size: bytes.length, mediaType }),
  settled: () => Promise.resolve(),
  forget: () => Promise.resolve(),
}

/** Documents on their way to the disk at a time, and their bytes: the disk works while the next ones are unpacked. */
const MOST_WRITES = 16
const MOST_BYTES = 64 << 20

/** Keeps documents in the content-addressed store. */
export function storingSink(files: FileStore): DocumentSink {
  const brought = new Set<string>()
  const writing = new Map<Promise<void>, number>()
  let bytesWriting = 0
  let failure: { error: unknown } | undefined
  const write = (bytes: Buffer, sha256: string): void => {
    bytesWriting += bytes.length
    const one: Promise<void> = files.putMany(bytes, sha256).then(
      () => done(one),
      (error: unknown) => {
        failure ??= { error }
        done(one)
      },
    )
    writing.set(one, bytes.length)
  }
  const done = (one: Promise<void>): void => {
    bytesWriting -= writing.get(one) ?? 0
    writing.delete(one)
  }
  const isFull = (): boolean => writing.size >= MOST_WRITES || (bytesWriting > MOST_BYTES && writing.size > 1)
  const rethrow = (): void => {
    if (failure) throw failure.error
  }
  return {
    async put(bytes, mediaType) {
      rethrow()
      const sha256 = sha256Of(bytes)
      if (!brought.has(sha256) && !files.has(sha256)) {
        brought.add(sha256)
        write(bytes, sha256)
        while (isFull()) await Promise.race(writing.keys())
      }
      return { sha256, size: bytes.length, mediaType }
    },
    async settled() {
      await Promise.all(writing.keys())
      rethrow()
      await files.flush()
    },
    async forget() {
      await Promise.all(writing.keys())
      for (const sha256 of brought) rmSync(files.path(sha256), { force: true })
      brought.clear()
    },
  }
}
