import { CATALOGUES } from '../catalogues/catalogues.ts'
import type { FileProblem } from './file-report.ts'
import { KeyTable } from './key-table.ts'
import { describeProblem } from './problem-codes.ts'
import type { ParsedRow } from './row-parser.ts'
import { isCaseTable, isCatalogue } from './tables.ts'

/**
 * Rows of one file that repeat an earlier one. Nothing is dropped or merged here: the problem says which row it repeats.
 * Same number and same facts: exact duplicate. Same number in another spelling, or the same case number: duplicate key.
 * Keys are kept as 53-bit hashes, because a file may hold millions: should two ever meet by chance (once in some thousand
 * files of a million rows), a row is told of that repeats none.
 */
export function duplicateFinder(sheet: string | null): (row: ParsedRow) => FileProblem | undefined {
  const seen = new KeyTable()
  // as numbers: a million texts would have to be kept alive
  const contents: number[] = [0]
  return (row) => {
    const content = Number.parseInt(row.contentHash.slice(0, 13), 16)
    while (contents.length < row.row) contents.push(0)
    contents[row.row] = content
    const keys = keysOf(row)
    let problem: FileProblem | undefined
    for (const [field, key] of keys) {
      const first = seen.firstRow(keyHash(key), row.row)
      if (first !== undefined && !problem) {
        const exact = contents[first] === content
        problem = describeProblem({
          sheet,
          row: row.row,
          line: row.line,
          column: null,
          field: exact ? null : field,
          code: exact ? 'row.exact_duplicate' : 'row.duplicate_key',
          value: `第 ${first} 条记录`,
        })
      }
    }
    return problem
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

/** What must not repeat: [field, key]. Ragged rows have no key; nor has a further party below a merged cell. */
function keysOf(row: ParsedRow): [field: string | null, key: readonly string[]][] {
  if (row.blocked || row.carried) return []
  if (!isCaseTable(row.table)) {
    const [first] = isCatalogue(row.table) ? CATALOGUES[row.table].keys : []
    const field = first?.length === 1 ? (first[0] ?? null) : null
    return row.caseKey.endsWith('|') ? [] : [[field, [row.caseKey]]]
  }
  const keys: [string | null, readonly string[]][] = []
  const decision = row.facts['decision_no'] ? 'decision_no' : row.facts['inspection_no'] ? 'inspection_no' : null
  const caseNo = row.facts['case_no']
  if (decision !== null || caseNo === undefined) keys.push([decision, [row.caseKey]])
  if (caseNo !== undefined) keys.push(['case_no', [row.table, row.agencyKey, 'case', caseNo]])
  return keys
}
