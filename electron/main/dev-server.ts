/// <reference types="electron-vite/node" />
// Only for `npm run dev`. In a build `import.meta.env.DEV` is false, and nothing here is reached.
import { handNonceToPage } from './policies.ts'

/** Where Vite serves the page from, with hot reload; nothing in the built program. */
export const devServer: string | undefined = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined

/** The channel through which Vite tells the page of changes. */
export const devChannel: string | undefined = devServer?.replace(/^http/, 'ws')

/**
 * The development server's answer for a path of the page. The page keeps its own origin, so that everything else (bridge,
 * stored documents, navigation) is as in the built program.
 */
export async function askDevServer(path: string, nonce: string, policy: string): Promise<Response> {
  const asked = await fetch(`${devServer}${path}`)
  const type = asked.headers.get('content-type') ?? 'application/octet-stream'
  const body = type.startsWith('text/html') ? withNonces(await asked.text(), nonce) : await asked.arrayBuffer()
  return new Response(body, {
    status: asked.status,
    headers: {
      'content-type': type,
      'content-security-policy': developmentPolicy(policy, nonce),
      'cache-control': 'no-store',
    },
  })
}

/** Vite's inline script carries the nonce; from the second mark it takes the nonce of the styles it puts in. */
const withNonces = (html: string, nonce: string): string =>
  handNonceToPage(html, nonce)
    .replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`)
    .replaceAll('<script type="module"', `<script nonce="${nonce}" type="module"`)

/** The window's policy and what Vite needs beyond it: inline scripts by nonce, threads from the same policy, its channel. */
const developmentPolicy = (policy: string, nonce: string): string =>
  policy
    .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`)
    .replace("connect-src 'self'", `connect-src 'self' ${devChannel}`)
