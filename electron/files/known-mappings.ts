import { type GivenMapping, mergedMapping, normalHeading } from '../../shared/domain/import/headings.ts'
import {
  bestProfile,
  type ImportProfile,
  profileFits,
  profileMapping,
} from '../../shared/domain/import/import-profile.ts'
import { headingSet } from './heading-set.ts'

/** What is known of tables before one is opened: plain data, because it goes to the parse worker. */
export interface KnownMappings {
  /** heading set (SHA-256) → what a person confirmed for just these headings */
  remembered: Record<string, GivenMapping>
  profiles: ImportProfile[]
  /** id of the profile that a person chose; null: none is to be used; undefined: the one that fits best */
  chosen?: string | null | undefined
}

/** How a header is to be read by what is known, and what said so. */
export interface KnownMapping {
  mapping: GivenMapping
  profile: ImportProfile | undefined
  remembered: GivenMapping | undefined
}

export type MappingFor = (headings: readonly string[], sheet: string | null) => KnownMapping | undefined

export const NOTHING_KNOWN: KnownMappings = { remembered: {}, profiles: [] }

/** The profiles that a header could be read by. */
export function fittingProfiles(
  known: KnownMappings,
  headings: readonly string[],
  sheet: string | null,
): ImportProfile[] {
  const normal = new Set(headings.map(normalHeading))
  return known.profiles.filter((profile) => profileFits(profile, normal, sheet))
}

/**
 * Looks up how headings are read: by a profile, with what a person confirmed of just these headings on top. What a person
 * says now counts more than what was confirmed before, so with `given` only the profile is asked.
 */
export function mappingFor(known: KnownMappings, given: GivenMapping | undefined): MappingFor {
  return (headings, sheet) => {
    const fitting = known.chosen === null ? [] : fittingProfiles(known, headings, sheet)
    const profile = fitting.find(({ id }) => id === known.chosen) ?? bestProfile(fitting)
    const remembered = given ? undefined : known.remembered[headingSet(headings)]
    const mapping = mergedMapping(profile && profileMapping(profile), remembered)
    return mapping && { mapping, profile, remembered }
  }
}
