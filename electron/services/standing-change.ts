import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'

/** Kinds of changes that leave the state of a record as it was. */
const STATELESS = [
  ...new Set(
    Object.values(CATALOGUES).flatMap(({ changes }) =>
      Object.entries(changes).flatMap(([kind, { stateless }]) => (stateless ? [kind] : [])),
    ),
  ),
]
const kindsIn = (kinds: readonly string[]): string => `(${kinds.map((kind) => `'${kind}'`).join(', ')})`

/**
 * SQL for the last change, of those that hold on a day (one parameter), that says something of the state of a catalogue record by its
 * alias; with `among`, the last of these kinds. `what` is told of the change `g`.
 */
const lastOf = (record: string, what: string, among?: readonly string[]): string =>
  `(SELECT ${what} FROM catalogue_change g WHERE g.record_id = ${record}.id AND g.on_day <= ?
    AND g.kind ${among ? `IN ${kindsIn(among)}` : `NOT IN ${kindsIn(STATELESS)}`} ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1)`

const KIND_AND_DAY = "g.kind || ' ' || g.on_day"

/** SQL for what was recorded last of the state of `catalogue_record c` by a day (one parameter): `kind day`, or null. */
export const STANDING_CHANGE = lastOf('c', KIND_AND_DAY)

/** The same of whether an officer is in post, which a suspended certificate does not change (`isInPost`). */
export const POST_CHANGE = lastOf('c', KIND_AND_DAY, ['withdraw', 'cancel', 'leave', 'restore'])

/** SQL for the kind of what was recorded last of the state of a record by a day (one parameter), or null. */
export const lastChange = (record: string, among?: readonly string[]): string => lastOf(record, 'g.kind', among)

/** The two parts of what `STANDING_CHANGE` gives. */
export function changeOf(text: string | null): { kind: string; on: string } | null {
  const [kind, on] = text?.split(' ') ?? []
  return kind === undefined || on === undefined ? null : { kind, on }
}
