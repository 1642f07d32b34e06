import { AppError } from '../../shared/contract/error.ts'
import { maskTexts } from '../../shared/domain/cases/personal-numbers.ts'
import type { Result } from '../../shared/contract/index.ts'
import { itemsOf, type RubricItem } from '../../shared/domain/rubrics/rubric.ts'
import { type Place, Region } from '../../shared/domain/rubrics/score-sheet.ts'
import type { ReadDb } from '../database/db.ts'
import { readRubric } from './rubrics.ts'
import type { Handlers } from './types.ts'

export type Finding = Result<'findings.list'>['findings'][number]

interface FindingFilter {
  roundId?: string | undefined
  sheetId?: string | undefined
  agencyId?: number | undefined
  state?: Finding['state'] | undefined
}

type FindingRecord = Omit<Finding, 'itemText' | 'basis' | 'region' | 'further'> & {
  rubricId: string
  region: string | null
}

/** Findings of a round in the order of the draw and of the rubric; item text and basis come from the sheet's own rubric. */
export function listFindings(db: ReadDb, { roundId, sheetId, agencyId, state }: FindingFilter): Finding[] {
  const rows = db.all<FindingRecord>(
    `SELECT f.id, f.sheet_id, f.sample_item_id, i.case_key, coalesce(c.decision_no, c.case_no) AS decision_no, c.case_name, c.agency_id, i.agency, f.item_id, f.effect, f.document_name,
       f.sha256, f.page, f.region, f.note, f.state, f.decided_by, f.reason, s.rubric_id
     FROM finding f JOIN sample_item i ON i.id = f.sample_item_id JOIN case_file c ON c.id = i.case_id
     JOIN score_sheet s ON s.id = f.sheet_id
     WHERE i.round_id = coalesce(?, i.round_id) AND f.sheet_id = coalesce(?, f.sheet_id) AND c.agency_id = coalesce(?, c.agency_id)
       AND f.state = coalesce(?, f.state)
     ORDER BY i.rowid, f.item_id, f.page, f.id`,
    roundId ?? null,
    sheetId ?? null,
    agencyId ?? null,
    state ?? null,
  )
  const items = new Map<string, Map<string, RubricItem>>()
  return rows.map(({ rubricId, region, ...row }) => {
    const known = items.get(rubricId) ?? new Map(itemsOf(readRubric(db, rubricId)).map((item) => [item.id, item]))
    items.set(rubricId, known)
    const item = known.get(row.itemId)
    return {
      ...maskTexts(row, ['caseName', 'documentName']),
      itemText: item?.text ?? '',
      basis: item?.basis ?? [],
      region: readRegion(region),
      further: furtherPlaces(db, row.id),
    }
  })
}

function furtherPlaces(db: ReadDb, findingId: string): Place[] {
  const rows = db.all<Omit<Place, 'region'> & { region: string | null }>(
    'SELECT sha256, document_name, page, region FROM finding_place WHERE finding_id = ? ORDER BY position',
    findingId,
  )
  return rows.map((row) => ({ ...row, region: readRegion(row.region) }))
}

const readRegion = (text: string | null): Place['region'] => (text === null ? null : Region.parse(JSON.parse(text)))

function proposed(db: ReadDb, findingId: string): void {
  const state = db.value<string>('SELECT state FROM finding WHERE id = ?', findingId)
  if (state === undefined) throw new AppError('not_found', { findingId }, '找不到这条评查发现。')
  if (state !== 'proposed') throw new AppError('already_done', { findingId }, '这条评查发现已经作出决定。')
}

export const findingHandlers = {
  'findings.list': (db, input) => ({ findings: listFindings(db, input) }),

  'findings.confirm': (db, { findingIds }, call) => {
    for (const findingId of findingIds) {
      proposed(db, findingId)
      db.run(
        "UPDATE finding SET state = 'confirmed', decided_by = ?, decided_at = ? WHERE id = ?",
        call.actor.name,
        call.now,
        findingId,
      )
    }
    return {
      value: { confirmed: findingIds.length },
      audit: { subject: 'findings', detail: { confirmed: findingIds } },
    }
  },

  'findings.reject': (db, { findingId, reason }, call) => {
    proposed(db, findingId)
    db.run(
      "UPDATE finding SET state = 'rejected', decided_by = ?, decided_at = ?, reason = ? WHERE id = ?",
      call.actor.name,
      call.now,
      reason,
      findingId,
    )
    return { value: {}, audit: { subject: findingId, detail: { rejected: true } } }
  },
} satisfies Pick<Handlers, 'findings.list' | 'findings.confirm' | 'findings.reject'>
