import { open } from 'node:fs/promises'

export interface Part {
  start: number
  /** inclusive */
  end: number
}

const MOST_PARTS = 512
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Reads `parts=0-99,5000-5099`: several ranges of bytes in one request. A viewer that opens a scan of 300 pages wants the
 * object of every page, and these lie far apart. Nothing for what is not a list of ranges within the file, or asks for too much.
 */
export function readParts(text: string, size: number): Part[] | undefined {
  const pieces = text.split(',')
  if (pieces.length > MOST_PARTS) return undefined
  const parts: Part[] = []
  let bytes = 0
  for (const piece of pieces) {
    const [, start, end] = (/^(\d{1,15})-(\d{1,15})$/.exec(piece) ?? []).map(Number)
    if (start === undefined || end === undefined || start > end || end >= size) return undefined
    bytes += end - start + 1
    parts.push({ start, end })
  }
  return bytes > MOST_BYTES ? undefined : parts
}

/** The bytes of all parts, one after the other in the order asked. */
export async function bytesOfParts(path: string, parts: readonly Part[]): Promise<Buffer<ArrayBuffer>> {
  const whole = Buffer.alloc(parts.reduce((sum, { start, end }) => sum + end - start + 1, 0))
  const file = await open(path, 'r')
  try {
    let at = 0
    for (const { start, end } of parts) {
      const { bytesRead } = await file.read(whole, at, end - start + 1, start)
      if (bytesRead < end - start + 1) throw new Error(`stored file ends at ${start + bytesRead}`)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
  return whole
}
