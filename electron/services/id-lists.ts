import { contract } from '../../shared/contract/index.ts'
import type { Topic } from '../../shared/contract/topics.ts'
import type { Bindable, ReadDb } from '../database/db.ts'

/**
 * The ids of a whole result in its order: any block of it is a slice and a few rows by id, at any depth. Four bytes a row; the
 * last few lists are kept until something they rest on changes.
 */
export type IdList = Uint32Array
const LISTS_KEPT = 8

interface Kept {
  /** the last audit entry that was looked at, and the newest rows */
  seq: number
  newest: string
  lists: Map<string, { value: unknown; topics: readonly Topic[] }>
}
const keptOf = new WeakMap<ReadDb['connection'], Kept>()

/** Every change leaves an audit entry with the name of its procedure, and the contract says which topics that one touches. */
function changedTopics(db: ReadDb, since: number): ReadonlySet<Topic> {
  const actions = db.values<string>('SELECT DISTINCT action FROM audit_entry WHERE seq > ?', since)
  return new Set(
    actions.flatMap((name) => (Object.hasOwn(contract, name) ? contract[name as keyof typeof contract].topics : [])),
  )
}

function keptLists(db: ReadDb): Kept['lists'] {
  const kept: Kept = keptOf.get(db.connection) ?? { seq: 0, newest: '', lists: new Map() }
  keptOf.set(db.connection, kept)
  const seq = db.value<number>('SELECT coalesce(max(seq), 0) FROM audit_entry') ?? 0
  const newest = db.value<string>("SELECT max(id) || ' ' || (SELECT max(id) FROM import_row) FROM case_file") ?? ''
  if (newest !== kept.newest) kept.lists.clear()
  else if (seq !== kept.seq && kept.lists.size > 0) {
    const changed = changedTopics(db, kept.seq)
    for (const [key, { topics }] of kept.lists) if (topics.some((topic) => changed.has(topic))) kept.lists.delete(key)
  }
  kept.seq = seq
  kept.newest = newest
  return kept.lists
}

export interface IdQuery {
  /** what the result is, apart from its SQL: a list of another key is another list */
  key: string
  /** the data it rests on */
  topics: readonly Topic[]
  /** gives one column named `id`, in the order of the list */
  sql: string
  params: readonly Bindable[]
}

/** The ids that a query gives, from the kept lists where nothing has changed since. */
export function idList(db: ReadDb, { key, topics, sql, params }: IdQuery): IdList {
  // One JSON text is read three times faster than as many rows.
  return keptResult(db, JSON.stringify([key, sql, params]), topics, () =>
    Uint32Array.from(
      JSON.parse(db.value<string>(`SELECT json_group_array(id) FROM (${sql})`, ...params) ?? '[]') as number[],
    ),
  )
}

/** A small result that takes long to find, kept as the lists are. The same name is the same kind of result. */
export function keptResult<T>(db: ReadDb, name: string, topics: readonly Topic[], find: () => T): T {
  const lists = keptLists(db)
  const known = lists.get(name)
  lists.delete(name)
  const value = known ? (known.value as T) : find()
  lists.set(name, { value, topics })
  const [oldest] = lists.keys()
  if (lists.size > LISTS_KEPT && oldest !== undefined) lists.delete(oldest)
  return value
}
