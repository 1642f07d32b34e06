import { keyOfName } from '../../shared/domain/catalogues/record-identity.ts'

/** The cell of an officer's certificate may hold several numbers, parted by 、 (`certNos`); each of them names the officer. */
const numbersOf = (cell: string): string => `json_each('[' || replace(json_quote(${cell}), '、', '","') || ']')`

/** The keys by which other records name the officer of a cell: the cell as a whole, and each of its numbers. */
export const officerKeys = (cell: string): string[] =>
  [...new Set([cell, ...cell.split('、')])].filter(Boolean).map((number) => keyOfName('officer', number))

/** SQL for the same keys of `catalogue_record c`, one a row. */
export const OFFICER_KEYS = `SELECT c.answers_to UNION SELECT 'officer|' || n.value FROM ${numbersOf('c.number')} n`

/** SQL for the officers whose cell holds several numbers, `id` and `key` a row; of a key that several have, the first of them. */
export const OFFICERS_BY_FURTHER_NUMBER = `SELECT min(m.id) AS id, 'officer|' || n.value AS key
  FROM catalogue_record m, ${numbersOf('m.number')} n WHERE m.catalogue = 'officer' AND instr(m.number, '、') GROUP BY 2`

/** SQL for the records that name an officer by one of several numbers of the cell, `record_id` and `officer_id` a row. */
export const NAMES_BY_FURTHER_NUMBER = `SELECT l.record_id, f.id AS officer_id FROM (${OFFICERS_BY_FURTHER_NUMBER}) f
  CROSS JOIN catalogue_link l ON l.target_key = f.key AND l.field = 'cert_no'`
