import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { FileStore, StoredFile } from './file-store.ts'

/** Takes every document once. `forget` removes what this sink was the first to bring, when the bundle is refused after all. */
export interface DocumentSink {
  put(bytes: Buffer, mediaType: string): Promise<StoredFile>
  forget(): void
}

/** Only hashes: inspecting leaves nothing behind. */
export const hashingSink: DocumentSink = {
  put: (bytes, mediaType) =>
    Promise.resolve({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, mediaType }),
  forget: () => undefined,
}

/** Keeps documents in the content-addressed store. */
export function storingSink(files: FileStore): DocumentSink {
  const brought: string[] = []
  return {
    put: async (bytes, mediaType) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (files.has(sha256)) return { sha256, size: bytes.length, mediaType }
      brought.push(sha256)
      return files.put(bytes, mediaType)
    },
    forget: () => {
      for (const sha256 of brought.splice(0)) rmSync(files.path(sha256), { force: true })
    },
  }
}
