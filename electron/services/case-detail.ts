import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { caseStages } from '../../shared/domain/cases/case-stages.ts'
import { maskPersonalFacts, maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { ReadDb } from '../database/db.ts'
import { CASE_COLUMNS_SQL, type CaseRecord, listedCase } from './case-list.ts'
import { listFindings } from './findings.ts'

type CaseDetail = Output<'cases.get'>
type VersionRecord = Omit<CaseDetail['versions'][number], 'facts' | 'original' | 'headings'> & {
  facts: string
  original: string
  columns: string | null
}
type DocumentRecord = Omit<CaseDetail['documentList'][number], 'readable'> & { readable: number }

/** Everything about one case; throws not_found. Numbers of papers of natural persons are masked. */
export function readCase(db: ReadDb, id: number, settings: Settings): CaseDetail {
  const row = db.maybe<CaseRecord & { agencyId: number | null; version: number }>(
    `SELECT ${CASE_COLUMNS_SQL}, c.agency_id, c.version FROM case_file c LEFT JOIN agency a ON a.id = c.agency_id WHERE c.id = ?`,
    id,
  )
  if (!row) throw new AppError('not_found', { caseId: id }, '找不到这件案卷，它可能已随导入批次撤销。')
  const records = readVersions(db, id)
  const versions = records.map(({ columns, ...version }) => ({
    ...version,
    partyKey: maskPersonalNumbers(version.partyKey),
    headings: columns.map(({ heading }) => heading),
  }))
  const documentList = db
    .all<DocumentRecord>(
      `SELECT position, name, kind, title, volume, sha256, real_type, pages, readable FROM case_document
       WHERE case_id = ? ORDER BY position`,
      id,
    )
    .map((document) => ({ ...document, readable: document.readable === 1 }))
  const samples = db.all<CaseDetail['samples'][number]>(
    `SELECT i.id AS sample_item_id, i.round_id, r.title AS round_title FROM sample_item i JOIN round r ON r.id = i.round_id
     WHERE i.case_id = ? ORDER BY r.created_at`,
    id,
  )
  return {
    ...listedCase(row),
    versions,
    parties: db
      .all<CaseDetail['parties'][number]>(
        'SELECT position, name, type, uscc FROM case_party WHERE case_id = ? ORDER BY position',
        id,
      )
      .map((party) => ({
        ...party,
        name: party.name === null ? null : maskPersonalNumbers(party.name),
        // a column for credit codes often holds the number of a person
        uscc: party.uscc === null ? null : maskPersonalNumbers(party.uscc),
      })),
    documentList,
    stages: caseStages({
      kind: row.kind,
      procedure: row.procedure,
      facts: standingFacts(records),
      columns: records.flatMap(({ columns }) => columns.flatMap(({ field }) => field ?? [])),
      documents: documentList,
      alsoExpected: settings.cases.expectedStages,
    }),
    samples,
    findings: samples.flatMap(({ roundId, roundTitle }) =>
      listFindings(db, { roundId })
        .filter(({ caseKey }) => caseKey === row.caseKey)
        .map(({ id, sheetId, itemText, effect, note, documentName, sha256, page, state }) => {
          const place = { documentName, sha256, page }
          return { id, roundTitle, sheetId, itemText, effect, note, ...place, state }
        }),
    ),
  }
}

interface CaseRecordVersion extends Omit<CaseDetail['versions'][number], 'headings'> {
  columns: { heading: string; field: string | null }[]
}

function readVersions(db: ReadDb, caseId: number): CaseRecordVersion[] {
  const rows = db.all<VersionRecord>(
    `SELECT s.version, s.batch_id, b.source_name, b.committed_at, s.row, s.party_key, s.facts, s.original,
       (SELECT h.columns FROM import_sheet h WHERE h.batch_id = s.batch_id AND h.sheet = s.sheet) AS columns
     FROM case_source s JOIN import_batch b ON b.id = s.batch_id WHERE s.case_id = ? ORDER BY s.version, s.row_id`,
    caseId,
  )
  return rows.map((row) => ({
    ...row,
    columns: JSON.parse(row.columns ?? '[]') as CaseRecordVersion['columns'],
    facts: maskPersonalFacts(JSON.parse(row.facts) as Record<string, unknown>),
    original: (JSON.parse(row.original) as unknown[]).map((cell) =>
      typeof cell === 'string' ? maskPersonalNumbers(cell) : cell,
    ),
  }))
}

/** The facts of the newest row of each party; where parties differ, the one that the case came with stands. */
function standingFacts(versions: readonly CaseRecordVersion[]): Record<string, unknown> {
  const byParty = new Map(versions.map(({ partyKey, facts }) => [partyKey, facts]))
  return Object.assign({}, ...[...byParty.values()].reverse()) as Record<string, unknown>
}
