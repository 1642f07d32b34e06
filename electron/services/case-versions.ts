/**
 * Which records tell of a case. A case carries the id of the row that brought it: that is its first version, and written nowhere else.
 * `later_version` holds what came after it: new records of the same party, and further parties. Constant SQL.
 */

/** The rows that tell of the case `c` of the statement around it: row_id, version. */
export const ROWS_OF_CASE = `(SELECT c.id AS row_id, 1 AS version
  UNION ALL SELECT l.row_id, l.version FROM later_version l WHERE l.case_id = c.id)`

/**
 * What stands behind FROM for the versions `v` of listed cases (ids as JSON, one parameter), with case_id, version, row_id, and their rows
 * `r`. CROSS JOIN: SQLite cannot know how few they are, and would begin with all rows.
 */
export const VERSIONS_OF_CASES = `(WITH asked AS MATERIALIZED (SELECT value AS id FROM json_each(?))
  SELECT c.id AS case_id, 1 AS version, c.id AS row_id FROM asked CROSS JOIN case_file c ON c.id = asked.id
  UNION ALL SELECT l.case_id, l.version, l.row_id FROM asked CROSS JOIN later_version l ON l.case_id = asked.id) v
  CROSS JOIN import_row r ON r.id = v.row_id`

/** The id of the case of which the row `r` tells; of a row that has not landed it is no case's. */
export const CASE_TOLD_OF = 'coalesce((SELECT l.case_id FROM later_version l WHERE l.row_id = r.id), r.id)'

/** Condition on a case `c`: more than its first record tells of it. Then its parties stand in `case_party`. */
export const IS_TOLD_ON = 'EXISTS (SELECT 1 FROM later_version l WHERE l.case_id = c.id)'

/** The parties of a case, in their order: position, name, type, uscc. Its id stands there twice: a column around it, or a parameter. */
export const partiesOf = (
  id: string,
): string => `(SELECT p.position, p.name, p.type, p.uscc FROM case_party p WHERE p.case_id = ${id}
  UNION ALL SELECT p.key, p.value ->> 0, p.value ->> 1, p.value ->> 2 FROM import_row r JOIN json_each(r.parties) p
  WHERE r.id = ${id} AND NOT EXISTS (SELECT 1 FROM later_version l WHERE l.case_id = r.id))`
