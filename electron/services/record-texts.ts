import type { ReadDb, WriteDb } from '../database/db.ts'
import type { FactsPatch } from '../../shared/domain/import/case-row.ts'
import { type OpenPack, openPack, type PackedText } from '../files/packed-texts.ts'

/** What is kept of a record: its facts as a merge patch on its cells, its cells, and what a person put in their places, by column. */
export interface RecordTexts {
  facts: FactsPatch
  original: string[]
  corrected: Record<string, string> | null
}

interface StoredRecord {
  facts: string
  original: string
  corrected: string | null
}

/** Reading walks two batches in turn at most; what it needs in another order is read ahead. */
const PACKS_KEPT = 8

interface StoredPack {
  firstRow: number
  /** the row after its last: ids beyond the first one of a later pack are that pack's */
  end: number
  facts: Uint8Array<ArrayBuffer>
  originals: Uint8Array<ArrayBuffer>
  text: string | null
}
const opened = ({ facts, originals, text }: StoredPack): OpenPack =>
  openPack({ facts, originals, text: text === null ? null : (JSON.parse(text) as PackedText) })

const PACKS = `SELECT p.first_row, min(p.first_row + p.records, coalesce((SELECT min(n.first_row) FROM import_pack n
    WHERE n.first_row > p.first_row), p.first_row + p.records)) AS end, p.facts, p.originals, p.text FROM import_pack p`

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
    const one = { firstRow: found.firstRow, end: found.end, pack: opened(found) }
    if (open.push(one) > PACKS_KEPT) open.shift()
    return one
  }
  const inPack = (rowId: number): RecordTexts => {
    const { firstRow, pack } = packOf(rowId)
    return { facts: pack.facts(rowId - firstRow), original: pack.cells(rowId - firstRow), corrected: null }
  }
  const apart = (rowId: number): RecordTexts | undefined => {
    const own = db.maybe<StoredRecord>('SELECT facts, original, corrected FROM import_record WHERE row_id = ?', rowId)
    return (
      own && {
        facts: JSON.parse(own.facts) as FactsPatch,
        original: JSON.parse(own.original) as string[],
        corrected: own.corrected === null ? null : (JSON.parse(own.corrected) as Record<string, string>),
      }
    )
  }
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
    JSON.stringify(facts),
    JSON.stringify(original),
    corrected && JSON.stringify(corrected),
  )
}

/** The rows of which a fact or a cell holds a text, or is it as a whole; looks through everything that was ever imported. */
export function rowsWith(db: ReadDb, text: string, whole: boolean): number[] {
  const quoted = JSON.stringify(text)
  const written = whole ? quoted : quoted.slice(1, -1)
  const rows = new Set(
    db.values<number>(
      'SELECT row_id FROM import_record WHERE instr(original, ?) > 0 OR instr(facts, ?) > 0',
      written,
      written,
    ),
  )
  for (const stored of db.each<StoredPack>(PACKS))
    for (const place of opened(stored).placesOf(text, whole)) {
      const row = stored.firstRow + place
      if (row < stored.end && db.value('SELECT 1 FROM import_record WHERE row_id = ?', row) === undefined) rows.add(row)
    }
  return [...rows]
}
