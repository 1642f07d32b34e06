import type { FileProblem } from './file-report.ts'
import { describeProblem } from './problem-codes.ts'
import type { ParsedRow } from './row-parser.ts'
import { isCaseTable } from './tables.ts'

/**
 * Rows of one file that repeat an earlier one. Nothing is dropped or merged here: the problem says which row it repeats.
 * Same number and same cells: exact duplicate. Same number in another spelling, or the same case number: duplicate key.
 */
export function duplicateFinder(sheet: string | null): (row: ParsedRow) => FileProblem | undefined {
  const seen = new Map<string, { row: number; contentHash: string }>()
  return (row) => {
    for (const [field, key] of keysOf(row)) {
      const first = seen.get(key)
      if (first === undefined) continue
      for (const [, other] of keysOf(row))
        if (!seen.has(other)) seen.set(other, { row: row.row, contentHash: row.contentHash })
      const exact = first.contentHash === row.contentHash
      return describeProblem({
        sheet,
        row: row.row,
        line: row.line,
        column: null,
        field: exact ? null : field,
        code: exact ? 'row.exact_duplicate' : 'row.duplicate_key',
        value: `第 ${first.row} 条记录`,
      })
    }
    for (const [, key] of keysOf(row)) seen.set(key, { row: row.row, contentHash: row.contentHash })
    return undefined
  }
}

/** What must not repeat: [field, key]. Ragged rows have no key; nor has a further party below a merged cell. */
function keysOf(row: ParsedRow): [field: string | null, key: string][] {
  if (row.blocked || row.carried) return []
  if (!isCaseTable(row.table)) {
    const field =
      row.table === 'officer'
        ? 'cert_no'
        : row.table === 'item'
          ? 'item_code'
          : row.table === 'object'
            ? 'object_uscc'
            : null
    return row.caseKey.endsWith('|') ? [] : [[field, row.caseKey]]
  }
  const keys: [string | null, string][] = []
  const decision = row.facts['decision_no'] ? 'decision_no' : row.facts['inspection_no'] ? 'inspection_no' : null
  const caseNo = row.facts['case_no']
  if (decision !== null || caseNo === undefined) keys.push([decision, row.caseKey])
  if (caseNo !== undefined) keys.push(['case_no', `${row.table}|${row.agencyKey}|case|${caseNo}`])
  return keys
}
