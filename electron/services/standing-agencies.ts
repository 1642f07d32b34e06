import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { type AgencyKind, agency, agencyKind } from '../../shared/domain/catalogues/agency.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
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
  /** the key under which a body is counted: its own, that of the one that took its place by the day, or the one it had before */
  keyOn: (key: string) => string
  /** one key for a body on a day of its own, whatever it was called then or later: what was merged later is still apart */
  bodyOn: (key: string, day: Day) => string
  /** whether the register has a body of this key, standing or not */
  isRegistered: (key: string) => boolean
  /** whether it came into being after the day, by a merger */
  isLater: (key: string) => boolean
}

/** One body took the place of another. */
interface Replacement {
  key: string
  successorKey: string
  isRename: boolean
  /** the successor came into being by it: it was written into the register in the same breath */
  isBirth: boolean
  onDay: Day
}

const keyOf = (recordKey: string): string => recordKey.slice('agency|'.length)

/**
 * The agencies of the register that stand on a day; one that was renamed later stands under the name that it had. With `bodiesOn`, an
 * earlier day, the bodies are those that stood then, under the names that they have on the day.
 */
export function standingAgencies(db: ReadDb, day: Day, bodiesOn: Day = day): StandingAgencies {
  const replacements = replacementsOf(db)
  const successors = new Map(replacements.map((one) => [one.key, one]))
  const renamedFrom = new Map(replacements.flatMap((one) => (one.isRename ? [[one.successorKey, one]] : [])))
  const bornOn = new Map(
    replacements.flatMap(({ isBirth, isRename, successorKey, onDay }) =>
      isBirth && !isRename ? [[successorKey, onDay]] : [],
    ),
  )
  const happened = ({ isRename, onDay }: Replacement): boolean => onDay <= (isRename ? day : bodiesOn)
  const follow = (key: string, isFollowed: (one: Replacement) => boolean): string =>
    walk(key, (at) => {
      const next = successors.get(at)
      return next && isFollowed(next) ? next.successorKey : undefined
    })
  const firstName = (key: string, isUndone: (one: Replacement) => boolean): string =>
    walk(key, (at) => {
      const before = renamedFrom.get(at)
      return before && isUndone(before) ? before.key : undefined
    })
  const isLater = (key: string): boolean => (bornOn.get(firstName(key, () => true)) ?? '') > bodiesOn
  const isNameToCome = (key: string): boolean => firstName(key, (one) => !happened(one)) !== key

  const agencies = new Map<string, StandingAgency>()
  const registered = new Set<string>()
  for (const { key: recordKey, name, facts, change } of db.all<{
    key: string
    name: string
    facts: string
    change: string | null
  }>(
    `SELECT c.answers_to AS key, c.name, c.facts, ${STANDING_CHANGE} AS change FROM catalogue_record c
     WHERE c.catalogue = 'agency' ORDER BY c.name, c.id`,
    bodiesOn,
  )) {
    const key = keyOf(recordKey)
    registered.add(key)
    const kind = changeOf(change)?.kind
    const isOver = (kind !== undefined && agency.changes[kind]?.ends === true) || follow(key, happened) !== key
    if (isOver || isNameToCome(key) || isLater(key)) continue
    agencies.set(key, { name: maskPersonalNumbers(name), kind: agencyKind(JSON.parse(facts) as Facts) })
  }
  return {
    agencies,
    keyOn: (key) =>
      follow(
        firstName(key, (one) => !happened(one)),
        happened,
      ),
    bodyOn: (key, on) => follow(key, ({ isRename, onDay }) => isRename || onDay <= on),
    isRegistered: (key) => registered.has(key),
    isLater,
  }
}

const replacementsOf = (db: ReadDb): Replacement[] =>
  db
    .all<{ key: string; successorKey: string; kind: string; onDay: Day; isBirth: number }>(
      `SELECT c.answers_to AS key, g.successor_key, g.kind, g.on_day,
         EXISTS (SELECT 1 FROM catalogue_record n JOIN catalogue_version v ON v.record_id = n.id
           WHERE n.answers_to = g.successor_key AND v.version = 1 AND v.row_id IS NULL AND v.made_at = g.made_at) AS is_birth
       FROM catalogue_change g JOIN catalogue_record c ON c.id = g.record_id
       WHERE g.successor_key IS NOT NULL ORDER BY g.on_day, g.made_at`,
    )
    .map(({ key, successorKey, kind, onDay, isBirth }) => ({
      key: keyOf(key),
      successorKey: keyOf(successorKey),
      isRename: kind === 'rename',
      isBirth: isBirth === 1,
      onDay,
    }))

/** From key to key as far as it goes; a circle is left where it closes. */
function walk(key: string, stepFrom: (at: string) => string | undefined): string {
  const seen = new Set<string>()
  let at = key
  for (let next = stepFrom(at); next !== undefined && !seen.has(at); next = stepFrom(at)) {
    seen.add(at)
    at = next
  }
  return at
}
