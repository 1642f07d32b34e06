import { randomBytes } from 'node:crypto'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol } from 'electron'
import type { StoredLocation } from '../backend/thread-messages.ts'
import { askDevServer, devServer } from './dev-server.ts'
import { handNonceToPage, PRINT_POLICY, windowPolicy, WORKER_POLICY } from './policies.ts'
import { serveStored } from './stored-route.ts'

export const ORIGIN = 'app://mingjuan'
const PRINT = 'app://print'
const STORED = `${ORIGIN}/stored/`

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

interface Sources {
  /** the built page */
  page: string
  /** the fonts that ship with the program, served below `/fonts/` to the window and to pages for printing */
  fonts: string
  locate: (sha256: string) => Promise<StoredLocation>
}

interface Offered {
  url: string
  withdraw(): void
}
export interface PrintPages {
  /** A page that exists until it is withdrawn, for a hidden window to print. */
  offerHtml(html: string): Offered
  offerPdf(file: string): Offered
}

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/**
 * Serves the built page and the fonts from lists made once at start, stored documents by their hash, and pages for
 * printing from memory. Nothing else exists.
 */
export function servePages({ page, fonts, locate }: Sources): PrintPages {
  const files = new Map([
    ...(devServer === undefined ? list(page, ORIGIN) : []),
    ...[ORIGIN, PRINT].flatMap((origin) => list(fonts, `${origin}/fonts`)).filter(([, file]) => isFont(file)),
  ])
  const prints = new Map<string, () => Response>()
  let last = 0
  const offer = (ending: string, answer: () => Response): Offered => {
    last += 1
    const url = `${PRINT}/${last}${ending}`
    prints.set(url, answer)
    return { url, withdraw: () => void prints.delete(url) }
  }

  protocol.handle('app', (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('', { status: 405 })
    const url = new URL(request.url)
    const { search } = url
    url.search = ''
    url.hash = ''
    const print = prints.get(url.href)
    if (print !== undefined) return print()
    if (url.href.startsWith(STORED)) return serveStored(request, url.href.slice(STORED.length), locate)
    const file = files.get(url.href)
    const nonce = randomBytes(16).toString('base64')
    if (file === undefined) {
      if (devServer === undefined || !url.href.startsWith(`${ORIGIN}/`)) return new Response('', { status: 404 })
      return askDevServer(`${url.pathname}${search}`, nonce, windowPolicy(nonce))
    }
    const type = path.extname(file)
    if (type === '.html')
      return respond(handNonceToPage(readFileSync(file, 'utf8'), nonce), TYPES[type], windowPolicy(nonce))
    // A worker has the policy it came with.
    const policy = /\.worker\b.*\.m?js$/.test(file) ? WORKER_POLICY : windowPolicy(nonce)
    const response = respond(new Uint8Array(readFileSync(file)), TYPES[type], policy)
    // Names of assets carry their hash: what was compiled of them may be kept for the next start.
    if (url.pathname.startsWith('/assets/')) response.headers.set('cache-control', 'max-age=31536000, immutable')
    // Reading the faces takes longer than printing a letter: the next one of the same window finds them.
    else if (isFont(file)) response.headers.set('cache-control', 'max-age=3600')
    return response
  })
  return {
    offerHtml: (html) => offer('.html', () => respond(html, TYPES['.html'], PRINT_POLICY)),
    // Chromium's own viewer shows it; a policy of ours would keep that from loading its parts.
    offerPdf: (file) =>
      offer('.pdf', () => {
        const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array<ArrayBuffer>>
        return new Response(body, {
          headers: { 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
        })
      }),
  }
}

const isFont = (file: string): boolean => /\.(woff2|ttf)$/.test(file)

const list = (folder: string, address: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [`${address}/${path.relative(folder, file).split(path.sep).join('/')}`, file])

function respond(body: string | Uint8Array<ArrayBuffer>, type: string | undefined, policy: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
