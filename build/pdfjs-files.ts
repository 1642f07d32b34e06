import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

/**
 * Puts what pdf.js reads while it draws (character maps, standard fonts, decoders, colour profiles) into the page as
 * `pdfjs/<folder>/<file>`, and serves the same to the development server.
 */
export function pdfjsFiles(home: string): Plugin {
  return {
    name: 'pdfjs-files',
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of readdirSync(path.join(home, folder))) {
          const source = readFileSync(path.join(home, folder, name))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source })
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [, folder = '', name = ''] = /^\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? []
        if (!FOLDERS.includes(folder) || !readdirSync(path.join(home, folder)).includes(name)) return next()
        response.end(readFileSync(path.join(home, folder, name)))
      })
    },
  }
}
