import { z } from 'zod'

/** How a text file may be encoded; GB18030 holds GBK and GB2312. */
export const ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What `inspect` and `import` say of one file: the shape of the command line's JSON, camelCase. */
export const FileProblem = z.strictObject({
  sheet: z.string().nullable(),
  /** data record, from 1; titles, headers, hints and blank lines are not counted */
  row: z.int().nullable(),
  /** the line as an editor or Excel shows it */
  line: z.int().nullable(),
  /** the heading */
  column: z.string().nullable(),
  /** canonical field name; in archives the entry's name */
  field: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['block', 'warn']),
  value: z.string().nullable(),
  message: z.string(),
})
export type FileProblem = z.infer<typeof FileProblem>

export const SheetReport = z.strictObject({
  name: z.string().nullable(),
  table: z.string().nullable(),
  rows: z.int(),
  rowsClean: z.int(),
  /** columns that mean nothing to the program: kept as original text, no fact of a record */
  unknownHeadings: z.array(z.string()),
})
export type SheetReport = z.infer<typeof SheetReport>

export const FileReport = z.strictObject({
  path: z.string(),
  kind: z.enum(['table', 'bundle', 'document']),
  outcome: z.enum(['accept', 'accept-with-problems', 'reject']),
  encoding: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(SheetReport),
  table: z.string().nullable(),
  rows: z.int(),
  rowsClean: z.int(),
  cases: z.int().nullable(),
  documents: z.int().nullable(),
  pages: z.int().nullable(),
  realType: z.string().nullable(),
  problems: z.array(FileProblem),
  problemsTotal: z.int(),
  /** cases of a bundle with missing or extra documents, at most PROBLEMS_LISTED; reports of before have none */
  gaps: z
    .array(z.strictObject({ case: z.string(), missing: z.array(z.string()), extra: z.array(z.string()) }))
    .default([]),
})
export type FileReport = z.infer<typeof FileReport>

/** At most this many problems are listed; `problemsTotal` counts all. */
export const PROBLEMS_LISTED = 1000

/** A report with nothing in it yet. */
export function emptyReport(path: string, kind: FileReport['kind']): FileReport {
  return {
    path,
    kind,
    outcome: 'accept',
    encoding: null,
    sheet: null,
    sheets: [],
    table: null,
    rows: 0,
    rowsClean: 0,
    cases: null,
    documents: null,
    pages: null,
    realType: null,
    problems: [],
    problemsTotal: 0,
    gaps: [],
  }
}

/** Adds a problem; the list is cut at PROBLEMS_LISTED, the count is not. */
export function addProblem(report: FileReport, problem: FileProblem): void {
  report.problemsTotal += 1
  if (report.problems.length < PROBLEMS_LISTED) report.problems.push(problem)
}
