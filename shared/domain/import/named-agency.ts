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
  take(): NamedAgency[]
}

/** Gathers the agencies that records name, until they are taken: one stands again only where its name came with another code between. */
export function agencyList(): AgencyList {
  let agencies: NamedAgency[] = []
  const placeByName = new Map<string | null, number>()
  return {
    placeOf(row) {
      const agency = namedAgency(row)
      if (agency === null) return null
      const [key, name, uscc] = agency
      const place = placeByName.get(name) ?? -1
      const known = agencies[place]
      if (known && known[0] === key && known[2] === uscc) return place
      placeByName.set(name, agencies.length)
      return agencies.push(agency) - 1
    },
    take() {
      const taken = agencies
      agencies = []
      placeByName.clear()
      return taken
    },
  }
}
