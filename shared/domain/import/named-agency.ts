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

/** A text that two agencies share only where they are named alike: it says where its parts end. */
export const agencyWords = ([key, name, uscc]: NamedAgency): string =>
  `${name?.length ?? -1} ${uscc?.length ?? -1} ${key}${name ?? ''}${uscc ?? ''}`

export interface AgencyList {
  /** place in the list of the agency that a record names; null where it names none */
  placeOf(row: ParsedRow): number | null
  take(): NamedAgency[]
}

/** Gathers the agencies that records name, each once, until they are taken. */
export function agencyList(): AgencyList {
  let agencies: NamedAgency[] = []
  const places = new Map<string, number>()
  return {
    placeOf(row) {
      const agency = namedAgency(row)
      if (agency === null) return null
      const words = agencyWords(agency)
      const known = places.get(words)
      if (known !== undefined) return known
      places.set(words, agencies.length)
      return agencies.push(agency) - 1
    },
    take() {
      const taken = agencies
      agencies = []
      places.clear()
      return taken
    },
  }
}
