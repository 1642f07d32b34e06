import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { protocol } from 'electron'

export const ORIGIN = 'app://mingjuan'
const PRINT = 'app://print'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}
const WINDOW_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** A page for printing brings everything along and runs no script of its own. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/** Serves the built page from a list made once at start, and pages for printing from memory. Nothing else exists. */
export function servePages(folder: string): { offer: (html: string) => { url: string; withdraw(): void } } {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`${ORIGIN}/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  )
  const prints = new Map<string, string>()
  let last = 0

  protocol.handle('app', (request) => {
    const url = new URL(request.url)
    url.search = ''
    url.hash = ''
    const print = prints.get(url.href)
    if (print !== undefined) return respond(print, TYPES['.html'], PRINT_POLICY)
    const file = files.get(url.href)
    if (file === undefined || request.method !== 'GET') return new Response('', { status: 404 })
    return respond(new Uint8Array(readFileSync(file)), TYPES[path.extname(file)], WINDOW_POLICY)
  })
  return {
    offer(html) {
      last += 1
      const url = `${PRINT}/${last}.html`
      prints.set(url, html)
      return { url, withdraw: () => void prints.delete(url) }
    },
  }
}

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
