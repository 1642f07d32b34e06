import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import type { Handlers } from './types.ts'

type CaseRow = Output<'cases.page'>['rows'][number]
type CaseRecord = Omit<CaseRow, 'complete'> & { complete: number }
type CaseDetail = Output<'cases.get'>

const COLUMNS = `c.id, c.case_key, c.kind, a.name AS agency, c.decision_no, c.case_no, c.case_name, c.procedure, c.filed_on,
  c.decided_on, c.fine_fen, c.complete, (SELECT count(*) FROM case_document d WHERE d.case_id = c.id) AS documents`

/** Internal id of a case by its key; throws not_found. */
export function caseIdByKey(db: ReadDb, caseKey: string): number {
  const id = db.value<number>('SELECT id FROM case_file WHERE case_key = ?', caseKey)
  if (id === undefined) throw new AppError('not_found', { caseKey }, `找不到案卷“${caseKey}”。`)
  return id
}

export const caseHandlers = {
  'cases.page': (db, input) => {
    const { where, params } = filter(input)
    const rows = db.all<CaseRecord>(
      `SELECT ${COLUMNS} FROM case_file c LEFT JOIN agency a ON a.id = c.agency_id ${where}
       ORDER BY c.decided_on DESC, c.id DESC LIMIT ? OFFSET ?`,
      ...params,
      input.limit,
      input.offset,
    )
    const total = db.value<number>(`SELECT count(*) FROM case_file c ${where}`, ...params) ?? 0
    return { rows: rows.map((row) => ({ ...row, complete: row.complete === 1 })), total }
  },

  'cases.get': (db, { caseKey }) => {
    const id = caseIdByKey(db, caseKey)
    const row = db.one<CaseRecord & { inRemedy: CaseDetail['inRemedy']; tags: string; version: number }>(
      `SELECT ${COLUMNS}, c.in_remedy, c.tags, c.version FROM case_file c LEFT JOIN agency a ON a.id = c.agency_id WHERE c.id = ?`,
      id,
    )
    const versions = db.all<
      Omit<CaseDetail['versions'][number], 'facts' | 'original'> & { facts: string; original: string }
    >(
      'SELECT version, batch_id, row, party_key, facts, original FROM case_source WHERE case_id = ? ORDER BY version, row_id',
      id,
    )
    const documents = db.all<Omit<CaseDetail['documentList'][number], 'readable'> & { readable: number }>(
      `SELECT position, name, kind, title, volume, sha256, real_type, pages, readable FROM case_document
       WHERE case_id = ? ORDER BY position`,
      id,
    )
    return {
      ...row,
      complete: row.complete === 1,
      tags: JSON.parse(row.tags) as string[],
      versions: versions.map((v) => ({
        ...v,
        facts: JSON.parse(v.facts) as Record<string, unknown>,
        original: JSON.parse(v.original) as unknown,
      })),
      parties: db.all('SELECT position, name, type FROM case_party WHERE case_id = ? ORDER BY position', id),
      documentList: documents.map((d) => ({ ...d, readable: d.readable === 1 })),
    }
  },

  'cases.setRemedy': (db, { caseKey, inRemedy }) => {
    const id = caseIdByKey(db, caseKey)
    db.run('UPDATE case_file SET in_remedy = ? WHERE id = ?', inRemedy, id)
    return { value: { inRemedy }, audit: { subject: caseKey, detail: { inRemedy } } }
  },

  'cases.tag': (db, { caseKey, tags }) => {
    const id = caseIdByKey(db, caseKey)
    const sorted = [...new Set(tags)].sort()
    db.run('UPDATE case_file SET tags = ? WHERE id = ?', JSON.stringify(sorted), id)
    return { value: { tags: sorted }, audit: { subject: caseKey, detail: { tags: sorted.length } } }
  },
} satisfies Pick<Handlers, 'cases.page' | 'cases.get' | 'cases.setRemedy' | 'cases.tag'>

interface CaseFilter {
  kind?: string | undefined
  agencyId?: number | undefined
  from?: string | undefined
  to?: string | undefined
  number?: string | undefined
  complete?: boolean | undefined
  withDocuments?: boolean | undefined
}

/** Conditions are constant texts chosen by the filter; values are always bound. */
function filter(input: CaseFilter): { where: string; params: Bindable[] } {
  const conditions: string[] = []
  const params: Bindable[] = []
  const add = (condition: string, ...values: Bindable[]): void => {
    conditions.push(condition)
    params.push(...values)
  }
  if (input.kind !== undefined) add('c.kind = ?', input.kind)
  if (input.agencyId !== undefined) add('c.agency_id = ?', input.agencyId)
  if (input.from !== undefined) add('c.decided_on >= ?', input.from)
  if (input.to !== undefined) add('c.decided_on <= ?', input.to)
  if (input.number !== undefined)
    add('(instr(c.decision_no, ?) > 0 OR instr(c.case_no, ?) > 0)', input.number, input.number)
  if (input.complete !== undefined) add('c.complete = ?', input.complete ? 1 : 0)
  if (input.withDocuments === true) add('EXISTS (SELECT 1 FROM case_document d WHERE d.case_id = c.id)')
  if (input.withDocuments === false) add('NOT EXISTS (SELECT 1 FROM case_document d WHERE d.case_id = c.id)')
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', params }
}
