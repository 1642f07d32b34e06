import type { Encoding, FileProblem, FileReport } from '../../shared/domain/import/file-report.ts'
import type { CaseRowValues } from '../../shared/domain/import/case-row.ts'
import type { ColumnMeaning, GivenMapping } from '../../shared/domain/import/headings.ts'
import type { KnownMappings } from './known-mappings.ts'
import type { ProfileName } from './read-table.ts'
import type { TableHead } from './table-head.ts'
import type { TableKind } from '../../shared/domain/import/tables.ts'

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
  /** one Int32: messages on their way; the worker waits while there are MOST_IN_FLIGHT */
  inFlight: SharedArrayBuffer
}

/** Only the first lines are wanted, to show them. */
export interface HeadOrder {
  headOf: string
  encoding: Encoding | undefined
}

/** What comes of it: the head, or the problem code of a file that is no table. */
export type HeadAnswer = { head: TableHead } | { rejected: string } | { failed: string }

/** More would let the queue hold the whole file. */
export const MOST_IN_FLIGHT = 8

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

/** Records: their typed columns (case-row.ts) as plain arrays. */
export interface ParsedBatch {
  type: 'rows'
  sheet: number
  rows: CaseRowValues[]
  /** two texts of each record, packed: its facts as a patch, its original cells; JSON */
  pack: Uint8Array<ArrayBuffer>
  problems: FileProblem[]
  bytesDone: number
  bytesTotal: number
}

export interface ParseEnd {
  type: 'end'
  report: FileReport
}

/** A failure of the program, not of the file: what is wrong with a file stands in the report. */
export interface ParseFailure {
  type: 'error'
  message: string
}

export type ParseMessage = SheetStart | ParsedBatch | ParseEnd | ParseFailure
