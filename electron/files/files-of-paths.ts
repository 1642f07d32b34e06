import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isIndexTable } from '../../shared/domain/import/bundle-grouping.ts'
import { extensionOf, isLitter } from '../../shared/domain/import/entry-path.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import { pathKind } from './inspect-path.ts'

export interface OfferedFile {
  path: string
  name: string
  kind: FileReport['kind']
  /** bytes; null of a folder */
  size: number | null
}

/** What stands in a folder for itself; anything else makes the folder a bundle. */
export const FOR_ITSELF = new Set(['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'et', 'zip', 'rar', '7z'])

/**
 * What can be read in at the chosen paths, in the order of the names. A folder is a case bundle; a folder of nothing but
 * tables and archives is not, and gives each of them.
 */
export function filesOfPaths(paths: readonly string[]): OfferedFile[] {
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat?.isDirectory()) return [offered(path, stat?.size ?? null)]
    const items = readdirSync(path, { withFileTypes: true }).filter((item) => !isLitter(item.name))
    const apart = items.every(
      (item) => item.isFile() && FOR_ITSELF.has(extensionOf(item.name)) && !isIndexTable(item.name),
    )
    if (items.length === 0 || !apart) return [offered(path, null)]
    const files = items.map(({ name }) => join(path, name)).sort((a, b) => (a < b ? -1 : 1))
    return files.map((file) => offered(file, statSync(file).size))
  })
}

const offered = (path: string, size: number | null): OfferedFile => ({
  path,
  name: basename(path),
  kind: pathKind(path),
  size,
})
