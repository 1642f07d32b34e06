import { ITEM_LISTS } from '../../shared/contract/item-review.ts'
import type { Input, Output } from '../../shared/contract/index.ts'
import { changesItem, PROPOSAL_KINDS, type Proposal } from '../../shared/domain/catalogues/item-proposal.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { ReadDb } from '../database/db.ts'
import { type CountedBy, type CountedItem, itemOccurrences, type Occurrences } from './item-occurrences.ts'

type Listed = Output<'itemReview.list'>
export type ReviewedItem = Listed['rows'][number]
export type ReviewFilter = Pick<Input<'itemReview.list'>, 'list' | 'proposal' | 'text' | 'sort' | 'descending'>
type List = keyof Listed['counts']
type Proposed = NonNullable<ReviewedItem['proposal']>

/** The groups in which an item should be looked at: it is open as long as nothing is proposed. */
const CONSPICUOUS = new Set(['none', 'few'])

/** All items of a filter, in its order. */
export function reviewedItems(db: ReadDb, filter: ReviewFilter, by: CountedBy): ReviewedItem[] {
  const { items } = itemOccurrences(db, by)
  const proposals = standingProposals(db)
  const words = filter.text.trim().split(/\s+/).filter(Boolean)
  const chosen = items.filter((item) => {
    const proposal = proposals.get(item.id)
    return (
      (filter.list === undefined || isIn(filter.list, item, proposal)) &&
      (filter.proposal === undefined || isProposed(filter.proposal, proposal?.proposal ?? null)) &&
      words.every((word) => [item.name, item.number ?? '', item.agency].some((text) => text.includes(word)))
    )
  })
  return sorted(chosen, filter).map((item) => shownItem(item, proposals.get(item.id)))
}

/** How many items every list has, how many have which proposal, and what the counts rest on. */
export function reviewCounts(db: ReadDb, by: CountedBy): Pick<Listed, 'counts' | 'proposals' | 'basis'> {
  const { items, period, reach }: Occurrences = itemOccurrences(db, by)
  const proposals = standingProposals(db)
  const counts = Object.fromEntries(ITEM_LISTS.map((list) => [list, 0])) as Record<List, number>
  const proposed = Object.fromEntries(PROPOSAL_KINDS.map((kind) => [kind, 0])) as Record<Proposal, number>
  for (const item of items) {
    const proposal = proposals.get(item.id)
    for (const list of ITEM_LISTS) if (isIn(list, item, proposal)) counts[list] += 1
    if (proposal?.proposal) proposed[proposal.proposal] += 1
  }
  const withoutCode = items.filter(({ number }) => number === null).length
  const { from, to, years } = period
  return {
    counts,
    proposals: proposed,
    basis: { from, to, years, few: by.few, toldPercent: by.toldPercent, items: items.length, withoutCode, ...reach },
  }
}

/** One item as the list shows it; null where it is over. */
export function reviewedItem(db: ReadDb, id: number, by: CountedBy): ReviewedItem | null {
  const item = itemOccurrences(db, by).items.find((one) => one.id === id)
  return item ? shownItem(item, standingProposals(db).get(id)) : null
}

const isProposed = (asked: NonNullable<ReviewFilter['proposal']>, proposal: Proposal | null): boolean =>
  asked === 'change' ? changesItem(proposal) : proposal === asked

function isIn(list: List, item: CountedItem, proposal: Proposed | undefined): boolean {
  if (list === 'shared') return item.sharedTotal > 0
  if (list === 'open')
    return (CONSPICUOUS.has(item.group) || item.sharedTotal > 0) && (proposal?.proposal ?? null) === null
  return item.group === list
}

/** Items come in the order of their agencies and names, which decides where the chosen column is alike; what is not known comes last. */
function sorted(items: CountedItem[], { sort, descending }: ReviewFilter): CountedItem[] {
  const turn = descending ? -1 : 1
  if (sort === 'agency') return descending ? items.toReversed() : items
  return items.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]]
    if (one === other) return 0
    if (one === null || one === '') return 1
    if (other === null || other === '') return -1
    return (one < other ? -1 : 1) * turn
  })
}

const shown = maskPersonalNumbers

const shownItem = (
  { number, name, agency, kind, ...item }: CountedItem,
  proposal: Proposed | undefined,
): ReviewedItem => ({
  ...item,
  number: number === null ? null : shown(number),
  name: shown(name),
  agency: shown(agency),
  kind: shown(kind),
  sharedWith: item.sharedWith.map(shown),
  proposal: proposal && proposal.proposal !== null ? proposal : null,
})

interface ProposalRow {
  recordId: number
  proposal: Proposal | null
  reason: string
  onDay: string
  madeAt: string
  madeBy: string
}
const COLUMNS = 'p.record_id, p.proposal, p.reason, p.on_day, p.made_at, p.made_by'
const proposed = ({ onDay, reason, proposal, madeAt, madeBy }: ProposalRow): Proposed => ({
  proposal,
  reason: shown(reason),
  on: onDay,
  madeAt,
  madeBy,
})

/** What was said of every item last; a withdrawal too. */
const standingProposals = (db: ReadDb): Map<number, Proposed> =>
  new Map(
    db
      .all<ProposalRow>(
        `SELECT ${COLUMNS} FROM item_proposal p WHERE p.seq IN (SELECT max(seq) FROM item_proposal GROUP BY record_id)`,
      )
      .map((row) => [row.recordId, proposed(row)]),
  )

/** Everything that was proposed of an item, newest first. */
export const proposalsOf = (db: ReadDb, id: number): Proposed[] =>
  db
    .all<ProposalRow>(`SELECT ${COLUMNS} FROM item_proposal p WHERE p.record_id = ? ORDER BY p.seq DESC`, id)
    .map(proposed)
