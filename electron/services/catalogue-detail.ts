import type { Output } from '../../shared/contract/index.ts'
import { trainingHours, trainingSort } from '../../shared/domain/catalogues/training.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { CATALOGUE_CHECKS, type CheckedOn } from './catalogue-checks.ts'
import { findRecord } from './catalogue-edit.ts'
import { recordsById } from './catalogue-list.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'
import { usesOf } from './catalogue-uses.ts'
import { OFFICERS_BY_FURTHER_NUMBER, officerKeys } from './officer-numbers.ts'
import { inspectionsOf } from './record-inspections.ts'

type Detail = Output<'catalogues.get'>
type FieldChange = Detail['versions'][number]['changes'][number]

/** Everything about one record. */
export function recordDetail(db: ReadDb, id: number, on: CheckedOn): Detail {
  const record = findRecord(db, id)
  const [listed] = recordsById(db, [id], on.today)
  if (!listed) throw new Error(`record ${id} is not listed`)
  return {
    ...listed,
    catalogue: record.catalogue,
    versions: versionsOf(db, id),
    recorded: changesOf(db, id, record.answersTo),
    uses: usesOf(db, record),
    names: namesOf(db, id),
    hours: record.catalogue === 'officer' ? hoursOf(db, officerKeys(record.number ?? '')) : [],
    checks: checksOf(db, id, record.catalogue, on),
    inspections: inspectionsOf(db, record, on),
  }
}

interface VersionRow {
  version: number
  madeAt: string
  madeBy: string
  source: VersionSource
  batchId: string | null
  sourceName: string | null
  sheet: string | null
  line: number | null
}

function versionsOf(db: ReadDb, id: number): Detail['versions'] {
  const rows = db.all<VersionRow>(
    `SELECT v.version, v.made_at, v.made_by, ${VERSION_SOURCE} AS source, b.id AS batch_id, b.source_name,
       s.name AS sheet, r.line
     FROM catalogue_version v LEFT JOIN import_row r ON r.id = v.row_id
     LEFT JOIN import_batch b ON b.no = r.batch_no LEFT JOIN import_sheet s ON s.batch_id = b.id AND s.sheet = r.sheet
     WHERE v.record_id = ? ORDER BY v.version`,
    id,
  )
  const factsOf = versionFacts(db)
  const said = rows.map(({ source }) => factsOf(source))
  return rows
    .map(({ version, madeAt, madeBy, batchId, sourceName, sheet, line }, i) => ({
      version,
      madeAt,
      madeBy,
      source: batchId === null || sourceName === null ? null : { batchId, sourceName, sheet, line },
      changes: i === 0 ? [] : changesBetween(said[i - 1] ?? {}, said[i] ?? {}),
    }))
    .reverse()
}

/** The fields of which two versions say something else, numbers of papers of persons masked. */
export function changesBetween(before: Facts, after: Facts): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const shown = (field: string, text: string | undefined): string | null =>
    text === undefined ? null : maskPersonalFact(field, text)
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, old: shown(field, before[field]), new: shown(field, after[field]) }))
}

interface ChangeRow extends Omit<Detail['recorded'][number], 'successor' | 'on'> {
  onDay: string
  successorKey: string | null
  successorId: number | null
  successorName: string | null
}

/** What was recorded of the record, and of those whose place it took. */
function changesOf(db: ReadDb, id: number, answersTo: string | null): Detail['recorded'] {
  return db
    .all<ChangeRow>(
      `SELECT g.id, g.record_id, c.name AS record_name, g.kind, g.on_day, g.successor_key, n.id AS successor_id,
         n.name AS successor_name, g.reason, g.paper, g.made_at, g.made_by
       FROM catalogue_change g JOIN catalogue_record c ON c.id = g.record_id
       LEFT JOIN catalogue_record n ON n.answers_to = g.successor_key
       WHERE g.record_id = ? OR g.successor_key = ? ORDER BY g.on_day DESC, g.made_at DESC`,
      id,
      answersTo,
    )
    .map(({ onDay, successorKey, successorId, successorName, ...change }) => ({
      ...change,
      on: onDay,
      successor:
        successorKey === null
          ? null
          : { id: successorId, name: successorName ?? successorKey.slice(successorKey.indexOf('|') + 1) },
    }))
}

const namesOf = (db: ReadDb, id: number): Detail['names'] =>
  db.all(
    `SELECT l.field, t.id, t.name, t.catalogue FROM catalogue_link l
     JOIN catalogue_record t ON t.answers_to = l.target_key WHERE l.record_id = ?
     UNION SELECT l.field, t.id, t.name, t.catalogue FROM catalogue_link l
     JOIN (${OFFICERS_BY_FURTHER_NUMBER}) f ON f.key = l.target_key JOIN catalogue_record t ON t.id = f.id WHERE l.record_id = ?
     ORDER BY field, name LIMIT 50`,
    id,
    id,
  )

/** Hours of training by year and sort, in tenths; what has no sort of the three counts as other. */
function hoursOf(db: ReadDb, keys: readonly string[]): Detail['hours'] {
  const records = db.values<string>(
    `SELECT t.facts FROM catalogue_link l CROSS JOIN catalogue_record t ON t.id = l.record_id
     WHERE l.target_key IN (SELECT value FROM json_each(?)) AND l.field = 'cert_no' AND t.catalogue = 'training'
       AND t.facts ->> 'held_on' IS NOT NULL`,
    JSON.stringify(keys),
  )
  const years = new Map<string, Detail['hours'][number]>()
  for (const text of records) {
    const facts = JSON.parse(text) as Facts
    const year = facts['held_on']?.slice(0, 4) ?? ''
    const sums = years.get(year) ?? { year, law: 0, work: 0, skill: 0, other: 0 }
    sums[trainingSort(facts) ?? 'other'] += trainingHours(facts) ?? 0
    years.set(year, sums)
  }
  return [...years.values()].sort((a, b) => b.year.localeCompare(a.year))
}

const checksOf = (db: ReadDb, id: number, catalogue: CatalogueKind, on: CheckedOn): Detail['checks'] =>
  CATALOGUE_CHECKS[catalogue].flatMap(({ code, says, where }) => {
    const { sql, params } = where(on, db)
    return db.value(`SELECT 1 FROM catalogue_record c WHERE c.id = ? AND (${sql})`, id, ...params) === undefined
      ? []
      : [{ code, says }]
  })
