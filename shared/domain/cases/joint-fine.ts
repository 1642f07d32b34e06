/** What one party's record of a joint decision says of the fine. */
export interface PartyFine {
  party: string
  fineFen: number | null
  content: string | null
}

/**
 * The fine of a case in fen. Everyone is punished for their own part, and the publication standard asks for a record a party with
 * that party's amount (行政处罚法 art. 5; import-formats §5.5): the amounts are added up. Only where every record repeats one text
 * that speaks of the whole decision (it names other parties, or says 共计, 合计) does one amount stand for all.
 */
export function jointFine(parties: readonly PartyFine[]): number | null {
  const known = parties.flatMap(({ fineFen }) => fineFen ?? [])
  if (known.length === 0) return null
  const [first] = parties
  const repeated = parties.every(({ fineFen, content }) => fineFen === first?.fineFen && content === first?.content)
  const text = repeated ? (first?.content ?? '') : ''
  const named = parties.filter(({ party }) => party !== '' && text.includes(party)).length
  if (repeated && (named > 1 || /共计|合计|总计/.test(text))) return known[0] ?? null
  return known.reduce((sum, fen) => sum + fen, 0)
}
