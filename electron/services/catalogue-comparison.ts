import type { Input, Output } from '../../shared/contract/index.ts'
import { startOfChinaDay } from '../../shared/domain/calendar/china-time.ts'
import { addDays, type Day } from '../../shared/domain/calendar/civil-day.ts'
import type { Catalogue } from '../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { recordState } from '../../shared/domain/catalogues/record-state.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { changesBetween } from './catalogue-detail.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'
import { VERSION_SOURCE, versionFacts, type VersionSource } from './catalogue-versions.ts'
import { keptResult } from './id-lists.ts'

type Asked = Pick<Input<'catalogues.compare'>, 'catalogue' | 'from' | 'to'>
type Comparison = Output<'catalogues.compare'>
type Difference = Comparison['rows'][number]

/** A record that may differ: its versions and what was recorded of it last, at the end of either day. */
interface Candidate {
  id: number
  /** facts of the newest version */
  facts: string
  version: number
  versionBefore: number | null
  versionAfter: number | null
  changeBefore: string | null
  changeAfter: string | null
  /** the record that took its place by the later day */
  successor: string | null
}

/** A record at the end of a day. */
interface Standing {
  facts: Facts
  /** null where nothing tells it */
  state: string | null
  /** it no longer counts */
  isOver: boolean
}

/**
 * What differs in a catalogue between the ends of two days (China's): records that came, changed, or no longer count, each in the
 * order of their names. What a record says is taken from the version that was there on the day; what was recorded of it, and its
 * own dates, from the day from which they hold. A record deleted as a mistake stands nowhere.
 */
export function compareCatalogue(db: ReadDb, { limit, offset, ...asked }: Input<'catalogues.compare'>): Comparison {
  const { ids, counts } = keptResult(db, JSON.stringify(['comparison', asked]), ['catalogues'], () =>
    findAll(db, asked),
  )
  const shown = [...ids.subarray(offset, offset + limit)]
  const found = new Map(differences(db, asked, shown).map((one) => [one.id, one]))
  const rows = shown.flatMap((id) => found.get(id) ?? [])
  return { rows, total: ids.length, counts }
}

function findAll(db: ReadDb, asked: Asked): { ids: Uint32Array; counts: Comparison['counts'] } {
  const found: Record<Difference['what'], number[]> = { added: [], changed: [], ended: [] }
  for (const { id, what } of differences(db, asked)) found[what].push(id)
  const { added, changed, ended } = found
  return {
    ids: Uint32Array.from([...added, ...changed, ...ended]),
    counts: { added: added.length, changed: changed.length, ended: ended.length },
  }
}

function differences(db: ReadDb, asked: Asked, ids?: readonly number[]): Difference[] {
  const found = candidates(db, asked, ids)
  const earlier = earlierFacts(db, found)
  return found.flatMap((candidate) => differenceOf(CATALOGUES[asked.catalogue], candidate, earlier, asked) ?? [])
}

const VERSION_BY = `(SELECT max(v.version) FROM catalogue_version v WHERE v.record_id = c.id AND v.made_at < ?)`
const SUCCESSOR_KEY = `(SELECT g.successor_key FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day <= ?
  ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1)`
/** Fields whose days tell whether a record counts (`recordState`). */
const DATED = ['valid_from', 'valid_until', 'cert_valid_until']

/**
 * Only records of which something happened after the earlier day need to be read: a later version, a change, a date. A version
 * made after the later day counts too: by it the dates of the one before may no longer be the newest.
 */
function candidates(db: ReadDb, { catalogue, from, to }: Asked, ids?: readonly number[]): Candidate[] {
  const [endBefore, endAfter] = [from, to].map((day) => startOfChinaDay(addDays(day, 1))) as [string, string]
  return db.all<Candidate>(
    `SELECT c.id, c.facts, c.version, ${VERSION_BY} AS version_before, ${VERSION_BY} AS version_after,
       ${STANDING_CHANGE} AS change_before, ${STANDING_CHANGE} AS change_after,
       (SELECT n.name FROM catalogue_record n WHERE n.answers_to = ${SUCCESSOR_KEY}) AS successor
     FROM catalogue_record c WHERE c.catalogue = ? AND (
       EXISTS (SELECT 1 FROM catalogue_version v WHERE v.record_id = c.id AND v.made_at >= ?)
       OR EXISTS (SELECT 1 FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day > ? AND g.on_day <= ?)
       OR ${DATED.map((field) => `c.facts ->> '${field}' BETWEEN ? AND ?`).join(' OR ')})
       ${ids ? 'AND c.id IN (SELECT value FROM json_each(?))' : ''} ORDER BY c.name, c.id`,
    endBefore,
    endAfter,
    from,
    to,
    to,
    catalogue,
    endBefore,
    from,
    to,
    ...DATED.flatMap(() => [from, to]),
    ...(ids ? [JSON.stringify(ids)] : []),
  )
}

function differenceOf(
  catalogue: Catalogue,
  one: Candidate,
  earlier: ReadonlyMap<string, Facts>,
  { from, to }: { from: Day; to: Day },
): Difference | null {
  const at = (version: number | null, change: string | null, day: Day): Standing | null => {
    if (version === null) return null
    const facts = earlier.get(versionKey(one.id, version)) ?? (JSON.parse(one.facts) as Facts)
    const state = recordState(catalogue, facts, changeOf(change), day)
    return { facts, state: state?.label ?? null, isOver: state?.look === 'ended' }
  }
  const before = at(one.versionBefore, one.changeBefore, from)
  const after = at(one.versionAfter, one.changeAfter, to)
  if (after === null) return null
  const stood = before !== null && !before.isOver
  if (!stood && after.isOver) return null
  const changes = stood && !after.isOver ? changesBetween(before.facts, after.facts) : []
  const old = stood ? before.state : null
  if (stood && !after.isOver && changes.length === 0 && old === after.state) return null
  const shown = (field: string | null): string | null => {
    const fact = field === null ? undefined : after.facts[field]
    return field === null || fact === undefined ? null : maskPersonalFact(field, fact)
  }
  const masked = (text: string | null): string | null => (text === null ? null : maskPersonalFact(null, text))
  return {
    id: one.id,
    what: after.isOver ? 'ended' : stood ? 'changed' : 'added',
    name: shown(catalogue.name) ?? '',
    number: shown(catalogue.number),
    agency: shown(catalogue.agency),
    changes,
    state: old === after.state ? null : { old: masked(old), new: masked(after.state) },
    successor: after.isOver ? masked(one.successor) : null,
  }
}

const versionKey = (id: number, version: number): string => `${id} ${version}`

/** Facts of the versions that were there on either day and are no longer the newest, read in the order in which they are stored. */
function earlierFacts(db: ReadDb, found: readonly Candidate[]): Map<string, Facts> {
  const asked = found.flatMap(({ id, version, versionBefore, versionAfter }) =>
    [...new Set([versionBefore, versionAfter])].flatMap((no) => (no === null || no === version ? [] : [[id, no]])),
  )
  const factsOf = versionFacts(db)
  return new Map(
    db
      .all<{ id: number; version: number; source: VersionSource }>(
        `SELECT v.record_id AS id, v.version, ${VERSION_SOURCE} AS source FROM json_each(?) a
         CROSS JOIN catalogue_version v ON v.record_id = a.value ->> 0 AND v.version = a.value ->> 1 ORDER BY v.row_id`,
        JSON.stringify(asked),
      )
      .map(({ id, version, source }) => [versionKey(id, version), factsOf(source)]),
  )
}
