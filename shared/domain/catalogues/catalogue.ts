import type { FileProblem } from '../import/file-report.ts'
import type { Facts, ProblemReport } from '../import/row-parser.ts'
import type { CatalogueKind, FieldType } from '../import/tables.ts'

/** What may stand in a column of a catalogue. */
export interface CatalogueColumn {
  /** what the column is called in the window and in exports */
  label: string
  /** headings that mean it, as agencies write them; matched in normal form */
  headings: readonly string[]
  /** tables of other kinds have such a column too: it does not help to tell of which kind a table is */
  common?: true
  /** how a cell is read; free text where nothing is said */
  type?: FieldType
  /** problem code of a record whose table has the column and whose cell is empty */
  missing?: string
  /** keys of the records of other catalogues that a cell names (see `keyOfAgency` and its like) */
  names?: (text: string) => string[]
  /** code → word, where the code table of the source is known */
  words?: Readonly<Record<string, string>>
  /** width in the list, in pixels; without it the column is hidden until it is chosen */
  width?: number
}

export interface CheckOptions {
  today: string
  /** true where the table has a column for the field */
  hasColumn: (field: string) => boolean
}

/** Something that a person records of a record from a day on. */
export interface CatalogueChange {
  label: string
  /** the record no longer counts from that day on */
  ends?: true
  /** the record counts for nothing while this is the last change: a certificate suspended */
  holds?: true
  /** the state that the record has from that day on; the label where nothing is said */
  state?: string
  /** it leaves the state as it was: what was recorded before goes on */
  stateless?: true
}

/** A catalogue as data: everything that reading, staging, fates, commit, lists and exports need to know of it. */
export interface Catalogue {
  kind: CatalogueKind
  label: string
  /** what its records are counted in */
  unit: string
  /**
   * What tells its records apart: the first set of fields that are all there. One field stands in the key as it is; several
   * are hashed.
   */
  keys: readonly (readonly string[])[]
  /** a header is one of this catalogue when one of these fields is among its columns */
  recognisedBy: readonly string[]
  /** fields shown as name, number and agency of a record */
  name: string
  number: string | null
  agency: string | null
  columns: Readonly<Record<string, CatalogueColumn>>
  /** the key that columns of other catalogues name the record by; its own key where nothing is said */
  answersTo?: (facts: Facts) => string | null
  /** what is wrong with a record besides its cells */
  check?: (
    facts: Facts,
    tell: (field: string | null, code: string, value: string | null) => void,
    options: CheckOptions,
  ) => void
  changes: Readonly<Record<string, CatalogueChange>>
}

/** Compiles the checks of the records below one header; each is told at the column of its field. */
export function recordChecks(
  { columns, check }: Catalogue,
  columnOf: ReadonlyMap<string, number>,
  today: string,
): (facts: Facts, problems: readonly FileProblem[], report: ProblemReport) => void {
  const needed = Object.entries(columns).flatMap(([field, { missing }]) => {
    const at = columnOf.get(field)
    return missing === undefined || at === undefined ? [] : [{ field, at, missing }]
  })
  const options: CheckOptions = { today, hasColumn: (field) => columnOf.has(field) }
  return (facts, problems, report) => {
    for (const { field, at, missing } of needed)
      if (facts[field] === undefined && !problems.some((told) => told.field === field)) report(at, field, missing, null)
    check?.(
      facts,
      (field, code, value) => report(field === null ? null : (columnOf.get(field) ?? null), field, code, value),
      options,
    )
  }
}

/** A fact as people read it: a code with its word where the code table is known. */
export function writtenFact({ columns }: Catalogue, field: string, fact: string | undefined): string {
  if (fact === undefined) return ''
  const word = columns[field]?.words?.[fact]
  return word === undefined ? fact : `${fact} ${word}`
}
