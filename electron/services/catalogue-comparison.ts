import type { Input, Output } from '../../shared/contract/index.ts'
import { startOfChinaDay } from '../../shared/domain/calendar/china-time.ts'
import { addDays, type Day } from '../../shared/domain/calendar/civil-day.ts'
import type { Catalogue } from '../../shared/domain/catalogues/catalogue.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { recordState } from '../../shared/domain/catalogues/record-state.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf } from './catalogue-list.ts'
import { changesBetween } from './catalogue-detail.ts'

type Comparison = Output<'catalogues.compare'>
type Difference = Comparison['rows'][number]

/** A record that may differ: its versions and what was recorded of it last, at the end of either day. */
interface Candidate {
  id: number
  name: string
  number: string | null
  agency: string | null
  facts: string
  version: number
  versionBefore: number | null
  versionAfter: number | null
  changeBefore: string | null
  changeAfter: string | null
  /** the record that took its place by the later day */
  successor: string | null
}

/** A record as it stood at the end of a day. */
interface Standing {
  facts: Facts
  /** null where nothing tells it */
  state: string | null
}

const ORDER = { added: 0, changed: 1, ended: 2 } as const

/**
 * What differs in a catalogue between the ends of two days (China's): records that came, changed, or no longer count. What a
 * record says is taken from the version that was there on the day; what was recorded of it, and its own dates, from the day
 * from which they hold. A record deleted as a mistake stands nowhere.
 */
export function compareCatalogue(db: ReadDb, input: Input<'catalogues.compare'>): Comparison {
  const catalogue = CATALOGUES[input.catalogue]
  const differences = candidates(db, input)
    .flatMap((candidate) => differenceOf(db, catalogue, candidate, input) ?? [])
    .sort((a, b) => ORDER[a.what] - ORDER[b.what] || a.name.localeCompare(b.name, 'zh-CN') || a.id - b.id)
  const count = (what: Difference['what']): number => differences.filter((one) => one.what === what).length
  return {
    rows: differences.slice(input.offset, input.offset + input.limit),
    total: differences.length,
    counts: { added: count('added'), changed: count('changed'), ended: count('ended') },
  }
}

const versionBy = `(SELECT max(v.version) FROM catalogue_version v WHERE v.record_id = c.id AND v.made_at < ?)`
const changeBy = (column: string): string =>
  `(SELECT ${column} FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day <= ?
     ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1)`
/** Fields whose days tell whether a record counts (`recordState`). */
const DATED = ['valid_from', 'valid_until', 'cert_valid_until']

/** Only records of which something happened between the two days: the others need not be read. */
function candidates(db: ReadDb, { catalogue, agency, from, to }: Input<'catalogues.compare'>): Candidate[] {
  const [endBefore, endAfter] = [from, to].map((day) => startOfChinaDay(addDays(day, 1))) as [string, string]
  return db.all<Candidate>(
    `SELECT c.id, c.name, c.number, ${agencyName(CATALOGUES[catalogue])} AS agency, c.facts, c.version,
       ${versionBy} AS version_before, ${versionBy} AS version_after,
       ${changeBy("g.kind || ' ' || g.on_day")} AS change_before, ${changeBy("g.kind || ' ' || g.on_day")} AS change_after,
       (SELECT n.name FROM catalogue_record n WHERE n.answers_to = ${changeBy('g.successor_key')}) AS successor
     FROM catalogue_record c WHERE c.catalogue = ? AND (? IS NULL OR c.agency_key = ?) AND (
       EXISTS (SELECT 1 FROM catalogue_version v WHERE v.record_id = c.id AND v.made_at >= ? AND v.made_at < ?)
       OR EXISTS (SELECT 1 FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day > ? AND g.on_day <= ?)
       OR ${DATED.map((field) => `c.facts ->> '${field}' BETWEEN ? AND ?`).join(' OR ')})`,
    endBefore,
    endAfter,
    from,
    to,
    to,
    catalogue,
    agency ?? null,
    agency === undefined ? null : compact(agency),
    endBefore,
    endAfter,
    from,
    to,
    ...DATED.flatMap(() => [from, to]),
  )
}

const agencyName = ({ agency }: Catalogue): string => (agency === null ? 'NULL' : `c.facts ->> '${agency}'`)

function differenceOf(
  db: ReadDb,
  catalogue: Catalogue,
  one: Candidate,
  { from, to }: { from: Day; to: Day },
): Difference | null {
  const at = (version: number | null, change: string | null, day: Day): Standing | null => {
    if (version === null) return null
    const facts = JSON.parse(version === one.version ? one.facts : factsOf(db, one.id, version)) as Facts
    const state = recordState(catalogue, facts, changeOf(change), day)
    return state?.look === 'ended' ? null : { facts, state: state?.label ?? null }
  }
  const before = at(one.versionBefore, one.changeBefore, from)
  const after = at(one.versionAfter, one.changeAfter, to)
  if (before === null && after === null) return null
  const changes = before && after ? changesBetween(before.facts, after.facts) : []
  const stateBefore = before?.state ?? null
  const stateAfter = after ? after.state : stateOf(catalogue, one, to)
  if (before && after && changes.length === 0 && stateBefore === stateAfter) return null
  return {
    id: one.id,
    what: before === null ? 'added' : after === null ? 'ended' : 'changed',
    name: maskPersonalFact(null, one.name),
    number: one.number === null ? null : maskPersonalFact(null, one.number),
    agency: one.agency,
    changes,
    state: stateBefore === stateAfter ? null : { old: stateBefore, new: stateAfter },
    successor: after === null ? one.successor : null,
  }
}

/** How a record that no longer counts ended. */
function stateOf(catalogue: Catalogue, { facts, changeAfter }: Candidate, day: Day): string | null {
  return recordState(catalogue, JSON.parse(facts) as Facts, changeOf(changeAfter), day)?.label ?? null
}

const factsOf = (db: ReadDb, id: number, version: number): string =>
  db.one<{ facts: string }>(
    `SELECT coalesce(v.facts, f.facts) AS facts FROM catalogue_version v LEFT JOIN import_facts f ON f.row_id = v.row_id
     WHERE v.record_id = ? AND v.version = ?`,
    id,
    version,
  ).facts
