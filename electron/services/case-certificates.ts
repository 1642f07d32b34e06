import type { Output } from '../../shared/contract/index.ts'
import { chinaDay } from '../../shared/domain/calendar/china-time.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { certificateStanding, type OfficerVersion } from '../../shared/domain/catalogues/certificate-standing.ts'
import { keyOfName } from '../../shared/domain/catalogues/record-identity.ts'
import type { ReadDb } from '../database/db.ts'
import { standingRows } from './case-state.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'
import { sheetReader } from './sheet-fields.ts'

/**
 * The certificates that a case names, with how each stood on the day of the case. Null where nothing can be said of them: that day
 * is not known, or no catalogue of officers was handed in.
 */
export function certificatesOf(db: ReadDb, caseId: number, day: Day | null): Output<'cases.get'>['certificates'] {
  if (day === null) return null
  if (db.value("SELECT 1 FROM catalogue_record WHERE catalogue = 'officer' LIMIT 1") === undefined) return null
  return numbersOf(db, caseId).map((number) => {
    const record = officerOf(db, number, day)
    const { standing, says } = certificateStanding(
      record ? versionsOf(db, record.id) : [],
      changeOf(record?.change ?? null),
      day,
    )
    return {
      number: maskPersonalNumbers(number),
      recordId: record?.id ?? null,
      name: record ? maskPersonalNumbers(record.name) : null,
      standing,
      says: maskPersonalNumbers(says),
    }
  })
}

/** The numbers of the newest record of every party, as they stand: a number may be that of a paper of a person. */
function numbersOf(db: ReadDb, caseId: number): string[] {
  const { factsOf } = sheetReader(db)
  return [...new Set(standingRows(db, caseId).flatMap(({ id }) => factsOf(id)['officer_cert_nos']?.split('、') ?? []))]
}

interface OfficerRecord {
  id: number
  name: string
  /** what was recorded last by the day */
  change: string | null
}

/** The officer of a number: the one who answers to it, else one whose cell holds several numbers. */
function officerOf(db: ReadDb, number: string, day: Day): OfficerRecord | undefined {
  const select = `SELECT c.id, c.name, ${STANDING_CHANGE} AS change FROM catalogue_record c`
  return (
    db.maybe<OfficerRecord>(
      `${select} WHERE c.answers_to = ? ORDER BY c.id LIMIT 1`,
      day,
      keyOfName('officer', number),
    ) ??
    db.maybe<OfficerRecord>(
      `${select} WHERE c.catalogue = 'officer' AND instr('、' || c.number || '、', '、' || ? || '、') ORDER BY c.id LIMIT 1`,
      day,
      number,
    )
  )
}

function versionsOf(db: ReadDb, recordId: number): OfficerVersion[] {
  const factsOf = versionFacts(db)
  return db
    .all<{ source: VersionSource; madeAt: string }>(
      `SELECT ${VERSION_SOURCE} AS source, v.made_at FROM catalogue_version v WHERE v.record_id = ? ORDER BY v.version`,
      recordId,
    )
    .map(({ source, madeAt }) => ({ facts: factsOf(source), since: chinaDay(madeAt) }))
}
