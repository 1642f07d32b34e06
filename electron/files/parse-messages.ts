import type { CaseRowValues } from '../../shared/domain/import/case-row.ts'
import type { Encoding, FileProblem, FileReport } from '../../shared/domain/import/file-report.ts'
import type { ColumnMeaning, GivenMapping, Header } from '../../shared/domain/import/headings.ts'
import type { NamedAgency } from '../../shared/domain/import/named-agency.ts'
import type { TableKind } from '../../shared/domain/import/tables.ts'
import type { RecordPack } from './packed-texts.ts'
import type { KnownMappings } from './known-mappings.ts'
import type { ProfileName } from './read-table.ts'
import type { TableHead } from './table-head.ts'

/** What is to be read. */
export interface ParseOrder {
  path: string
  today: string
  sheet: string | undefined
  mapping: GivenMapping | undefined
  /** as a person chose; else they are detected */
  encoding: Encoding | undefined
  headingLine: number | undefined
  /** profiles, and mappings that people confirmed; a given mapping wins */
  known: KnownMappings
  /** folder of the resources that ship with the program */
  resources: string
}

/** The same for the parse worker. */
export interface WorkerOrder extends ParseOrder {
  turns: SharedArrayBuffer
}

/** A large text whose header is known: threads share out what stands below it (piece-turns.ts). */
export interface PiecesOrder {
  path: string
  today: string
  encoding: Encoding
  delimiter: string
  header: Header
  /** size of the file */
  bytes: number
}
export interface PiecesWorkerOrder {
  pieces: PiecesOrder
  /** its place among the threads; the one that began is 0 */
  reader: number
  turns: SharedArrayBuffer
}

/** Only the first lines are wanted, to show them. */
export interface HeadOrder {
  headOf: string
  encoding: Encoding | undefined
}

/** What comes of it: the head, or the problem code of a file that is no table. */
export type HeadAnswer = { head: TableHead } | { rejected: string } | { failed: string }

/** A sheet whose records follow, and how its columns are understood. */
export interface SheetStart {
  type: 'sheet'
  sheet: number
  name: string | null
  table: TableKind
  columns: ColumnMeaning[]
  /** what a profile fills in where a record says nothing, and the profile */
  fixed?: Record<string, string> | undefined
  profile?: ProfileName | undefined
}

/** Records: their typed columns (case-row.ts) as plain arrays; the number of an agency is its place in the list of its reader, until they are written. */
export interface ParsedBatch {
  type: 'rows'
  sheet: number
  rows: CaseRowValues[]
  /** whose list of agencies it is: each thread has its own */
  reader: number
  /** what this message adds to the list */
  agencies: NamedAgency[]
  pack: RecordPack
  problems: FileProblem[]
  /** keys that records before had, in this message or an earlier one */
  repeatedKeys: string[]
  bytesDone: number
  bytesTotal: number
}

/** That the rest of the file is read in pieces, by several threads; the report holds what is known of it by then. */
export interface PiecesStart {
  type: 'pieces'
  order: PiecesOrder
  /** the line on which the records begin */
  line: number
  report: FileReport
}

/** The records of a piece, numbered as if it were a file of its own. */
export interface ParsedPiece extends Omit<ParsedBatch, 'type' | 'sheet' | 'repeatedKeys'> {
  type: 'piece'
  index: number
  /** four numbers of each record (RowKeys) */
  keys: Float64Array<ArrayBuffer>
  lines: number
  /** a quote was never closed: whatever comes behind this piece is part of its last record */
  unclosed: boolean
}

export interface ParseEnd {
  type: 'end'
  report: FileReport
}

/** A thread has no more pieces, or found one that cannot be decoded. */
export interface PiecesEnd {
  type: 'done'
  rejected: { index: number; code: string } | undefined
}

/** A failure of the program, not of the file: what is wrong with a file stands in the report. */
export interface ParseFailure {
  type: 'error'
  message: string
}

export type ParseMessage = SheetStart | ParsedBatch | ParseEnd | ParseFailure
/** The same and what only goes between the threads. */
export type ThreadMessage = ParseMessage | PiecesStart | ParsedPiece | PiecesEnd
