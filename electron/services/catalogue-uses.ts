import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { CATALOGUE_KINDS, type CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { CASE_TOLD_OF } from './case-versions.ts'
import { officerKeys } from './officer-numbers.ts'
import { caseWhere, type Where } from './case-filter.ts'
import { rowsWith } from './record-texts.ts'

export type Use = Output<'catalogues.get'>['uses'][number]
const NAMED = 20
/** A number of fewer characters stands by chance in all sorts of texts. */
const FEWEST = 6

export interface UsedRecord {
  id: number
  catalogue: CatalogueKind
  answersTo: string | null
  number: string | null
}

/** Who names a record: records of catalogues by their links, cases by their agency, their officers' numbers, their item codes. */
export function usesOf(db: ReadDb, record: UsedRecord): Use[] {
  return [...recordUses(db, record), ...caseUses(db, casesOf(record))]
}

function recordUses(db: ReadDb, { id, catalogue, number, answersTo }: UsedRecord): Use[] {
  if (answersTo === null) return []
  // a second record that answers to the same key keeps the names; nothing is left in the air
  const keys = [...new Set([answersTo, ...(catalogue === 'officer' ? officerKeys(number ?? '') : [])])].filter(
    (key) => db.value('SELECT 1 FROM catalogue_record WHERE answers_to = ? AND id <> ?', key, id) === undefined,
  )
  if (keys.length === 0) return []
  return CATALOGUE_KINDS.flatMap((by) => {
    const params = [JSON.stringify(keys), by, id] as const
    const from = `FROM catalogue_record c WHERE c.id IN (SELECT record_id FROM catalogue_link WHERE target_key IN (SELECT value FROM json_each(?)))
      AND c.catalogue = ? AND c.id <> ?`
    const total = db.value<number>(`SELECT count(*) ${from}`, ...params) ?? 0
    if (total === 0) return []
    const named = db.all<Use['named'][number]>(
      `SELECT c.id, c.name ${from} ORDER BY c.name, c.id LIMIT ${NAMED}`,
      ...params,
    )
    return [{ by, total, named }]
  })
}

function caseUses(db: ReadDb, where: Where | undefined): Use[] {
  if (!where) return []
  const total = db.value<number>(`SELECT count(*) FROM case_file c WHERE ${where.sql}`, ...where.params) ?? 0
  if (total === 0) return []
  const named = db.all<Use['named'][number]>(
    `SELECT c.id, coalesce(c.decision_no, c.case_no, c.case_name, c.case_key) AS name FROM case_file c WHERE ${where.sql}
     ORDER BY c.id DESC LIMIT ${NAMED}`,
    ...where.params,
  )
  return [{ by: 'case', total, named }]
}

/** Officers and items stand in the facts of cases as text: found there by their numbers. */
function casesOf({ catalogue, answersTo, number }: UsedRecord): Where | undefined {
  if (catalogue === 'agency')
    return {
      sql: 'c.agency_id = (SELECT a.id FROM agency a WHERE a.name_key = ?)',
      params: [(answersTo ?? '').slice('agency|'.length)],
    }
  if ((catalogue === 'officer' || catalogue === 'item') && number !== null && number.length >= FEWEST)
    return caseWhere({
      inDocuments: false,
      text: '',
      match: 'all',
      conditions: [{ field: 'facts', operator: 'contains', value: number }],
    })
  return undefined
}

/**
 * The same read from the records of the cases themselves, which takes a second for a million: the index may not have caught up, and
 * leaves out what looks like the identity number of a person. Old versions count too. A short number must be a whole cell.
 */
function namedInRecords(db: ReadDb, { catalogue, number }: UsedRecord): Where | undefined {
  if ((catalogue !== 'officer' && catalogue !== 'item') || number === null) return undefined
  const rows = rowsWith(db, number, number.length < FEWEST)
  return {
    sql: `c.id IN (SELECT ${CASE_TOLD_OF} FROM (SELECT value AS id FROM json_each(?)) r)`,
    params: [JSON.stringify(rows)],
  }
}

/** Refuses with the list of uses while there is one. */
export function checkUnused(db: ReadDb, record: UsedRecord & { name: string }, doing: string): void {
  const uses = [...recordUses(db, record), ...caseUses(db, namedInRecords(db, record) ?? casesOf(record))]
  if (uses.length === 0) return
  const says = uses.map(({ by, total, named }) => {
    const first = named.slice(0, 3).map(({ name }) => `“${name}”`)
    return `${useLabel(by)} ${total} ${by === 'case' ? '件' : CATALOGUES[by].unit}（${first.join('、')}${total > 3 ? ' 等' : ''}）`
  })
  throw new AppError(
    'conflict',
    { id: record.id, uses: uses.map(({ by, total }) => ({ by, total })) },
    maskPersonalNumbers(`“${record.name}”还在使用，不能${doing}：${says.join('；')}。`),
  )
}

const useLabel = (by: Use['by']): string => (by === 'case' ? '案卷' : CATALOGUES[by].label)
