import { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'
import type { SheetRow } from '../../shared/domain/import/row-parser.ts'
import { Budget, type BundleEntry, type BundleListing, BundleRefused } from './bundle-entry.ts'
import { cellCarrier, type MergedCell } from './merged-cells.ts'
import { readZip } from './read-zip.ts'
import { type SharedStrings, type SheetContext, sheetRows } from './sheet-rows.ts'
import {
  readDateStyles,
  readRelations,
  readWorkbookPart,
  type Relations,
  sharedStringReader,
  verticalMerges,
} from './workbook-parts.ts'
import { DamagedXml } from './xml-pieces.ts'

/** A sheet with its rows, which are read as they are asked for; rows that the file leaves out are left out. */
export interface WorkbookSheet {
  name: string
  rows: () => AsyncIterable<SheetRow[]>
}

export interface Workbook {
  sheets: WorkbookSheet[]
  date1904: boolean
  close: () => void
}

/** Opens a workbook, here or elsewhere. */
export type OpenWorkbook = (file: string, onBytes?: (done: number, total: number) => void) => Promise<Workbook>

/** For the parts of one workbook: a sheet may have a million lines, which are read twice. */
const LIMITS = ArchiveLimits.parse({
  maxEntries: 50_000,
  maxEntryBytes: 4 * 2 ** 30,
  maxTotalBytes: 16 * 2 ** 30,
  maxRatio: 500,
  maxSeconds: 3600,
})
/** The parts that are held whole. */
const LARGEST_PART = 16 << 20
/** A sheet of this size is held while its merges are looked for, and need not be unpacked twice. */
const SMALL_SHEET = 4 << 20

/**
 * Opens a workbook: all visible sheets, whose rows are read piece by piece, so that its size does not matter. Vertically
 * merged cells carry their value down. Throws BundleRefused or DamagedXml for what is no whole workbook, here or
 * while rows are read. `onBytes` hears how much of a sheet is read. Whoever opens it closes it.
 */
export async function openWorkbook(
  file: string | Buffer,
  onBytes?: (done: number, total: number) => void,
): Promise<Workbook> {
  const listing = await readZip(file, new Budget(LIMITS))
  try {
    if (listing.faults[0]) throw new BundleRefused(listing.faults[0].code, listing.faults[0].path)
    const part = partFinder(listing)
    const top = await relationsOf(part, '')
    const path = [...top.values()].find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
    const book = readWorkbookPart(await wholePart(part(path)), await relationsOf(part, path))
    const context = await contextOf(part, book)
    const sheets = book.sheets
      .filter(({ hidden }) => !hidden)
      .map(({ name, path: own }): WorkbookSheet => {
        const entry = own === null ? undefined : part(own)
        // a sheet that is listed and not there would be lost in silence
        if (!entry) throw new DamagedXml(`no part of the sheet ${name}`)
        return { name, rows: () => rowsOf(entry, context, onBytes) }
      })
    const close = (): void => {
      context.sharedStrings.close()
      listing.close()
    }
    return { sheets, date1904: book.date1904, close }
  } catch (error) {
    listing.close()
    throw error
  }
}

/** Parts by their path; names of parts do not tell upper and lower case apart (ECMA-376, part 2). */
function partFinder({ entries }: BundleListing): (path: string) => BundleEntry | undefined {
  const byPath = new Map<string, BundleEntry>()
  for (const entry of entries) {
    const key = entry.path.toLowerCase()
    if (byPath.has(key)) throw new DamagedXml(`two parts ${entry.path}`)
    byPath.set(key, entry)
  }
  return (path) => byPath.get(path.toLowerCase())
}

async function wholePart(entry: BundleEntry | undefined): Promise<string> {
  if (!entry) throw new DamagedXml('a part is missing')
  if (entry.statedSize > LARGEST_PART) throw new BundleRefused('zip.bomb', entry.path)
  return new TextDecoder('utf-8', { fatal: true }).decode(await entry.read())
}

async function relationsOf(part: (path: string) => BundleEntry | undefined, path: string): Promise<Relations> {
  const at = path.lastIndexOf('/') + 1
  const entry = part(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`)
  return entry ? readRelations(await wholePart(entry), path.slice(0, at)) : new Map()
}

async function contextOf(
  part: (path: string) => BundleEntry | undefined,
  book: { sharedStrings: string | null; styles: string | null; date1904: boolean },
): Promise<SheetContext> {
  // loaded with the first workbook: every start of the program would wait for it
  const { isDateFormat, serialToDate } = await import('hucre')
  const strings = book.sharedStrings === null ? undefined : part(book.sharedStrings)
  const styles = book.styles === null ? undefined : part(book.styles)
  const days = new Map<number, string | undefined>()
  return {
    sharedStrings: sharedStringsOf(strings),
    dateStyles: styles ? readDateStyles(await wholePart(styles), isDateFormat) : [],
    dayOf(serial) {
      if (days.has(serial)) return days.get(serial)
      const at = serialToDate(serial, book.date1904)
      const day = Number.isNaN(at.getTime()) ? undefined : dayText(at)
      // days repeat, times do not
      if (days.size < 100_000) days.set(serial, day)
      return day
    },
  }
}

/** The shared strings of a workbook, read piece by piece; two sheets that are read at once wait for the same piece. */
function sharedStringsOf(entry: BundleEntry | undefined): SharedStrings {
  const { strings, write, end } = sharedStringReader()
  let pieces = entry && decoded(entry.pieces())
  let reading = Promise.resolve()
  const readTo = async (index: number): Promise<void> => {
    while (pieces && strings.length <= index) {
      const next = await pieces.next()
      if (next.done) {
        pieces = undefined
        end()
      } else write(next.value)
    }
  }
  return {
    strings,
    readTo(index) {
      reading = reading.then(() => readTo(index))
      return reading
    },
    // it only ends the unpacking: what is wrong with the part is told to whoever reads it
    close: () => void pieces?.return(undefined).catch(() => undefined),
  }
}

/** UTC parts only: a day is no instant. A time of midnight is no time. */
function dayText(at: Date): string {
  const text = at.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/** The text of a part, strictly: nothing is replaced in silence. */
async function* decoded(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

/** The merges of a sheet stand behind its rows and are needed before them: a large sheet is unpacked twice. */
async function* rowsOf(
  entry: BundleEntry,
  context: SheetContext,
  onBytes?: (done: number, total: number) => void,
): AsyncGenerator<SheetRow[]> {
  const small = entry.statedSize <= SMALL_SHEET ? [await entry.read()] : undefined
  const carry = cellCarrier(await mergesIn(small ?? entry.pieces()))
  const reader = sheetRows(context)
  let done = 0
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of small ?? entry.pieces()) {
      done += piece.length
      yield piece
    }
  }
  for await (const piece of decoded(counted())) {
    reader.write(piece)
    onBytes?.(done, Math.max(done, entry.statedSize))
    const rows = await reader.take()
    if (rows.length === 0) continue
    for (const row of rows) carry(row)
    yield rows
  }
  reader.end()
  // what no cell refers to may be damaged, too
  await context.sharedStrings.readTo(Number.POSITIVE_INFINITY)
}

const MERGE = Buffer.from('mergeCell')
const MOST_MERGES = 1_000_000

async function mergesIn(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<MergedCell[]> {
  const merges: MergedCell[] = []
  let rest = ''
  for await (const piece of pieces) {
    // between the rows, which are nearly all of a sheet, nothing is decoded
    if (rest === '' && !piece.includes(MERGE) && !endsInside(piece)) continue
    const text = rest + piece.toString('latin1')
    const whole = text.lastIndexOf('>') + 1
    for (const merge of verticalMerges(text.slice(0, whole))) merges.push(merge)
    if (merges.length > MOST_MERGES) throw new DamagedXml('more merged cells than a sheet has')
    rest = text.slice(whole)
    if (rest.length > 4096) rest = ''
  }
  return merges
}

/** True where a piece ends inside of what may become a merged cell. */
const endsInside = (piece: Buffer): boolean => {
  const open = piece.lastIndexOf('<')
  return open > piece.lastIndexOf('>') && '<mergeCell'.startsWith(piece.subarray(open, open + 10).toString('latin1'))
}
