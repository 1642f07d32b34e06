import { storedUrl } from './viewed.ts'

/** The program would not hand out a stored file; the message is a sentence for the user. */
export class StoredFileError extends Error {
  override name = 'StoredFileError'
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  const reply: unknown = await response.json().catch(() => null)
  const sentence = typeof reply === 'object' && reply !== null && 'message' in reply ? String(reply.message) : ''
  throw new StoredFileError(sentence || '这份文书没有读出来。')
}

/** A stored file as a whole. */
export async function readWhole(sha256: string): Promise<ArrayBuffer> {
  const bytes = await bytesOf(await fetch(storedUrl(sha256)))
  return bytes.buffer
}

/** A part of a stored file, both ends inclusive, and the size of the whole. Throws where the file cannot be had. */
export async function readPart(
  sha256: string,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; size: number }> {
  const response = await fetch(storedUrl(sha256), { headers: { range: `bytes=${begin}-${end}` }, signal })
  const bytes = await bytesOf(response)
  // A whole answer (200) is also right: then the size is that of its bytes.
  const size = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? bytes.length)
  return { bytes: response.status === 206 ? bytes : bytes.subarray(begin, end + 1), size }
}

/** Several parts of a stored file by one request, both ends inclusive, in the order asked. */
export async function readParts(
  sha256: string,
  parts: readonly { begin: number; end: number }[],
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const list = parts.map(({ begin, end }) => `${begin}-${end}`).join(',')
  const response = await fetch(`${storedUrl(sha256)}?parts=${list}`, { signal })
  const bytes = await bytesOf(response)
  let at = 0
  return parts.map(({ begin, end }) => bytes.slice(at, (at += end - begin + 1)))
}

/** A file the program brings along, for pdf.js: character maps, standard fonts, decoders. */
export async function readOwnFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
