import type { Output } from '../../shared/contract/index.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import { certificateStanding } from '../../shared/domain/catalogues/certificate-standing.ts'
import { keyOfName } from '../../shared/domain/catalogues/record-identity.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf } from './catalogue-list.ts'

/**
 * The certificates that a case names, with how each stood on the day of the case. None where that day is not known, or no
 * catalogue of officers was handed in: then nothing can be said of them.
 */
export function certificatesOf(db: ReadDb, caseId: number, day: Day | null): Output<'cases.get'>['certificates'] {
  if (day === null) return []
  if (db.value("SELECT 1 FROM catalogue_record WHERE catalogue = 'officer' LIMIT 1") === undefined) return []
  return numbersOf(db, caseId).map((number) => {
    const record = db.maybe<{ id: number; name: string; facts: string; change: string | null }>(
      `SELECT c.id, c.name, c.facts, (SELECT g.kind || ' ' || g.on_day FROM catalogue_change g
         WHERE g.record_id = c.id AND g.on_day <= ? ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1) AS change
       FROM catalogue_record c WHERE c.answers_to = ? ORDER BY c.id LIMIT 1`,
      day,
      keyOfName('officer', number),
    )
    const facts = record ? (JSON.parse(record.facts) as Facts) : null
    return {
      number: maskPersonalFact(null, number),
      recordId: record?.id ?? null,
      name: record ? maskPersonalFact(null, record.name) : null,
      ...certificateStanding(facts, changeOf(record?.change ?? null), day),
    }
  })
}

/** The numbers of the newest record of every party, as they stand: a number may be that of a paper of a person. */
function numbersOf(db: ReadDb, caseId: number): string[] {
  const rows = db.all<{ partyKey: string; numbers: string | null }>(
    "SELECT party_key, facts ->> 'officer_cert_nos' AS numbers FROM case_source WHERE case_id = ? ORDER BY version, row_id",
    caseId,
  )
  const newest = new Map(rows.map(({ partyKey, numbers }) => [partyKey, numbers]))
  return [...new Set([...newest.values()].flatMap((numbers) => numbers?.split('、') ?? []))]
}
