import { AppError } from '../../shared/contract/error.ts'
import { DEFAULT_LIMITS } from '../../shared/domain/import/archive-limits.ts'
import type { FilePreview } from '../../shared/domain/import/file-preview.ts'
import type { Encoding, FileProblem } from '../../shared/domain/import/file-report.ts'
import { describeProblem, isBlocking } from '../../shared/domain/import/problem-codes.ts'
import { isImported } from '../../shared/domain/import/tables.ts'
import { type InspectOptions, pathKind } from './inspect-path.ts'
import { readHeadingLookup } from './inspect-table.ts'
import { mappingFor } from './known-mappings.ts'
import { previewBundle } from './preview-bundle.ts'
import { headerOf, previewSheet } from './preview-table.ts'
import type { TableOptions } from './read-table.ts'
import { readTableHead } from './table-head.ts'

export interface PreviewOptions extends InspectOptions {
  encoding: Encoding | undefined
  headingLine: number | undefined
}

const fileProblem = (code: string, sheet: string | null = null): FileProblem =>
  describeProblem({ sheet, row: null, line: null, column: null, field: null, code, value: null })

/** Shows what a path would be read as, from its first lines or its names; what is wrong with it is said, not thrown. */
export async function previewPath(path: string, options: PreviewOptions): Promise<FilePreview> {
  const kind = pathKind(path)
  const nothing = { path, kind, encoding: null, sheets: [], table: null, bundle: null }
  if (kind === 'document') return { ...nothing, readable: false, problems: [fileProblem('doc.no_case')] }
  if (kind === 'bundle') {
    const { problems, bundle } = await previewBundle(path, options.limits ?? DEFAULT_LIMITS)
    return { ...nothing, readable: bundle !== null && bundle.cases > 0, problems, bundle }
  }
  try {
    return { ...nothing, ...(await previewTable(path, options)) }
  } catch (error) {
    // a file that cannot be read is told of beside it; anything else is a failure of the program
    if (!(error instanceof AppError) || error.code !== 'file_rejected') throw error
    const { code } = error.details
    const wrong = code === 'encoding.undecodable' && options.encoding ? 'encoding.chosen_wrong' : code
    const problem = fileProblem(typeof wrong === 'string' ? wrong : 'file.unreadable')
    return { ...nothing, encoding: options.encoding ?? null, readable: false, problems: [problem] }
  }
}

async function previewTable(path: string, options: PreviewOptions) {
  const { today, mapping, headingLine, known, encoding } = options
  const head = await readTableHead(path, encoding)
  const plain: TableOptions = {
    lookup: readHeadingLookup(options.resources),
    today,
    mappingFor: mappingFor(known, mapping),
  }
  const sheets = head.sheets.map(({ name }, i) => ({ name, table: headerOf(head, i, plain)?.table ?? null }))
  const asked = options.sheet === undefined ? -1 : sheets.findIndex(({ name }) => name === options.sheet)
  const at = Math.max(0, asked >= 0 ? asked : sheets.findIndex(({ table }) => table !== null && isImported(table)))
  const table = previewSheet(head, at, { ...plain, mapping, headingLine }, known)
  const problems: FileProblem[] = []
  if (table.table === null) problems.push(fileProblem('table.no_header', table.sheet))
  else if (!isImported(table.table)) problems.push(fileProblem('table.kind_not_supported', table.sheet))
  else if (table.records.length === 0) problems.push(fileProblem('file.no_rows', table.sheet))
  const readable = !problems.some(({ code }) => isBlocking(code)) && table.records.length > 0
  return { encoding: head.encoding, sheets, table, problems, readable }
}
