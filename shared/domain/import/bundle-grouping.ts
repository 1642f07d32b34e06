import { orderNumber } from './document-kinds.ts'
import { baseName, extensionOf, folderOf, stemOf } from './entry-path.ts'
import { normalDocumentNumber } from './document-number.ts'

export type Volume = 'main' | 'secret'

export interface GroupedFile {
  path: string
  volume: Volume
}

/** The files of one case in the order that their names propose, before any index is looked at. */
export interface CaseGroup {
  /** folder of the case, or the number that flat names begin with */
  name: string
  folder: string
  /** document number found in the name, as written */
  number: string | null
  files: GroupedFile[]
  /** path of the 卷内目录 as a table, if there is one */
  index: string | null
  /** path of a manifest.json in the folder */
  manifest: string | null
  /** true when only the names say which files belong together */
  flat: boolean
}

export interface Grouping {
  cases: CaseGroup[]
  /** files at the top that belong to no case */
  loose: string[]
}

/** A document number at the beginning of or inside a name: agency words, year in brackets, serial, 号. */
const NUMBER =
  /[\p{Script=Han}A-Za-z（）()]{1,24}[〔[(【［﹝〈](?:19|20)\d{2}[〕\])】］﹞〉][\p{Script=Han}]{0,6}第?\d{1,7}(?:-\d{1,4})?号/u
const VOLUME = /^(?:正卷|副卷|正册|副册|内卷|外卷)/
const INDEX = /卷内(?:文件|文书|材料)?目录|^目录$/
const INDEX_TABLES = new Set(['xlsx', 'xls', 'csv', 'docx'])

export const numberInName = (name: string): string | null => NUMBER.exec(name)?.[0] ?? null

/** True for a 卷内目录 that can be read as a table; one that was scanned is a document like others. */
export const isIndexTable = (path: string): boolean =>
  INDEX.test(stemOf(path).replace(/^\d{1,3}[\s._-]*/, '')) && INDEX_TABLES.has(extensionOf(path))

const isManifest = (path: string): boolean => baseName(path).toLowerCase() === 'manifest.json'

/**
 * Which files make up which case (import-formats §6). A case is the lowest folder whose name holds a document number or that
 * holds an index; 正卷 and 副卷 are parts of one. Files that lie under no such folder belong to the folder they lie in;
 * flat files go together by the number that their names begin with. Cases stand in the order of their folders' names.
 */
export function groupBundle(paths: readonly string[], topName = ''): Grouping {
  const marked = new Set<string>()
  for (const path of paths) {
    if ((isIndexTable(path) || isManifest(path)) && folderOf(path) !== '') marked.add(withoutVolume(folderOf(path)))
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
      if (numberInName(baseName(folder)) !== null) marked.add(folder)
  }
  const isFlat = paths.every((path) => !path.includes('/'))
  const wholeIsCase =
    (marked.size === 0 && numberInName(topName) !== null) ||
    paths.some((path) => !path.includes('/') && isIndexTable(path)) ||
    // a manifest among files without folders and without numbers can only speak of all of them
    (isFlat && paths.some(isManifest) && paths.every((path) => numberInName(baseName(path)) === null))
  const groups = new Map<string, CaseGroup>()
  const loose: string[] = []
  for (const path of paths) {
    const folder = caseFolder(path, marked)
    const flatNumber = folder === '' ? numberInName(baseName(path)) : null
    if (folder === '' && !wholeIsCase && (flatNumber === null || isManifest(path))) {
      loose.push(path)
      continue
    }
    const flat = folder === '' && !wholeIsCase
    const key = flat && flatNumber !== null ? `#${normalDocumentNumber(flatNumber)}` : folder
    const name = flat ? (flatNumber ?? '') : folder === '' ? topName : baseName(folder)
    let group = groups.get(key)
    if (!group) {
      group = { name, folder, number: numberInName(name), files: [], index: null, manifest: null, flat }
      groups.set(key, group)
    }
    if (isIndexTable(path) && group.index === null) group.index = path
    else if (isManifest(path) && group.manifest === null) group.manifest = path
    else group.files.push({ path, volume: volumeOf(path, folder) })
  }
  const cases = [...groups.values()].filter((group) => group.files.length > 0 || group.index !== null)
  for (const group of cases) group.files.sort((a, b) => compareFiles(group, a, b))
  cases.sort((a, b) => BY_NUMBERS.compare(a.folder, b.folder) || BY_NUMBERS.compare(a.name, b.name))
  return { cases, loose }
}

/** 9号 comes before 10号, as in the window of any file manager. */
const BY_NUMBERS = new Intl.Collator('zh-CN', { numeric: true })

const withoutVolume = (folder: string): string => (VOLUME.test(baseName(folder)) ? folderOf(folder) : folder)

function caseFolder(path: string, marked: ReadonlySet<string>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (marked.has(folder)) return folder
  return withoutVolume(folderOf(path))
}

const volumeOf = (path: string, folder: string): Volume =>
  path
    .slice(folder.length)
    .split('/')
    .some((part) => /^(?:副卷|副册|内卷)/.test(part))
    ? 'secret'
    : 'main'

/** What remains of a flat name when the number of its case is taken away. */
export function nameInCase(group: Pick<CaseGroup, 'flat' | 'name'>, path: string): string {
  const name = baseName(path)
  return group.flat ? name.replace(group.name, '').replace(/^[\s_\-—]+/, '') : name
}

/** 正卷 before 副卷, then by the number before the name, unnumbered last, equal numbers by name. */
function compareFiles(group: CaseGroup, a: GroupedFile, b: GroupedFile): number {
  if (a.volume !== b.volume) return a.volume === 'main' ? -1 : 1
  const none: [number, number] = [Number.MAX_SAFE_INTEGER, 0]
  const [first, second] = [a, b].map((file) => orderNumber(nameInCase(group, file.path)) ?? none) as [
    [number, number],
    [number, number],
  ]
  if (first[0] !== second[0]) return first[0] - second[0]
  if (first[1] !== second[1]) return first[1] - second[1]
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
