import { canonicalJson } from '../canonical-json.ts'
import { compact } from '../import/cell-text.ts'
import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'

/** The key by which a text names a record of another catalogue: NFKC without white space. */
export const keyOfName = (kind: string, name: string): string => `${kind}|${compact(name)}`.normalize('NFC')

/** Agencies are named by their names, as in case keys. */
export const keyOfAgency = (name: string): string => keyOfName('agency', name)

/**
 * Key of a record, `kind|…`: the first set of identifying fields that are all there. What is more than one field, or holds the
 * number of a paper of a person, is hashed (`#` + 16 hex). Null when no set is whole: the record has no identity that a later
 * file could meet.
 */
export function recordKey({ kind, keys }: Catalogue, facts: Facts, digest: (text: string) => string): string | null {
  const whole = keys.find((fields) => fields.every((field) => facts[field] !== undefined))
  if (!whole) return null
  const [only] = whole
  if (whole.length === 1 && only !== undefined && !only.endsWith('id_no')) return keyOfName(kind, facts[only] ?? '')
  const known = Object.fromEntries(whole.map((field) => [field, compact(facts[field] ?? '')]))
  return `${kind}|#${digest(canonicalJson(known)).slice(0, 16)}`
}

/** Keys of the records of other catalogues that a record names, by field. */
export function namedKeys({ columns }: Catalogue, facts: Facts): [field: string, key: string][] {
  return Object.entries(columns).flatMap(([field, { names }]) => {
    const text = facts[field]
    return names && text !== undefined ? [...new Set(names(text))].map((key): [string, string] => [field, key]) : []
  })
}
