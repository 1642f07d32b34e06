import type { RoundFilter } from '../../shared/contract/rounds.ts'
import { FRAME_HEADER, frameLine } from '../../shared/domain/sampling/frame.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { scopeSql } from './round-scope.ts'

/** The cells of a frame line in SQL, of a case `c` and its agency `a`; tags as text between semicolons. */
const CELLS = [
  'c.case_key',
  'a.name',
  'c.kind',
  'c.procedure',
  "coalesce(c.region, '')",
  'substr(c.decided_on, 1, 7)',
  'coalesce(c.fine_fen, 0)',
  "iif(c.tags = '[]', '', (SELECT group_concat(t.value, ';') FROM json_each(c.tags) t))",
]
const COMMA = 0x2c
const LINE_END = 0x0a

/**
 * The bytes of frame.csv of the scope. SQLite's BINARY order of UTF-8 text is the byte order the frame asks for. A million
 * lines are sorted and joined inside SQLite, in a subquery: an ORDER BY within group_concat is several times slower. Only
 * where some cell needs quoting are all lines written one by one.
 */
export function frameFile(db: ReadDb, filter: RoundFilter, roundId: string): { bytes: Buffer; cases: number } {
  const { from, params } = linesOf(filter, roundId)
  const { lines, cases } = db.one<{ lines: Buffer | null; cases: number }>(
    `SELECT CAST(group_concat(line, char(10)) AS BLOB) AS lines, count(*) AS cases
     FROM (SELECT concat_ws(',', ${CELLS.join(', ')}) AS line ${from} ORDER BY c.case_key)`,
    ...params,
  )
  const joined = lines ?? Buffer.alloc(0)
  const body = isPlain(joined, cases) ? joined : Buffer.from(quotedLines(db, filter, roundId))
  return { bytes: Buffer.concat([Buffer.from(`${FRAME_HEADER}\n`), body, Buffer.from('\n')]), cases }
}

/** The cases of a scope with their agencies, as the rest of a query. */
function linesOf(filter: RoundFilter, roundId: string): { from: string; params: Bindable[] } {
  const { sql, params } = scopeSql(filter, 'c.*', roundId)
  return { from: `FROM (${sql}) c CROSS JOIN agency a ON a.id = c.agency_id WHERE c.reason IS NULL`, params }
}

/** True when no cell of joined lines holds a comma, a quote or a line break: then there are no more of them than borders. */
function isPlain(lines: Buffer, cases: number): boolean {
  if (lines.includes('"') || lines.includes('\r')) return false
  let borders = 0
  for (let i = 0; i < lines.length; i += 1) if (lines[i] === COMMA || lines[i] === LINE_END) borders += 1
  return borders === cases * CELLS.length - 1
}

function quotedLines(db: ReadDb, filter: RoundFilter, roundId: string): string {
  const { from, params } = linesOf(filter, roundId)
  const rows = db.rows<(string | number)[]>(`SELECT ${CELLS.join(', ')} ${from} ORDER BY c.case_key`, ...params)
  const lines: string[] = []
  for (const cells of rows) lines.push(frameLine(cells.map(String)))
  return lines.join('\n')
}
