import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  type CellKeyDownEvent,
  type ColDef,
  type ColumnState,
  type GridApi,
  ModuleRegistry,
  themeQuartz,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { styleNonce } from '../../styles/style-nonce.ts'
import { colours, fontFamily } from '../../styles/theme.ts'
import { EmptyState } from '../empty-state.tsx'
import { ErrorNote } from '../error-note.tsx'
import { ColumnChoice } from './column-choice.tsx'
import type { DataGridProps, GridArrangement, GridColumn, GridSort } from './columns.ts'
import { copyRows } from './copy-rows.ts'
import { BLOCK, useBlocks } from './blocks.ts'
import css from './data-grid.module.css'
import { CellPortals, cellRenderer, ReactCells } from './react-cells.tsx'

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
])

/** Below this width of the window, in CSS pixels, lists begin without their `wideOnly` columns. */
const NARROW = 1240
const gridTheme = themeQuartz.withParams({
  accentColor: colours.accent,
  backgroundColor: colours.surface,
  borderColor: colours.line,
  browserColorScheme: 'light',
  fontFamily,
  fontSize: 14,
  foregroundColor: colours.text,
  headerBackgroundColor: colours.ground,
  headerFontWeight: 600,
  headerHeight: 32,
  rowHeight: 32,
  wrapperBorder: false,
  spacing: 6,
})

/** The list itself; loaded when a list is first shown. */
export default function AgGrid<Row>(props: DataGridProps<Row>) {
  const { id, label, columns, onOpen, selection, emptyText, emptyAction, foot, compact } = props
  const [state, setState] = useRemembered<ColumnState[]>(`columns.${id}`, [])
  const [api, setApi] = useState<GridApi<Row>>()
  // What outlives renders must see the newest functions of the page.
  const latest = useRef(props)
  latest.current = props
  const blocks = 'load' in props
  const initialSort = blocks ? props.initialSort : undefined
  const { total, error } = useBlocks(props, api, sortOf(state) ?? initialSort ?? null)

  const [cells] = useState(() => new ReactCells())
  // A page passes a new function at every render; the columns must not be made anew for that.
  const opens = onOpen !== undefined
  const defs = useMemo(
    () => columns.map((column) => toDef<Row>(column, cells, opens ? (row) => latest.current.onOpen?.(row) : undefined)),
    [cells, columns, opens],
  )
  const initialState = useMemo(
    () => defs.map((def) => (initialSort && def.colId === initialSort.column ? withSort(def, initialSort) : def)),
    [defs, initialSort],
  )
  const remember = (): void => {
    if (!api) return
    setState(api.getColumnState())
    latest.current.onArranged?.(arrangementOf(api, columns))
  }
  const { arranged } = props
  useEffect(() => {
    if (api && arranged) arrange(api, latest.current.columns, arranged)
  }, [api, arranged])
  const onKey = ({ event, data, api: here }: CellKeyDownEvent<Row>): void => {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'Enter' && data !== undefined) onOpen?.(data)
    if (event.key === 'c' && (event.ctrlKey || event.metaKey)) copyRows(here, columns, data)
  }
  const told = useRef({ onKey, remember })
  told.current = { onKey, remember }
  const host = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the grid is made once; what changes later is set below
  useEffect(() => {
    if (!host.current) return undefined
    const made = createGrid<Row>(host.current, {
      theme: gridTheme,
      styleNonce,
      localeText: AG_GRID_LOCALE_CN,
      rowModelType: blocks ? 'infinite' : 'clientSide',
      ...(blocks
        ? { cacheBlockSize: BLOCK, maxBlocksInCache: 20, infiniteInitialRowCount: 1 }
        : { rowData: props.rows }),
      columnDefs: initialState,
      defaultColDef: { resizable: true, sortable: false, suppressHeaderMenuButton: true, minWidth: 60 },
      getRowId: ({ data }) => latest.current.rowId(data),
      rowHeight: compact ? 28 : 32,
      rowBuffer: 2,
      ensureDomOrder: true,
      suppressDragLeaveHidesColumns: true,
      // Else other columns of the page, as when other words are marked, throw away the order a person gave them.
      maintainColumnOrder: true,
      animateRows: false,
      // Two dozen rows are drawn at once faster than in pieces, frame by frame.
      suppressAnimationFrame: true,
      // Else the bar comes after the columns have shared the width, and they no longer fit.
      alwaysShowVerticalScroll: true,
      // Tab leaves the grid, as in any list; the arrow keys move inside it.
      tabToNextCell: () => false,
      tabToNextHeader: () => false,
      ...(selection
        ? {
            rowSelection: {
              mode: selection === 'many' ? ('multiRow' as const) : ('singleRow' as const),
              checkboxes: selection === 'many',
              headerCheckbox: selection === 'many' && !blocks,
              enableClickSelection: true,
            },
          }
        : {}),
      onSelectionChanged: ({ api: here }) => latest.current.onSelect?.(here.getSelectedRows()),
      onRowDoubleClicked: ({ data, event }) => data !== undefined && !isOnLink(event) && latest.current.onOpen?.(data),
      onCellKeyDown: (event) => 'column' in event && told.current.onKey(event),
      onColumnResized: ({ finished, source: by }) => finished && by === 'uiColumnResized' && told.current.remember(),
      onColumnMoved: ({ finished }) => finished && told.current.remember(),
      onSortChanged: () => told.current.remember(),
      suppressNoRowsOverlay: true,
      // A row that is on its way is one element instead of a cell for every column: the grid makes each row twice.
      isFullWidthRow: ({ rowNode }) => rowNode.data === undefined,
      fullWidthCellRenderer: () => '',
    })
    if (state.length > 0) made.applyColumnState({ state, applyOrder: true })
    setApi(made)
    latest.current.onArranged?.(arrangementOf(made, columns))
    return () => made.destroy()
  }, [])
  useLater(blocks ? undefined : props.rows, (rows) => api?.setGridOption('rowData', rows))
  useLater(initialState, (given) => api && setColumns(api, given))
  const count = blocks ? total : props.rows.length
  return (
    <section className={css.box} aria-label={label}>
      <ErrorNote error={error} onRetry={() => api?.refreshInfiniteCache()} />
      <div className={css.grid} onCopy={(event) => event.stopPropagation()}>
        <div ref={host} className={css.host} />
        <CellPortals cells={cells} />
        {count === 0 && error === undefined && (
          <div className={css.empty}>
            <EmptyState text={emptyText} action={emptyAction} />
          </div>
        )}
      </div>
      <div className={css.foot} role="toolbar" aria-label={`${label}：操作`}>
        {foot}
        <span className={css.count} aria-live="polite">
          {count === undefined ? '正在读取……' : `共 ${formatCount(count)} 条`}
        </span>
        {api && <ColumnChoice api={api} columns={columns} onChange={remember} />}
      </div>
    </section>
  )
}

/** Passes on a value whenever it is another one; the first the grid was made with. */
function useLater<T>(value: T, pass: (value: T) => void): void {
  const passed = useRef(value)
  useEffect(() => {
    if (passed.current === value) return
    passed.current = value
    pass(value)
  })
}

/** Other columns of the page: those that are new come to their place, not to the end of the order that a person gave. */
function setColumns<Row>(api: GridApi<Row>, defs: ColDef<Row>[]): void {
  const isNew = defs.map(({ colId = '' }) => api.getColumn(colId) === null)
  api.setGridOption('columnDefs', defs)
  for (const [index, { colId = '' }] of defs.entries()) {
    if (!isNew[index]) continue
    const before = defs[index - 1]?.colId
    const place = api.getAllGridColumns().findIndex((column) => column.getColId() === before)
    if (place >= 0) api.moveColumns([colId], place + 1)
  }
}

/** How remembered columns are sorted. */
function sortOf(state: ColumnState[]): GridSort | null {
  const sorted = state.find(({ sort }) => sort)
  return sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : null
}

function arrangementOf<Row>(api: GridApi<Row>, columns: GridColumn<Row>[]): GridArrangement {
  const state = api.getColumnState()
  return {
    columns: state
      .filter(({ colId, hide }) => !hide && columns.some(({ id }) => id === colId))
      .map(({ colId }) => colId),
    sort: sortOf(state),
  }
}

/** Events of the grid follow, so that the arrangement is remembered as if a person had made it. */
function arrange<Row>(api: GridApi<Row>, columns: GridColumn<Row>[], { columns: shown, sort }: GridArrangement): void {
  const hidden = columns.map(({ id }) => id).filter((id) => !shown.includes(id))
  const direction = (id: string) => (sort?.column === id ? (sort.descending ? 'desc' : 'asc') : null)
  api.applyColumnState({
    state: [
      { colId: 'ag-Grid-SelectionColumn' },
      ...shown.map((colId) => ({ colId, hide: false, sort: direction(colId) })),
      ...hidden.map((colId) => ({ colId, hide: true, sort: direction(colId) })),
    ] as ColumnState[],
    applyOrder: true,
  })
}

const withSort = <Row,>(def: ColDef<Row>, { descending }: GridSort): ColDef<Row> => ({
  ...def,
  initialSort: descending ? 'desc' : 'asc',
})

/** The link has opened the row at the first of the two clicks. */
const isOnLink = (event: Event | null | undefined): boolean =>
  event?.target instanceof Element && event.target.closest('button') !== null

function toDef<Row>(column: GridColumn<Row>, cells: ReactCells, onOpen: ((row: Row) => void) | undefined): ColDef<Row> {
  const { id, title, width, grow, align, sortable, hidden, wideOnly, link, text, render } = column
  const content = { text, render, onOpen: link ? onOpen : undefined }
  return {
    colId: id,
    headerName: title,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    ...(render || content.onOpen ? { cellRenderer: cellRenderer<Row>(cells, content) } : {}),
    ...(width === undefined ? {} : { initialWidth: width }),
    ...(grow === undefined ? {} : { initialFlex: grow, minWidth: width ?? 120 }),
    ...(align === 'right' ? { cellClass: css.right, headerClass: css.rightHead } : {}),
    sortable: sortable ?? false,
    initialHide: hidden === true || (wideOnly === true && window.innerWidth < NARROW),
  }
}
