/** SQL for what was recorded last, of what holds on a day (one parameter), of `catalogue_record c`: `kind day`, or null. */
export const STANDING_CHANGE = `(SELECT g.kind || ' ' || g.on_day FROM catalogue_change g WHERE g.record_id = c.id AND g.on_day <= ?
  ORDER BY g.on_day DESC, g.made_at DESC LIMIT 1)`

/** The two parts of what `STANDING_CHANGE` gives. */
export function changeOf(text: string | null): { kind: string; on: string } | null {
  const [kind, on] = text?.split(' ') ?? []
  return kind === undefined || on === undefined ? null : { kind, on }
}
