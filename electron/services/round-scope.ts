import type { RoundFilter } from '../../shared/contract/rounds.ts'
import type { FrameCase } from '../../shared/domain/sampling/frame.ts'
import type { ReadDb } from '../database/db.ts'

interface ScopeCase {
  id: number
  caseKey: string
  kind: string
  procedure: string
  agencyId: number | null
  region: string | null
  tags: string
  complete: number
  documents: number
}

/** Reasons for which a case of the period stays out of a frame, as printed. */
export const EXCLUSIONS = {
  incomplete: '资料不全（缺机关、日期或者文号）',
  kind: '不在本轮案卷类型内',
  procedure: '不在本轮程序类型内',
  agency: '不在本轮机关内',
  region: '不在本轮区域内',
  tags: '不带本轮要求的标签',
  documents: '没有卷内材料',
} as const

/** Splits the cases of the period into those of the frame (ids) and those that stay out, by reason (keys). */
export function scope(db: ReadDb, filter: RoundFilter): { included: number[]; excluded: Map<string, string[]> } {
  const included: number[] = []
  const excluded = new Map<string, string[]>()
  const agencies = filter.agencyIds && new Set(filter.agencyIds)
  const regions = filter.regions && new Set(filter.regions)
  const rows = db.each<ScopeCase>(
    `SELECT c.id, c.case_key, c.kind, c.procedure, c.agency_id, c.region, c.tags, c.complete,
       (SELECT count(*) FROM case_document d WHERE d.case_id = c.id) AS documents
     FROM case_file c WHERE c.decided_on BETWEEN ? AND ? OR c.decided_on IS NULL ORDER BY c.id`,
    filter.from,
    filter.to,
  )
  for (const one of rows) {
    const reason = exclusion(one)
    if (reason === undefined) included.push(one.id)
    else {
      const keys = excluded.get(reason) ?? []
      keys.push(one.caseKey)
      excluded.set(reason, keys)
    }
  }
  return { included, excluded }

  function exclusion(one: ScopeCase): string | undefined {
    if (!(filter.kinds as string[]).includes(one.kind)) return EXCLUSIONS.kind
    if (one.complete === 0) return EXCLUSIONS.incomplete
    if (filter.procedures && !(filter.procedures as string[]).includes(one.procedure)) return EXCLUSIONS.procedure
    if (agencies && (one.agencyId === null || !agencies.has(one.agencyId))) return EXCLUSIONS.agency
    if (regions && !regions.has(one.region ?? '')) return EXCLUSIONS.region
    if (filter.tags && !filter.tags.some((tag) => (JSON.parse(one.tags) as string[]).includes(tag)))
      return EXCLUSIONS.tags
    return filter.withDocuments && one.documents === 0 ? EXCLUSIONS.documents : undefined
  }
}

/** The lines of a frame for the given cases. */
export function frameCases(db: ReadDb, ids: readonly number[]): FrameCase[] {
  const sql = `SELECT c.case_key, a.name AS agency, c.kind, c.procedure, coalesce(c.region, '') AS region,
    substr(c.decided_on, 1, 7) AS month, coalesce(c.fine_fen, 0) AS fine_fen, c.tags
    FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE c.id = ?`
  return ids.map((id) => {
    const row = db.one<Omit<FrameCase, 'tags'> & { tags: string }>(sql, id)
    return { ...row, tags: JSON.parse(row.tags) as string[] }
  })
}
