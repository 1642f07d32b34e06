/** The content security policies of everything that the program shows. No page may evaluate text as code. */

/**
 * The window. Styles: our own sheets, those that carry the nonce of this load (antd, AG Grid), and style attributes.
 * Scripts: only files of the build.
 */
export function windowPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Hands the nonce of this load to the page: what makes styles at run time reads it there. */
export const handNonceToPage = (html: string, nonce: string): string =>
  html.replace('<head>', `<head>\n    <meta name="style-nonce" content="${nonce}" />`)

/** The thread that decodes PDF: it may compile the WebAssembly decoders of the build, which the window may not. */
export const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** A page for printing brings everything along but the faces beside it, and runs no script of its own. */
export const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:"

/** A stored document is data: opened as a page it gets an origin of its own and runs nothing. */
export const DOCUMENT_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
