import { constants, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { cleanPath, isLitter } from '../../shared/domain/import/entry-path.ts'
import {
  type Budget,
  type BundleEntry,
  type BundleFault,
  type BundleListing,
  BundleRefused,
  joined,
} from './bundle-entry.ts'

/** Lists a folder in the shape of an archive, in the order of the names. Links are never followed, limits are the same. */
export function readFolder(folder: string, budget: Budget): BundleListing {
  const entries: BundleEntry[] = []
  const faults: BundleFault[] = []
  const walk = (below: string, depth: number): void => {
    const found = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const item of found) {
      const originalPath = below === '' ? item.name : `${below}/${item.name}`
      const path = cleanPath(originalPath)
      if (isLitter(item.isDirectory() ? `${path}/` : path)) continue
      if (item.isDirectory()) {
        if (depth >= budget.limits.maxDepth) faults.push({ code: 'zip.too_deep', path, value: `${depth + 1} 层` })
        else walk(originalPath, depth + 1)
      } else if (!item.isFile()) faults.push({ code: 'zip.symlink', path, value: null })
      else {
        if (entries.length >= budget.limits.maxEntries) throw new BundleRefused('zip.too_many_entries')
        const file = join(folder, originalPath)
        const pieces = (): AsyncIterable<Buffer> => filePieces(file, path, budget)
        const { size, mtimeMs } = statSync(file)
        const mark = `${size} ${Math.round(mtimeMs)}`
        entries.push({ path, originalPath, statedSize: size, mark, pieces, read: () => joined(pieces()) })
      }
    }
  }
  walk('', 0)
  if (entries.length === 0 && faults.length === 0) throw new BundleRefused('zip.no_entries')
  return { entries, faults, close: () => undefined }
}

/** The file that was listed: when a link has taken its place since, opening fails. */
async function* filePieces(file: string, path: string, budget: Budget): AsyncGenerator<Buffer> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    let produced = 0
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(1 << 18), 0, 1 << 18)
      if (bytesRead === 0) return
      produced += bytesRead
      budget.spend(path, bytesRead, produced, produced)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
