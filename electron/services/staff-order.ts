import { AppError } from '../../shared/contract/error.ts'
import type { StaffColumn } from '../../shared/domain/staff/staff-columns.ts'

/** Rows sorted by a column, as they come where none is asked for; what is not known comes last. */
export function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly StaffColumn<Row>[],
  { sort, descending }: { sort?: string | undefined; descending: boolean },
): readonly Row[] {
  if (sort === undefined) return rows
  const column = columns.find(({ id }) => id === sort)
  if (!column) throw new AppError('not_found', { sort }, '没有这一列。')
  const { text, figure, order = figure } = column
  const turn = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    if (!order) return turn * compareTexts(text(a), text(b), descending)
    const [x, y] = [order(a), order(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return turn * (x - y)
  })
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Empty texts come last, whichever way the others are sorted. */
function compareTexts(a: string, b: string, descending: boolean): number {
  if (a === '' || b === '') return (Number(a === '') - Number(b === '')) * (descending ? -1 : 1)
  return collator.compare(a, b)
}
