import { z } from 'zod'
import { CODE_SOURCES } from './code-tables.ts'
import { ENCODINGS, FileProblem } from './file-report.ts'
import { TABLE_KINDS } from './tables.ts'

/** How a column is understood, and what stands in it. */
export const PreviewColumn = z.strictObject({
  heading: z.string(),
  field: z.string().nullable(),
  /** by the word list, a profile, a mapping that was given now or remembered from before; null where nothing is known */
  from: z.enum(['words', 'profile', 'given', 'remembered']).nullable(),
  unit: z.enum(['yuan', 'wan']),
  /** whose table its bare codes are read by, where a person said so */
  codes: z.enum(CODE_SOURCES).nullable(),
  /** the first different texts of the column */
  samples: z.array(z.string()),
})

/** A record as it would land. */
export const PreviewRecord = z.strictObject({
  line: z.int(),
  caseKey: z.string(),
  blocked: z.boolean(),
  facts: z.record(z.string(), z.string()),
  problems: z.array(FileProblem),
})

/** One sheet as it would be read. */
export const TablePreview = z.strictObject({
  sheet: z.string().nullable(),
  table: z.enum(TABLE_KINDS).nullable(),
  headingLine: z.int().nullable(),
  remembered: z.boolean(),
  /** the profile that it is read by, and all that it could be read by */
  profile: z.string().nullable(),
  profiles: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** what the profile fills in where a record says nothing */
  fixed: z.record(z.string(), z.string()),
  /** the first lines as they stand, long cells cut: to choose the header from */
  lines: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
  columns: z.array(PreviewColumn),
  /** what no column gives: without it every case is 资料不全 */
  missing: z.array(z.string()),
  records: z.array(PreviewRecord),
})

/** The cases that a bundle seems to hold, by its names alone: nothing is unpacked. */
export const BundlePreview = z.strictObject({
  cases: z.int(),
  documents: z.int(),
  loose: z.int(),
  first: z.array(z.strictObject({ name: z.string(), number: z.string().nullable(), documents: z.int() })),
})

/** What a file would be read as; nothing is stored. */
export const FilePreview = z.strictObject({
  path: z.string(),
  kind: z.enum(['table', 'bundle', 'document']),
  /** false: the problems say why it cannot be read in */
  readable: z.boolean(),
  problems: z.array(FileProblem),
  encoding: z.enum(ENCODINGS).nullable(),
  sheets: z.array(z.strictObject({ name: z.string().nullable(), table: z.enum(TABLE_KINDS).nullable() })),
  table: TablePreview.nullable(),
  bundle: BundlePreview.nullable(),
})
export type FilePreview = z.infer<typeof FilePreview>
export type TablePreview = z.infer<typeof TablePreview>
export type PreviewColumn = z.infer<typeof PreviewColumn>
