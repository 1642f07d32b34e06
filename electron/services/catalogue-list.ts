import { AppError } from '../../shared/contract/error.ts'
import type { Input, Output } from '../../shared/contract/index.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { maskPersonalFact, maskPersonalFacts } from '../../shared/domain/cases/personal-numbers.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { CATALOGUE_CHECKS, type CheckedOn } from './catalogue-checks.ts'
import { type IdList, idList } from './id-lists.ts'
import { officersOfGroup } from './staff-officers.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'

export type CatalogueFilter = Pick<
  Input<'catalogues.records'>,
  'catalogue' | 'text' | 'check' | 'agency' | 'staff' | 'sort' | 'descending'
>
export type ListedRecord = Output<'catalogues.records'>['rows'][number]

/** The ids of all records of a filter in its order; what is not known comes last. */
export function recordIds(db: ReadDb, filter: CatalogueFilter, on: CheckedOn): IdList {
  const { catalogue, check, agency, staff, descending } = filter
  const conditions = ['c.catalogue = ?']
  const params: Bindable[] = [catalogue]
  for (const word of filter.text.trim().split(/\s+/)) {
    if (word === '') continue
    conditions.push('EXISTS (SELECT 1 FROM json_each(c.facts) f WHERE instr(f.value, ?))')
    params.push(word)
  }
  if (agency !== undefined) {
    conditions.push('c.agency_key = ?')
    params.push(compact(agency))
  }
  if (check !== undefined) {
    const found = CATALOGUE_CHECKS[catalogue].find(({ code }) => code === check)?.where(on, db)
    if (!found) throw new AppError('not_found', { check }, '没有这一项核对。')
    conditions.push(`(${found.sql})`)
    params.push(...found.params)
  }
  if (staff !== undefined) {
    if (catalogue !== 'officer')
      throw new AppError('invalid_input', { catalogue }, '只有执法人员可以按队伍与培训筛选。')
    conditions.push('c.id IN (SELECT value FROM json_each(?))')
    params.push(JSON.stringify(officersOfGroup(db, staff, on).map(({ id }) => id)))
  }
  return idList(db, {
    key: 'records of a catalogue',
    topics: ['catalogues', 'settings'],
    sql: `SELECT c.id FROM catalogue_record c WHERE ${conditions.join(' AND ')}
      ORDER BY ${sorted(filter)} ${descending ? 'DESC' : 'ASC'} NULLS LAST, c.id ${descending ? 'DESC' : 'ASC'}`,
    params,
  })
}

/** Only fields that the catalogue declares stand in the SQL. */
function sorted({ catalogue, sort }: CatalogueFilter): string {
  const { columns, name, number } = CATALOGUES[catalogue]
  if (sort === undefined || sort === name) return 'c.name'
  if (sort === number) return 'c.number'
  if (!Object.hasOwn(columns, sort)) throw new AppError('not_found', { sort }, '没有这一列。')
  return `c.facts ->> '${sort}'`
}

interface StoredRecord {
  id: number
  name: string
  number: string | null
  facts: string
  version: number
  change: string | null
}

/** The records of these ids, in their order, as lists, exports and drawers show them. */
export function recordsById(db: ReadDb, ids: IdList | readonly number[], today: string): ListedRecord[] {
  return db
    .all<StoredRecord>(
      `SELECT c.id, c.name, c.number, c.facts, c.version, ${STANDING_CHANGE} AS change
       FROM json_each(?) i JOIN catalogue_record c ON c.id = i.value ORDER BY i.key`,
      today,
      JSON.stringify([...ids]),
    )
    .map(({ facts, change, name, number, ...rest }) => ({
      ...rest,
      name: maskPersonalFact(null, name),
      number: number === null ? null : maskPersonalFact(null, number),
      facts: maskPersonalFacts(JSON.parse(facts) as Record<string, string>),
      change: changeOf(change),
    }))
}
