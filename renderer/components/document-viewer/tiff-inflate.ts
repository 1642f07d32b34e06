import { inflateRaw } from 'pako'

// utif2 looks for it here: as part of a bundle it cannot ask for it by itself.
Object.assign(globalThis, { pako: { inflateRaw } })
