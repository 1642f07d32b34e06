import { posix } from 'node:path'
import { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'
import { Budget, BundleRefused } from './bundle-entry.ts'
import type { Probe } from './probe-image.ts'
import { readZip } from './read-zip.ts'
import { textOf, walkXml } from './xml-walk.ts'

/** Limits for the inside of one office file. */
const PACKAGE_LIMITS = ArchiveLimits.parse({
  maxEntries: 10_000,
  maxEntryBytes: 64 * 1024 * 1024,
  maxTotalBytes: 256 * 1024 * 1024,
  maxSeconds: 30,
})

/** Reads parts of an office file by their path inside it; undefined for a part that is not there. */
export type PartReader = (path: string) => Promise<string | undefined>

/** Opens a DOCX, XLSX or OFD and hands its parts to `use`; the limits of hostile archives hold here too. */
export async function withPackage<T>(bytes: Buffer, use: (part: PartReader) => Promise<T>): Promise<T> {
  const listing = await readZip(bytes, new Budget(PACKAGE_LIMITS))
  try {
    if (listing.faults[0]) throw new BundleRefused(listing.faults[0].code)
    return await use(async (path) => {
      const entry = listing.entries.find((one) => one.path === path)
      return entry && (await entry.read()).toString('utf8').replace(/^\ufeff/, '')
    })
  } finally {
    listing.close()
  }
}

async function probePackage(bytes: Buffer, look: (part: PartReader) => Promise<Probe>): Promise<Probe> {
  try {
    return await withPackage(bytes, look)
  } catch (error) {
    // a refused or damaged package, or XML that is not well formed: the file stays evidence and is marked
    const encrypted = error instanceof BundleRefused && error.fault.code === 'zip.encrypted'
    return { pages: null, fault: encrypted ? 'doc.encrypted' : 'doc.corrupt', text: null }
  }
}

/** DOCX (ECMA-376): pages depend on who lays it out, so there are none; text of the body. */
export const probeDocx = (bytes: Buffer, withText: boolean): Promise<Probe> =>
  probePackage(bytes, async (part) => {
    const body = await part('word/document.xml')
    if (body === undefined) return { pages: null, fault: 'doc.corrupt', text: null }
    return { pages: null, fault: null, text: withText ? textOf(body, 't', { p: '\n' }) : null }
  })

/** OFD (GB/T 33190): OFD.xml → DocRoot → pages; text stands in the TextCode elements of the pages' content. */
export const probeOfd = (bytes: Buffer, withText: boolean): Promise<Probe> =>
  probePackage(bytes, async (part) => {
    const roots = textOf((await part('OFD.xml')) ?? '', 'DocRoot', { DocRoot: '\n' })
    const pages: string[] = []
    for (const root of roots.split('\n').map((one) => one.trim().replace(/^\//, ''))) {
      const document = root === '' ? undefined : await part(root)
      if (document === undefined) continue
      walkXml(document, {
        open: (name, { BaseLoc }) => {
          if (name !== 'Page' || BaseLoc === undefined) return
          pages.push(BaseLoc.startsWith('/') ? BaseLoc.slice(1) : posix.join(posix.dirname(root), BaseLoc))
        },
      })
    }
    if (pages.length === 0) return { pages: null, fault: 'doc.corrupt', text: null }
    let text = ''
    for (const page of withText ? pages : [])
      text += textOf((await part(page)) ?? '<none/>', 'TextCode', { TextObject: '\n' })
    return { pages: pages.length, fault: null, text: withText ? text : null }
  })
