import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { AppError } from '../../shared/contract/error.ts'
import type { StoredLocation } from '../backend/thread-messages.ts'
import { DOCUMENT_POLICY } from './policies.ts'
import { bytesOfParts, readParts } from './stored-parts.ts'

/** What the window itself shows; everything else can only be saved or opened by its own program. */
const INLINE = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'])

/**
 * Answers `GET` or `HEAD` of a stored document: whole, one range of bytes (RFC 9110 §14), or several (`?parts=`). The file is found by its
 * hash alone, through `locate`, which refuses what is not recorded and what no longer has that hash.
 */
export async function serveStored(
  request: Request,
  sha256: string,
  locate: (sha256: string) => Promise<StoredLocation>,
): Promise<Response> {
  let found: StoredLocation
  try {
    found = await locate(sha256)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, details, message } = error
    return Response.json({ code, details, message }, { status: code === 'not_found' ? 404 : 500, headers: headers() })
  }
  const { path, size, mediaType } = found
  const common = {
    ...headers(),
    'content-type': INLINE.has(mediaType) ? mediaType : 'application/octet-stream',
    'content-disposition': INLINE.has(mediaType) ? 'inline' : 'attachment',
    'accept-ranges': 'bytes',
  }
  const unsatisfiable = (): Response =>
    new Response('', { status: 416, headers: { ...common, 'content-range': `bytes */${size}` } })
  const list = new URL(request.url).searchParams.get('parts')
  if (list !== null) {
    const parts = readParts(list, size)
    if (parts === undefined) return unsatisfiable()
    // Pieces put together are no document of any kind.
    const type = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
    return new Response(await bytesOfParts(path, parts), { headers: { ...common, ...type } })
  }
  const asked = request.headers.get('range')
  const range = asked === null ? { start: 0, end: size - 1 } : readRange(asked, size)
  if (range === undefined) return unsatisfiable()
  const { start, end } = range
  const isPart = asked !== null
  const body =
    request.method === 'HEAD' || size === 0
      ? null
      : (Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array<ArrayBuffer>>)
  return new Response(body, {
    status: isPart ? 206 : 200,
    headers: {
      ...common,
      'content-length': String(end - start + 1),
      ...(isPart ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    },
  })
}

const headers = (): Record<string, string> => ({
  'content-security-policy': DOCUMENT_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
})

/** One range `bytes=a-b`, `bytes=a-` or `bytes=-n`; nothing for what cannot be satisfied or is not one range. */
export function readRange(header: string, size: number): { start: number; end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end && start < size ? { start, end } : undefined
}
