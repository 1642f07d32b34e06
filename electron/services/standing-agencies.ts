import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { type AgencyKind, agency, agencyKind } from '../../shared/domain/catalogues/agency.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { ReadDb } from '../database/db.ts'
import { changeOf, STANDING_CHANGE } from './standing-change.ts'

export interface StandingAgency {
  name: string
  kind: AgencyKind | null
}

export interface StandingAgencies {
  /** by key, the name in NFKC without white space */
  agencies: ReadonlyMap<string, StandingAgency>
  /** the key under which a body is counted on the day: its own, or that of the one that took its place by then */
  keyOn: (key: string) => string
}

const keyOf = (recordKey: string): string => recordKey.slice('agency|'.length)

/** The agencies of the register that stand on a day; one that was renamed later stands under the name that it had. */
export function standingAgencies(db: ReadDb, day: Day): StandingAgencies {
  const successors = new Map<string, string>()
  const notYet = new Set<string>()
  for (const { key, successorKey, kind, onDay } of db.all<{
    key: string
    successorKey: string
    kind: string
    onDay: string
  }>(
    `SELECT c.answers_to AS key, g.successor_key, g.kind, g.on_day FROM catalogue_change g
     JOIN catalogue_record c ON c.id = g.record_id WHERE g.successor_key IS NOT NULL ORDER BY g.on_day, g.made_at`,
  ))
    if (onDay <= day) successors.set(keyOf(key), keyOf(successorKey))
    else if (kind === 'rename') notYet.add(keyOf(successorKey))
  const agencies = new Map<string, StandingAgency>()
  for (const { key, name, facts, change } of db.all<{
    key: string
    name: string
    facts: string
    change: string | null
  }>(
    `SELECT c.answers_to AS key, c.name, c.facts, ${STANDING_CHANGE} AS change FROM catalogue_record c
     WHERE c.catalogue = 'agency' ORDER BY c.name, c.id`,
    day,
  )) {
    const kind = changeOf(change)?.kind
    const isOver = kind !== undefined && agency.changes[kind]?.ends === true
    if (isOver || notYet.has(keyOf(key))) continue
    agencies.set(keyOf(key), { name: maskPersonalFact(null, name), kind: agencyKind(JSON.parse(facts) as Facts) })
  }
  return { agencies, keyOn: (key) => newestOf(key, successors) }
}

function newestOf(key: string, successors: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let at = key
  for (let next = successors.get(at); next !== undefined && !seen.has(at); next = successors.get(at)) {
    seen.add(at)
    at = next
  }
  return at
}
