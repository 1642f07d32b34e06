import {
  groupLabel,
  occurrenceNotes,
  reviewTitle,
  sharedText,
  shortReason,
} from '../../shared/domain/catalogues/item-review-words.ts'
import { PROPOSALS } from '../../shared/domain/catalogues/item-proposal.ts'
import { exportTarget } from '../files/export-target.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { countedBy } from './item-occurrences.ts'
import { type ReviewedItem, reviewCounts, reviewedItems } from './item-review-list.ts'
import type { Handler } from './types.ts'

const COLUMNS = [
  ['事项编码', 26],
  ['事项名称', 40],
  ['实施主体', 24],
  ['事项类型', 12],
  ['发生次数', 10],
  ['最近一次', 12],
  ['认定', 40],
  ['未对上案卷', 12],
  ['依据相同的其他机关', 30],
  ['清理意见', 14],
  ['理由', 40],
  ['提出日期', 12],
  ['提出人', 12],
] as const

/** Writes the items of a filter as the table that `reviewTitle` names; what the counts mean stands below the last row. */
export const exportItemReview: Handler<'itemReview.export'> = async (db, { format, file, ...filter }, call) => {
  const target = exportTarget(call.paths.check(file), format)
  const by = countedBy(call)
  const items = reviewedItems(db, filter, by)
  const { basis } = reviewCounts(db, by)
  const cellsOf = ({ proposal, ...item }: ReviewedItem): TableCell[] => [
    item.number,
    item.name,
    item.agency,
    item.kind,
    item.group === 'uncounted' ? null : item.uses,
    item.last,
    item.group === 'short' ? `${groupLabel(item.group, by)}：${shortReason(item, by)}` : groupLabel(item.group, by),
    item.untold,
    sharedText(item),
    proposal?.proposal ? PROPOSALS[proposal.proposal] : null,
    proposal?.reason ?? null,
    proposal?.on ?? null,
    proposal?.madeBy ?? null,
  ]
  const notes = occurrenceNotes(basis)
  await writeTable(target, format, {
    name: reviewTitle(filter.proposal),
    columns: COLUMNS.map(([title, width]) => ({ title, width })),
    rows: [...items.map(cellsOf), ...notes.map((note) => [`注：${note}`, ...COLUMNS.slice(1).map(() => null)])],
  })
  return () => ({
    value: { file: target, rows: items.length },
    audit: { subject: 'catalogues', detail: { format, rows: items.length, columns: COLUMNS.length } },
  })
}
