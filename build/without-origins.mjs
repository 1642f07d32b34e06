// For npm run bench, with --import: an import that does not keep what its records said, to see what keeping it takes. The reading threads
// load it, too. What such an import leaves cannot be read.
import { registerHooks } from 'node:module'

const EMPTY = {
  '/electron/files/packed-texts.ts': `export const compressed = () => new Uint8Array(0)
    export const linePacker = () => ({ add: () => undefined, take: compressed })`,
  '/shared/domain/import/case-row.ts': 'export const factsPatch = () => ({})',
}

registerHooks({
  load(url, context, next) {
    const name = Object.keys(EMPTY).find((end) => url.endsWith(end))
    if (name === undefined) return next(url, context)
    return { format: 'module', source: `export * from '${url}?whole'\n${EMPTY[name]}`, shortCircuit: true }
  },
})
