import type { ParsedRow } from './row-parser.ts'
import { isCaseTable } from './tables.ts'

/** An agency as a record names it. Its key is empty where the record brings no agency into being. */
export type NamedAgency = readonly [key: string, name: string | null, uscc: string | null]

/** The agency that a record names; null where it says nothing of one. */
export function namedAgency({ table, agencyKey, agencyName, facts }: ParsedRow): NamedAgency | null {
  // of the records of catalogues only an agency brings one into being, and the code is its own
  const uscc = isCaseTable(table) ? facts['agency_uscc'] : agencyKey === '' ? undefined : facts['uscc']
  if (agencyKey === '' && agencyName === null && uscc === undefined) return null
  return [agencyKey, agencyName, uscc ?? null]
}

export interface AgencyList {
  /** place in the list of the agency that a record names; null where it names none */
  placeOf(row: ParsedRow): number | null
  /** what has been added to the list since it was asked for */
  added(): NamedAgency[]
}

/** A wrong column may name another agency in every record: so many are kept in mind at most. */
const MOST_KNOWN = 20_000

/** Lists the agencies that records name: one stands again only where its name came with another code between, or very many others. */
export function agencyList(): AgencyList {
  let length = 0
  let added: NamedAgency[] = []
  const known = new Map<string | null, { place: number; agency: NamedAgency }>()
  return {
    placeOf(row) {
      const agency = namedAgency(row)
      if (agency === null) return null
      const [key, name, uscc] = agency
      const before = known.get(name)
      if (before && before.agency[0] === key && before.agency[2] === uscc) return before.place
      if (known.size === MOST_KNOWN) known.clear()
      const place = length
      known.set(name, { place, agency })
      added.push(agency)
      length += 1
      return place
    },
    added() {
      const taken = added
      added = []
      return taken
    },
  }
}
