import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { caseStages } from '../../shared/domain/cases/case-stages.ts'
import {
  maskPersonalFact,
  maskPersonalFacts,
  maskPersonalNumbers,
  maskTexts,
} from '../../shared/domain/cases/personal-numbers.ts'
import { formatLetterNumber } from '../../shared/domain/letters/letter-number.ts'
import type { SheetFields } from '../../shared/domain/import/fact-arrival.ts'
import { CASE_FIELDS, tableOfKind } from '../../shared/domain/import/tables.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { ReadDb } from '../database/db.ts'
import { partiesOf } from './case-versions.ts'
import { certificatesOf } from './case-certificates.ts'
import { CASE_COLUMNS_SQL, type CaseRecord, listedCase } from './case-list.ts'
import { listFindings } from './findings.ts'
import { repeatsOf } from './import-repeats.ts'
import { sheetFields, sheetReader } from './sheet-fields.ts'
import { TEXT_LAYER_SQL, type TextLayerColumns, withTextLayer } from './text-layers.ts'
import { typedFactsOf } from './typed-facts.ts'
import { listingsOf } from './undisturbed-inspections.ts'

type CaseDetail = Output<'cases.get'>
type VersionRecord = Omit<CaseDetail['versions'][number], 'facts' | 'original' | 'headings'> & {
  rowId: number
  batchNo: number
  sheet: number
  columns: string | null
  fixed: string | null
}
type DocumentRecord = Omit<CaseDetail['documentList'][number], 'readable' | 'textLayer'> & {
  readable: number
} & TextLayerColumns

/** Everything about one case; throws not_found. Numbers of papers of natural persons are masked. */
export function readCase(db: ReadDb, id: number, settings: Settings): CaseDetail {
  const row = db.maybe<CaseRecord & { agencyId: number | null; version: number }>(
    `SELECT ${CASE_COLUMNS_SQL}, c.agency_id, c.version FROM case_file c LEFT JOIN agency a ON a.id = c.agency_id WHERE c.id = ?`,
    id,
  )
  if (!row) throw new AppError('not_found', { caseId: id }, '找不到这件案卷，它可能已随导入批次撤销。')
  const records = readVersions(db, id)
  const versions = records.map(({ columns, rowId: _rowId, fields: _fields, ...version }) => ({
    ...version,
    partyKey: maskPersonalNumbers(version.partyKey),
    headings: columns.map(({ heading }) => heading),
  }))
  const documentList = db
    .all<DocumentRecord>(
      `SELECT d.position, d.name, d.kind, d.title, d.volume, d.sha256, d.real_type, coalesce(d.pages, t.pages) AS pages,
         d.readable, ${TEXT_LAYER_SQL}
       FROM case_document d LEFT JOIN text_layer t ON t.sha256 = d.sha256 WHERE d.case_id = ? ORDER BY d.position`,
      id,
    )
    .map((document) => ({
      ...maskTexts(withTextLayer(document), ['name', 'title']),
      readable: document.readable === 1,
    }))
  const samples = db.all<CaseDetail['samples'][number]>(
    `SELECT i.id AS sample_item_id, i.round_id, r.title AS round_title FROM sample_item i JOIN round r ON r.id = i.round_id
     WHERE i.case_id = ? ORDER BY r.created_at`,
    id,
  )
  return {
    ...listedCase(row),
    versions,
    repeats: repeatsOf(db, id),
    standing: standingParties(db, id, row.kind, records),
    parties: db
      .all<CaseDetail['parties'][number]>(
        `SELECT p.position, p.name, p.type, p.uscc FROM ${partiesOf('?')} p ORDER BY p.position`,
        id,
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
    certificates: certificatesOf(db, id, row.decidedOn ?? row.filedOn),
    undisturbed: listingsOf(db, id).map(({ id: recordId, name, listedOn, validUntil, listedBy }) => ({
      recordId,
      name: maskPersonalNumbers(name),
      listedOn,
      validUntil,
      listedBy: listedBy === null ? null : maskPersonalNumbers(listedBy),
    })),
    holds: holdsOf(db, id, row.version),
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

/** Frozen frames and letters keep what they say; they do not follow a case that changes later (decision 6). */
const holdsOf = (db: ReadDb, caseId: number, version: number): CaseDetail['holds'] => ({
  frames: db
    .all<{ roundId: string; roundTitle: string; version: number }>(
      `SELECT r.id AS round_id, r.title AS round_title, f.version
       FROM frame_case f JOIN frame n ON n.number = f.frame JOIN round r ON r.id = n.round_id
       WHERE f.case_id = ? ORDER BY r.created_at`,
      caseId,
    )
    .map(({ version: frozen, ...frame }) => ({ ...frame, changedSince: frozen !== version })),
  letters: db
    .all<{ letterId: string; state: string; prefix: string; year: number | null; serial: number | null }>(
      `SELECT DISTINCT l.id AS letter_id, l.state, l.prefix, l.year, l.serial FROM sample_item i
       JOIN finding f ON f.sample_item_id = i.id JOIN letter_finding n ON n.finding_id = f.id
       JOIN letter l ON l.id = n.letter_id WHERE i.case_id = ? ORDER BY l.id`,
      caseId,
    )
    .map(({ prefix, year, serial, ...letter }) => ({
      ...letter,
      number: year === null || serial === null ? null : formatLetterNumber({ prefix, year, serial }),
    })),
})

interface CaseRecordVersion extends Omit<CaseDetail['versions'][number], 'headings'> {
  rowId: number
  columns: { heading: string; field: string | null }[]
  fields: SheetFields
}

function readVersions(db: ReadDb, caseId: number): CaseRecordVersion[] {
  const rows = db.all<VersionRecord>(
    `SELECT v.version, v.row_id, CASE b.typed WHEN 1 THEN b.created_by END AS typed_by, b.id AS batch_id, b.source_name,
       b.committed_at, r.batch_no, r.sheet, r.row, r.party_key, h.columns, h.fixed
     FROM case_version v JOIN import_row r ON r.id = v.row_id JOIN import_batch b ON b.no = r.batch_no
     LEFT JOIN import_sheet h ON h.batch_id = b.id AND h.sheet = r.sheet WHERE v.case_id = ? ORDER BY v.version, v.row_id`,
    caseId,
  )
  const { textsOf, factsIn } = sheetReader(db)
  return rows.map(({ columns, fixed, batchNo, sheet, ...row }) => {
    const { facts, original } = textsOf(row.rowId)
    return {
      ...row,
      columns: JSON.parse(columns ?? '[]') as CaseRecordVersion['columns'],
      fields: sheetFields(columns, fixed),
      facts: maskPersonalFacts(factsIn({ facts, original, batchNo, sheet })),
      original: original.map((cell) => (typeof cell === 'string' ? maskPersonalNumbers(cell) : cell)),
    }
  })
}

/** The facts of every party as they stand, each with its origin; and what waits for a decision. */
function standingParties(
  db: ReadDb,
  caseId: number,
  kind: string,
  records: readonly CaseRecordVersion[],
): CaseDetail['standing'] {
  const typed = typedFactsOf(db, caseId)
  const parties = new Map<string, CaseRecordVersion[]>()
  for (const record of records) parties.set(record.partyKey, [...(parties.get(record.partyKey) ?? []), record])
  return [...parties].map(([partyKey, own]) => {
    const facts = own.at(-1)?.facts ?? {}
    const recorded = own.filter(({ typedBy }) => typedBy === null)
    // a later file without the column left the fact as an earlier one had said it
    const recordOf = (field: string) =>
      recorded.findLast(({ fields }) => fields.columns.has(field)) ??
      recorded.findLast(({ fields }) => fields.fixed.has(field)) ??
      own[0]
    const ofPerson = typed.get(partyKey)
    const emptied = [...(ofPerson ?? [])].flatMap(([field, { value }]) => (value === null ? [field] : []))
    const shown = [...new Set([...Object.keys(facts), ...emptied])].map((field) => {
      const person = ofPerson?.get(field)
      const sender = records.find(({ rowId }) => rowId === person?.open?.rowId)
      return {
        field,
        text: textOf(facts[field]),
        origin: person
          ? { from: 'person' as const, by: person.by, at: person.at }
          : { from: 'record' as const, ...placeOf(recordOf(field)) },
        sent: sender ? { text: maskPersonalFact(field, person?.recorded ?? ''), ...placeOf(sender) } : null,
      }
    })
    return { name: textOf(facts[CASE_FIELDS[tableOfKind(kind)].party]), facts: shown }
  })
}

const textOf = (fact: unknown): string => (typeof fact === 'string' ? fact : '')
const placeOf = (record: CaseRecordVersion | undefined) => ({
  batchId: record?.batchId ?? '',
  sourceName: record?.sourceName ?? '',
  row: record?.row ?? 0,
})

/** The facts of the newest row of each party; where parties differ, the one that the case came with stands. */
function standingFacts(versions: readonly CaseRecordVersion[]): Record<string, unknown> {
  const byParty = new Map(versions.map(({ partyKey, facts }) => [partyKey, facts]))
  return Object.assign({}, ...[...byParty.values()].reverse()) as Record<string, unknown>
}
