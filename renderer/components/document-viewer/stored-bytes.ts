import { storedUrl } from './viewed.ts'

/** A part of a stored file, both ends inclusive, and the size of the whole. Throws where the file cannot be had. */
export async function readPart(
  sha256: string,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; size: number }> {
  const response = await fetch(storedUrl(sha256), { headers: { range: `bytes=${begin}-${end}` }, signal })
  if (!response.ok) throw new Error(`stored file: ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  // A whole answer (200) is also right: then the size is that of its bytes.
  const size = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? bytes.length)
  return { bytes: response.status === 206 ? bytes : bytes.subarray(begin, end + 1), size }
}

/** A file the program brings along, for pdf.js: character maps, standard fonts, decoders. */
export async function readOwnFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
