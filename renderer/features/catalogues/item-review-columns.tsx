import { Tooltip } from 'antd'
import type { Result } from '../../../shared/contract/index.ts'
import type { OccurrenceGroup } from '../../../shared/domain/catalogues/item-occurrence.ts'
import { PROPOSALS, type Proposal } from '../../../shared/domain/catalogues/item-proposal.ts'
import { groupLabel, sharedText, shortReason } from '../../../shared/domain/catalogues/item-review-words.ts'
import type { GridColumn, GridSort } from '../../components/data-grid/data-grid.tsx'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'

export type ReviewedItem = Result<'itemReview.list'>['rows'][number]

const GROUP_TONES: Record<OccurrenceGroup, Tone> = {
  none: 'red',
  few: 'amber',
  short: 'grey',
  uncounted: 'grey',
  used: 'green',
}
const PROPOSAL_TONES: Record<Proposal, Tone> = { abolish: 'red', adjust: 'amber', suspend: 'amber', keep: 'green' }

const SORTS = ['agency', 'number', 'name', 'kind', 'uses', 'last'] as const

/** What the backend sorts by, from what the list is sorted by. */
export function reviewSort(sort: GridSort | null): { sort?: (typeof SORTS)[number]; descending?: boolean } {
  const known = SORTS.find((one) => one === sort?.column)
  return known === undefined || sort === null ? {} : { sort: known, descending: sort.descending }
}

/** The group of an item in a word; of one of which too little was handed in, why, when it is pointed at. */
export function GroupTag({ item, counted }: { item: ReviewedItem; counted: { years: number; few: number } }) {
  const tag = <StateTag tone={GROUP_TONES[item.group]}>{groupLabel(item.group, counted)}</StateTag>
  if (item.group !== 'short') return tag
  return (
    <Tooltip title={shortReason(item, counted)}>
      <span>{tag}</span>
    </Tooltip>
  )
}

/** A proposal in words, with its sign. */
export function ProposalTag({ proposal }: { proposal: Proposal }) {
  return <StateTag tone={PROPOSAL_TONES[proposal]}>{PROPOSALS[proposal]}</StateTag>
}

const usesText = ({ group, uses }: ReviewedItem): string => (group === 'uncounted' ? '—' : formatCount(uses))
const proposalText = ({ proposal }: ReviewedItem): string => (proposal?.proposal ? PROPOSALS[proposal.proposal] : '')

export function reviewColumns(counted: { years: number; few: number }): GridColumn<ReviewedItem>[] {
  return [
    { id: 'number', title: '事项编码', width: 112, sortable: true, wideOnly: true, text: ({ number }) => number ?? '' },
    { id: 'name', title: '事项名称', width: 160, grow: 2, sortable: true, link: true, text: ({ name }) => name },
    { id: 'agency', title: '实施主体', width: 122, sortable: true, text: ({ agency }) => agency },
    { id: 'kind', title: '事项类型', width: 84, sortable: true, wideOnly: true, text: ({ kind }) => kind },
    { id: 'uses', title: '发生次数', width: 88, align: 'right', sortable: true, text: usesText },
    { id: 'last', title: '最近一次', width: 102, sortable: true, text: ({ last }) => last ?? '' },
    {
      id: 'group',
      title: '认定',
      width: 136,
      text: ({ group }) => groupLabel(group, counted),
      render: (item) => <GroupTag item={item} counted={counted} />,
    },
    {
      id: 'untold',
      title: '未对上案卷',
      width: 96,
      align: 'right',
      wideOnly: true,
      text: ({ untold }) => formatCount(untold),
    },
    {
      id: 'shared',
      title: '依据相同的机关',
      width: 124,
      wideOnly: true,
      text: sharedText,
    },
    {
      id: 'proposal',
      title: '清理意见',
      width: 112,
      text: proposalText,
      render: ({ proposal }) => proposal?.proposal && <ProposalTag proposal={proposal.proposal} />,
    },
    { id: 'reason', title: '理由', width: 104, grow: 1, text: ({ proposal }) => proposal?.reason ?? '' },
    { id: 'on', title: '提出日期', width: 106, hidden: true, text: ({ proposal }) => proposal?.on ?? '' },
    { id: 'madeBy', title: '提出人', width: 90, hidden: true, text: ({ proposal }) => proposal?.madeBy ?? '' },
  ]
}
