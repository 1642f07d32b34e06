import { jointFine } from '../../shared/domain/cases/joint-fine.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { IS_TOLD_ON, VERSIONS_OF_CASES } from './case-versions.ts'
import { AGENCY_OF_ROW } from './named-agencies.ts'
import { type SheetReader, sheetReader } from './sheet-fields.ts'

/** The newest record of one party of a case: what stands. */
export interface StandingRow {
  id: number
  partyKey: string
  parties: string
  fineFen: number | null
  contentHash: string
}
/** A party as it stands in a row: name, type, credit code, identity number. */
export type PartyCells = [name: string | null, type: string | null, uscc: string | null, idNo: string | null]

/** The columns of a case that are those of its newest row, besides its agency. */
const OF_ROW =
  'decision_no, case_no, case_name, procedure, region, filed_on, decided_on, closed_on, fine_fen, complete'.split(', ')
const PARTY_COLUMNS = 'case_id, position, party_key, name, type, uscc, id_no'

/** SQL for the newest row of every case of a list (ids as JSON) that has had one party only: most cases, and no joint decision. */
const NEWEST_OF_ONE_PARTY = `SELECT v.case_id, max(v.version) AS version, a.id AS agency_id, r.party_key, r.parties, ${OF_ROW.map((name) => `r.${name}`).join(', ')}
  FROM ${VERSIONS_OF_CASES} ${AGENCY_OF_ROW} GROUP BY v.case_id HAVING count(DISTINCT r.party_key) = 1`

/** Brings cases to what their versions say, when versions were added or taken back: set by set where that can be. */
export function refreshCases(db: WriteDb, caseIds: readonly number[]): void {
  const list = JSON.stringify(caseIds)
  const columns = ['agency_id', ...OF_ROW, 'version']
  const ofOneParty = db.values<number>(
    `UPDATE case_file AS c SET ${columns.map((name) => `${name} = n.${name}`).join(', ')}
     FROM (${NEWEST_OF_ONE_PARTY}) AS n WHERE n.case_id = c.id RETURNING id`,
    list,
  )
  const done = JSON.stringify(ofOneParty)
  db.run('DELETE FROM case_party WHERE case_id IN (SELECT value FROM json_each(?))', done)
  db.run(
    `INSERT INTO case_party (${PARTY_COLUMNS})
     SELECT n.case_id, p.key, n.party_key, p.value ->> 0, p.value ->> 1, p.value ->> 2, p.value ->> 3
     FROM (${NEWEST_OF_ONE_PARTY}) AS n JOIN case_file c ON c.id = n.case_id JOIN json_each(n.parties) p WHERE ${IS_TOLD_ON}`,
    done,
  )
  const known = new Set(ofOneParty)
  const sheets = sheetReader(db)
  for (const caseId of caseIds) if (!known.has(caseId)) refreshCase(db, sheets, caseId)
}

/**
 * Brings a case to what its versions say: the searchable columns are those of the newest row of its leading party (the one
 * it first came with), the parties are those of the newest row of each party, and so is the fine of a joint decision.
 */
function refreshCase(db: WriteDb, sheets: SheetReader, caseId: number): void {
  const rows = standingRows(db, caseId)
  const leading = rows[0]
  if (!leading) throw new Error(`case ${caseId} has no version`)
  db.run(
    `UPDATE case_file SET (agency_id, decision_no, case_no, case_name, procedure, region, filed_on, decided_on, closed_on,
       fine_fen, complete) =
       (SELECT a.id, r.decision_no, r.case_no, r.case_name, r.procedure, r.region, r.filed_on, r.decided_on, r.closed_on,
          ?, r.complete FROM import_row r ${AGENCY_OF_ROW} WHERE r.id = ?),
       version = (SELECT max(version) FROM case_version WHERE case_id = ?)
     WHERE id = ?`,
    rows.length === 1 ? leading.fineFen : jointFine(partyFines(sheets, rows)),
    leading.id,
    caseId,
    caseId,
  )
  db.run('DELETE FROM case_party WHERE case_id = ?', caseId)
  const insert = db.statement(`INSERT INTO case_party (${PARTY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  let position = 0
  for (const row of rows)
    for (const [name, type, uscc, idNo] of JSON.parse(row.parties) as PartyCells[])
      insert(caseId, position++, row.partyKey, name, type, uscc, idNo)
}

const partyFines = ({ factsOf }: SheetReader, rows: readonly StandingRow[]) =>
  rows.map(({ id, partyKey, fineFen }) => ({
    party: partyKey,
    fineFen,
    content: factsOf(id)['penalty_content'] ?? null,
  }))

/** The newest row of every party of a case, parties in the order in which they joined it. */
export function standingRows(db: ReadDb, caseId: number): StandingRow[] {
  const rows = db.all<StandingRow>(
    `SELECT r.id, r.party_key, r.parties, r.fine_fen, r.content_hash FROM case_version v JOIN import_row r ON r.id = v.row_id
     WHERE v.case_id = ? ORDER BY v.version, v.row_id`,
    caseId,
  )
  const byParty = new Map<string, StandingRow>()
  for (const row of rows) byParty.set(row.partyKey, row)
  return [...byParty.values()]
}
