import { z } from 'zod'
import { CODE_SOURCES } from '../domain/import/code-tables.ts'
import { TextLayer } from '../domain/cases/text-layer.ts'
import { ENCODINGS, FileProblem } from '../domain/import/file-report.ts'
import { FATES } from '../domain/import/row-fates.ts'
import { TABLE_KINDS } from '../domain/import/tables.ts'

// The shapes that the procedures of an import share; `imports.ts` holds the procedures.

export const BatchId = z.strictObject({ batchId: z.string() })
export const Counts = { added: z.int(), updated: z.int(), unchanged: z.int(), refused: z.int() }
/** Heading → field, null leaves a column out; heading → whose table its bare codes come from. */
export const ImportMapping = z.strictObject({
  table: z.enum(TABLE_KINDS).optional(),
  columns: z.record(z.string(), z.string().nullable()).default({}),
  codes: z.record(z.string(), z.enum(CODE_SOURCES)).optional(),
})
export const ReadOptions = {
  mapping: ImportMapping.optional(),
  sheet: z.string().optional(),
  /** id of the profile to read by; null: none; left out: the one that fits */
  profile: z.string().max(100).nullable().optional(),
}
/** What a person may decide of a table before it is read; what is left out is detected. */
export const Choices = {
  ...ReadOptions,
  encoding: z.enum(ENCODINGS).optional(),
  /** the line of the header, as an editor counts */
  headingLine: z.int().min(1).optional(),
}
export const Place = { sheet: z.int().min(0), row: z.int().min(1) }

export const ImportBatch = z.strictObject({
  batchId: z.string(),
  sourceName: z.string(),
  sourceSha256: z.string(),
  kind: z.enum(['table', 'bundle']),
  state: z.enum(['reading', 'ready', 'committed', 'discarded', 'interrupted', 'undone']),
  rows: z.int(),
  /** what the commit would do, or did */
  ...Counts,
  /** of the refused: those that a person left out */
  excluded: z.int(),
  createdAt: z.string(),
  createdBy: z.string(),
  committedAt: z.string().nullable(),
})

/** A record of a batch as it is listed. */
export const ListedRecord = z.strictObject({
  sheet: z.int(),
  row: z.int(),
  line: z.int().nullable(),
  fate: z.enum(FATES),
  /** left out by a person */
  excluded: z.boolean(),
  /** why a refused record stays out; null for the others */
  reason: z.string().nullable(),
  caseKey: z.string(),
  agency: z.string().nullable(),
  decisionNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  parties: z.array(z.string()),
  fineFen: z.int().nullable(),
  /** only of an update: what differs from the case as it stands */
  changes: z.array(z.strictObject({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
})
export const WholeRecord = ListedRecord.extend({
  facts: z.record(z.string(), z.string()),
  original: z.array(z.string()),
  /** column index → text that a person put in its place */
  corrected: z.record(z.string(), z.string()),
})

/** A problem with its place in the batch, where it has one: then the cell can be put right. */
export const PlacedProblem = FileProblem.extend({
  seq: z.int(),
  place: z
    .strictObject({
      ...Place,
      /** null: it concerns the whole record */
      column: z.int().nullable(),
      /** the text of the cell as it stands now */
      cell: z.string().nullable(),
      fate: z.enum(FATES),
      excluded: z.boolean(),
    })
    .nullable(),
})
export const ProblemFilter = {
  code: z.string().optional(),
  severity: z.enum(['block', 'warn']).optional(),
  /** a field; null: of the whole record or file */
  field: z.string().nullable().optional(),
}

const StagedDocument = z.strictObject({
  position: z.int(),
  name: z.string(),
  kind: z.string().nullable(),
  title: z.string().nullable(),
  volume: z.enum(['main', 'secret']),
  realType: z.string(),
  pages: z.int().nullable(),
  readable: z.boolean(),
  /** whether the list of its case names it; null where there is none */
  listed: z.boolean().nullable(),
  /** of a PDF once its batch is committed */
  textLayer: TextLayer.nullable(),
})

/** A case of a staged bundle with its documents in filing order. */
export const StagedCase = z.strictObject({
  position: z.int(),
  name: z.string(),
  number: z.string().nullable(),
  fate: z.enum(['add', 'update', 'unchanged', 'refused']),
  excluded: z.boolean(),
  caseKey: z.string().nullable(),
  /** 缺件: listed and not there, or the paper of a stage that the law asks of every case */
  missing: z.array(z.string()),
  /** 多件: not listed, or of a kind that does not belong to this kind of act */
  extra: z.array(z.string()),
  documents: z.array(StagedDocument),
})
