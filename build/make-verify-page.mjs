// Bundles the program's own verification into one script for verify.html: node build/make-verify-page.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

/** The bundled script as text; the test compares it with the committed file. */
export async function bundleVerifyScript() {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2020',
      lib: {
        entry: path.join(root, 'shared/domain/sampling/verify-page.ts'),
        name: 'MingjuanVerify',
        formats: ['iife'],
        fileName: 'verify',
      },
    },
  })
  return (Array.isArray(result) ? result[0] : result).output[0].code
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(path.join(root, 'resources/proof'), { recursive: true })
  writeFileSync(path.join(root, 'resources/proof/verify.js'), await bundleVerifyScript())
}
