import type { ReactNode } from 'react'

/** A column of a list, in words of the page; the grid's own types stay behind `data-grid`. */
export interface GridColumn<Row> {
  /** Also the name the backend sorts by. */
  id: string
  title: string
  /** Of a column that grows: the least. */
  width?: number
  /** Takes of what room is left this share. */
  grow?: number
  align?: 'left' | 'right'
  sortable?: boolean
  /** Hidden until chosen in «列». */
  hidden?: boolean
  /** Hidden at first on a small screen (1366 points across at 125 %), so that the others are not cut. */
  wideOnly?: boolean
  /** Shown as a link that opens the row. */
  link?: boolean
  /** Plain text of the cell: shown, copied, exported. */
  text: (row: Row) => string
  /** What is shown instead of the text (a state, a mark). */
  render?: (row: Row) => ReactNode
}

export interface GridSort {
  column: string
  descending: boolean
}

/** Which columns are shown, in their order, and how they are sorted. */
export interface GridArrangement {
  columns: string[]
  sort: GridSort | null
}

export interface GridBlock<Row> {
  rows: Row[]
  /** May come later: the rows are shown, and the list grows to its length when that is known. */
  total: number | Promise<number>
}

interface CommonProps<Row> {
  /** Name under which this PC remembers widths, order and choice of columns. */
  id: string
  label: string
  columns: GridColumn<Row>[]
  rowId: (row: Row) => string
  onOpen?: (row: Row) => void
  selection?: 'one' | 'many'
  onSelect?: (rows: Row[]) => void
  emptyText: ReactNode
  emptyAction?: ReactNode
  /** Left of the count in the foot: bulk actions. */
  foot?: ReactNode
  compact?: boolean
  /** Told when the list opens and whenever a person changes it: for exports and saved views. */
  onArranged?: (arrangement: GridArrangement) => void
  /** Another object arranges the list so: a saved view. */
  arranged?: GridArrangement | undefined
}
/** A list of any length: blocks of 100 rows, sorted by the backend. */
export interface BlockGridProps<Row> extends CommonProps<Row> {
  load: (block: { offset: number; limit: number; sort: GridSort | null }) => Promise<GridBlock<Row>>
  /** A new value reads the list anew from its beginning: another filter. */
  reloadKey: unknown
  /** A new value reads what is shown again and stays where it is: the version of the data. */
  version?: number
  initialSort?: GridSort
}
/** A small list that is here already. */
export interface RowGridProps<Row> extends CommonProps<Row> {
  rows: Row[]
}
export type DataGridProps<Row> = BlockGridProps<Row> | RowGridProps<Row>
