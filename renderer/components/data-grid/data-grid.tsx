import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { DataGridProps } from './columns.ts'

export type { GridArrangement, GridBlock, GridColumn, GridSort } from './columns.ts'

// The grid's library is large and waits until a list is opened.
const loadGrid = () => import('./ag-grid.tsx')
const AgGrid = lazy(loadGrid) as <Row>(props: DataGridProps<Row>) => React.ReactNode

/** A list: sort, column choice, widths, copy, keyboard. Filters belong to the page, which passes what they give. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} title={false} style={{ padding: 16 }} />}>
      <AgGrid {...props} />
    </Suspense>
  )
}

/** Fetches the grid's library while there is nothing else to do: the list that comes next opens at once. */
export function prepareGrid(): void {
  requestIdleCallback(() => void loadGrid())
}
