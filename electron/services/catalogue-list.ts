import { AppError } from '../../shared/contract/error.ts'
import type { Input, Output } from '../../shared/contract/index.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { maskPersonalFact, maskPersonalFacts } from '../../shared/domain/cases/personal-numbers.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { CATALOGUE_CHECKS, type CheckedOn } from './catalogue-checks.ts'
import { type IdList, idList } from './id-lists.ts'

export type CatalogueFilter = Pick<
  Input<'catalogues.records'>,
  'catalogue' | 'text' | 'check' | 'agency' | 'sort' | 'descending'
>
export type ListedRecord = Output<'catalogues.records'>['rows'][number]

/** The ids of all records of a filter in its order; what is not known comes last. */
export function recordIds(db: ReadDb, filter: CatalogueFilter, on: CheckedOn): IdList {
  const { catalogue, check, agency, descending } = filter
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

/** SQL for what was recorded last, of what holds on a day (one parameter), of `catalogue_record c`: `kind day`, or null. */
export const STANDING_CHANGE = `(SELECT g.kind || ' ' || g.on_day FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day <= ?
  ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1)`

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

export function changeOf(text: string | null): ListedRecord['change'] {
  const [kind, on] = text?.split(' ') ?? []
  return kind === undefined || on === undefined ? null : { kind, on }
}
