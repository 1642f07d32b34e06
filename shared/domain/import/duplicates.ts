import { CATALOGUES } from '../catalogues/catalogues.ts'
import type { FileProblem } from './file-report.ts'
import { KeyTable, RoughKeySet } from './key-table.ts'
import { describeProblem } from './problem-codes.ts'
import { CONTENT_FORM, type ParsedRow } from './row-parser.ts'
import { isCaseTable, isCatalogue, type TableKind } from './tables.ts'

/**
 * By what a record is known again, as four numbers that a thread can hand on: its content; the field (a place in `keyFields`) of which
 * it is told that the key repeats, UNTOLD where it is not; its key; its case number. NO_KEY where there is none: rows that stay out
 * have no key. Keys are 53-bit hashes, because a file may hold millions: should two ever meet by chance (once in some thousand files of
 * a million rows), a row is told of that repeats none.
 */
export type RowKeys = readonly [content: number, field: number, key: number, caseNo: number]
const NO_KEY = -1
const UNTOLD = -1

export function rowKeys(row: ParsedRow): RowKeys {
  const content = Number.parseInt(row.contentHash.slice(CONTENT_FORM.length, CONTENT_FORM.length + 13), 16)
  if (row.blocked) return [content, UNTOLD, NO_KEY, NO_KEY]
  const key = keyHash([row.caseKey])
  // a further party below a merged cell
  if (row.carried) return [content, UNTOLD, key, NO_KEY]
  if (!isCaseTable(row.table)) return [content, row.caseKey.endsWith('|') ? UNTOLD : 1, key, NO_KEY]
  const field = row.facts['decision_no'] ? 1 : row.facts['inspection_no'] ? 2 : 0
  const caseNo = row.facts['case_no']
  if (caseNo === undefined) return [content, field, key, NO_KEY]
  return [content, field > 0 ? field : UNTOLD, key, keyHash([row.table, row.agencyKey, 'case', caseNo])]
}

/** Says of each record of a file, asked in its order, whether one before it has the same key; seldom where none has. */
export function keyRepeats(): (keys: RowKeys) => boolean {
  const seen = new RoughKeySet()
  return ([, , key]) => key !== NO_KEY && seen.add(key)
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
  return ({ row, line }, [content, field, key, caseNo]) => {
    while (contents.length < row) contents.push(0)
    contents[row] = content
    const earlier = field === UNTOLD ? undefined : seen.firstRow(key, row)
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
