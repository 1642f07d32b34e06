import type { Result } from '../../../shared/contract/index.ts'

export type CaseDetail = Result<'cases.get'>
export type CaseVersion = CaseDetail['versions'][number]

export type StandingFact = CaseDetail['standing'][number]['facts'][number]

/** Facts in the order in which a file tells them: what, who, why, what was decided, when, by whom. */
const ORDER = (
  'case_name project decision_title decision_no case_no inspection_no certificate_name certificate_no ' +
  'party_name object_name party_type party_uscc object_uscc party_reg_no party_org_code legal_rep_name ' +
  'cause facts breached_law basis kind plan place items result found measure measure_kind execution_kind goods ' +
  'penalty_types penalty_content content fine_amount confiscated_amount confiscated_goods_amount frozen_amount outcome ' +
  'procedure case_source discretion filing_date approved_date date decision_date served_date served_way closed_date ' +
  'close_kind state from until valid_from valid_until published_date public_until ' +
  'agency_name agency_uscc officers officer_cert_nos area_code industry remark'
).split(' ')
const rank = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)

export const byRank = (facts: readonly StandingFact[]): StandingFact[] =>
  [...facts].sort((a, b) => rank(a.field) - rank(b.field))

/** A fact as it is shown. */
export const factText = (fact: unknown): string =>
  fact === null || fact === undefined ? '' : typeof fact === 'string' ? fact : JSON.stringify(fact)

export interface Change {
  field: string
  old: string
  now: string
}

/** What a version changed against the one before of the same party; empty for the first of a party. */
export function changesOf(versions: readonly CaseVersion[], index: number): Change[] {
  const now = versions[index]
  const before = versions.slice(0, index).findLast(({ partyKey }) => partyKey === now?.partyKey)
  if (!now || !before) return []
  const fields = [...new Set([...Object.keys(before.facts), ...Object.keys(now.facts)])]
  return fields
    .map((field) => ({ field, old: factText(before.facts[field]), now: factText(now.facts[field]) }))
    .filter(({ old, now: next }) => old !== next)
}
