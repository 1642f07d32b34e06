import { CATALOGUES } from '../catalogues/catalogues.ts'
import type { FileProblem } from './file-report.ts'
import { KeyTable } from './key-table.ts'
import { describeProblem } from './problem-codes.ts'
import { CONTENT_FORM, type ParsedRow } from './row-parser.ts'
import { isCaseTable, isCatalogue, type TableKind } from './tables.ts'

/**
 * What must not repeat of a record, as four numbers that a thread can hand on: its content, which field its first key is of (a place in
 * `keyFields`), the key, and that of its case number. NO_KEY where there is none: ragged rows have no key, nor has a further party
 * below a merged cell. Keys are 53-bit hashes, because a file may hold millions: should two ever meet by chance (once in some thousand
 * files of a million rows), a row is told of that repeats none.
 */
export type RowKeys = readonly [content: number, field: number, first: number, caseNo: number]
const NO_KEY = -1

export function rowKeys(row: ParsedRow): RowKeys {
  const content = Number.parseInt(row.contentHash.slice(CONTENT_FORM.length, CONTENT_FORM.length + 13), 16)
  if (row.blocked || row.carried) return [content, 0, NO_KEY, NO_KEY]
  if (!isCaseTable(row.table)) return [content, 1, row.caseKey.endsWith('|') ? NO_KEY : keyHash([row.caseKey]), NO_KEY]
  const field = row.facts['decision_no'] ? 1 : row.facts['inspection_no'] ? 2 : 0
  const caseNo = row.facts['case_no']
  return [
    content,
    field,
    field > 0 || caseNo === undefined ? keyHash([row.caseKey]) : NO_KEY,
    caseNo === undefined ? NO_KEY : keyHash([row.table, row.agencyKey, 'case', caseNo]),
  ]
}

/** The fields of which the first key of a record can be. */
function keyFields(table: TableKind): readonly (string | null)[] {
  if (isCaseTable(table)) return [null, 'decision_no', 'inspection_no']
  const [first] = isCatalogue(table) ? CATALOGUES[table].keys : []
  return [null, first?.length === 1 ? (first[0] ?? null) : null]
}

/**
 * Finds rows of one sheet that repeat an earlier one; asked in the order of the sheet. Nothing is dropped or merged here: the problem
 * says which row it repeats. Same number and same facts: exact duplicate. Same number in another spelling, or the same case number:
 * duplicate key.
 */
export function duplicateFinder(
  sheet: string | null,
  table: TableKind,
): (place: { row: number; line: number }, keys: RowKeys) => FileProblem | undefined {
  const seen = new KeyTable()
  const fields = keyFields(table)
  // as numbers: a million texts would have to be kept alive
  const contents: number[] = [0]
  return ({ row, line }, [content, field, first, caseNo]) => {
    while (contents.length < row) contents.push(0)
    contents[row] = content
    const earlier = first === NO_KEY ? undefined : seen.firstRow(first, row)
    const ofCaseNo = caseNo === NO_KEY ? undefined : seen.firstRow(caseNo, row)
    const repeated = earlier ?? ofCaseNo
    if (repeated === undefined) return undefined
    const isExact = contents[repeated] === content
    const keyField = earlier === undefined ? 'case_no' : (fields[field] ?? null)
    return describeProblem({
      sheet,
      row,
      line,
      column: null,
      field: isExact ? null : keyField,
      code: isExact ? 'row.exact_duplicate' : 'row.duplicate_key',
      value: `第 ${repeated} 条记录`,
    })
  }
}

/** Stands between the parts of a key: no code unit of a text. */
const BETWEEN = 0x10000

/** Two mixed 32-bit hashes (Murmur's constants) of the parts of a key as one number below 2^53. */
function keyHash(key: readonly string[]): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (const part of key) {
    for (let i = 0; i < part.length; i += 1) {
      const code = part.charCodeAt(i)
      a = Math.imul(a ^ code, 0x9e3779b1)
      b = Math.imul(b ^ code, 0x5f356495)
    }
    a = Math.imul(a ^ BETWEEN, 0x9e3779b1)
    b = Math.imul(b ^ BETWEEN, 0x5f356495)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return (b & 0x1fffff) * 0x100000000 + (a >>> 0)
}
