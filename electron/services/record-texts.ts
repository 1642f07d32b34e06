import type { ReadDb, WriteDb } from '../database/db.ts'
import { type OpenPack, openPack } from '../files/packed-texts.ts'

/** What is kept of a record, each as JSON: its facts as a merge patch on its cells, its cells, and what a person put in their places. */
export interface RecordTexts {
  facts: string
  original: string
  corrected: string | null
}

const A_CELL = /"(?:[^"\\]|\\.)*"/y

/** One of the original cells; undefined where the record has none there. Reads only as far as it stands: a fifth of the time of all cells. */
export function cellIn(original: string, column: number): string | undefined {
  A_CELL.lastIndex = 1
  for (let before = 0; before < column; before += 1) {
    if (!A_CELL.test(original)) return undefined
    A_CELL.lastIndex += 1
  }
  const start = A_CELL.lastIndex
  return column >= 0 && A_CELL.test(original)
    ? (JSON.parse(original.slice(start, A_CELL.lastIndex)) as string)
    : undefined
}

/** Reading walks two batches in turn at most; what it needs in another order is read ahead. */
const PACKS_KEPT = 8

interface StoredPack {
  firstRow: number
  /** the row after its last: ids beyond the first one of a later pack are that pack's */
  end: number
  texts: Uint8Array
}
const PACKS = `SELECT p.first_row, min(p.first_row + p.records, coalesce((SELECT min(n.first_row) FROM import_pack n
    WHERE n.first_row > p.first_row), p.first_row + p.records)) AS end, p.texts FROM import_pack p`

/** Reads the texts of records. */
export interface TextReader {
  /** The texts of a row; one without texts is a programming error. */
  textsOf: (rowId: number) => RecordTexts
  /** Reads rows that will be asked for in any order as they lie on the disk, and forgets those that were read ahead before. */
  readAhead: (rowIds: Iterable<number>) => void
}
/** Records to read ahead at a time: about 30 MB. */
export const READ_AHEAD = 20_000

/** Rows that are asked for in their order cost least. For one call, since ids may come again once a batch is removed. */
export function recordTexts(db: ReadDb): TextReader {
  const open: { firstRow: number; end: number; pack: OpenPack }[] = []
  const packOf = (rowId: number) => {
    const known = open.findLast(({ firstRow, end }) => rowId >= firstRow && rowId < end)
    if (known) return known
    const found = db.maybe<StoredPack>(`${PACKS} WHERE p.first_row <= ? ORDER BY p.first_row DESC LIMIT 1`, rowId)
    if (!found || rowId >= found.end) throw new Error(`row ${rowId} has no texts`)
    const opened = { firstRow: found.firstRow, end: found.end, pack: openPack(found.texts) }
    if (open.push(opened) > PACKS_KEPT) open.shift()
    return opened
  }
  const inPack = (rowId: number): RecordTexts => {
    const { firstRow, pack } = packOf(rowId)
    const line = 2 * (rowId - firstRow)
    const [facts, original] = [pack.at(line), pack.at(line + 1)]
    if (facts === undefined || original === undefined) throw new Error(`the pack of row ${rowId} is too short`)
    return { facts, original, corrected: null }
  }
  const apart = (rowId: number): RecordTexts | undefined =>
    db.maybe<RecordTexts>('SELECT facts, original, corrected FROM import_record WHERE row_id = ?', rowId)
  const ahead = new Map<number, RecordTexts>()
  return {
    // one that was read ahead may have been changed since
    textsOf: (rowId) => apart(rowId) ?? ahead.get(rowId) ?? inPack(rowId),
    readAhead(rowIds) {
      ahead.clear()
      for (const rowId of Float64Array.from(new Set(rowIds)).sort())
        if (apart(rowId) === undefined) ahead.set(rowId, inPack(rowId))
    },
  }
}

/** Lets a record stand by itself, with other facts or corrections than it had; its cells stay what they were. */
export function keepRecord(db: WriteDb, rowId: number, { facts, original, corrected }: RecordTexts): void {
  db.run(
    `INSERT INTO import_record (row_id, facts, original, corrected) VALUES (?, ?, ?, ?)
     ON CONFLICT (row_id) DO UPDATE SET facts = excluded.facts, corrected = excluded.corrected`,
    rowId,
    facts,
    original,
    corrected,
  )
}

/** The rows of which the facts or cells hold a piece of text as JSON writes it; looks through everything that was ever imported. */
export function rowsWith(db: ReadDb, piece: string): number[] {
  const rows = new Set(
    db.values<number>(
      'SELECT row_id FROM import_record WHERE instr(original, ?) > 0 OR instr(facts, ?) > 0',
      piece,
      piece,
    ),
  )
  for (const { firstRow, end, texts } of db.each<StoredPack>(PACKS))
    for (const place of openPack(texts).placesOf(piece)) {
      const row = firstRow + Math.floor(place / 2)
      if (row < end && db.value('SELECT 1 FROM import_record WHERE row_id = ?', row) === undefined) rows.add(row)
    }
  return [...rows]
}
