import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  type CellKeyDownEvent,
  type ColDef,
  type ColumnState,
  type GridApi,
  type GridReadyEvent,
  type IDatasource,
  ModuleRegistry,
  themeQuartz,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { AgGridReact, type CustomCellRendererProps } from 'ag-grid-react'
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
import css from './data-grid.module.css'

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

const BLOCK = 100
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
  const { id, label, columns, rowId, onOpen, selection, onSelect, emptyText, emptyAction, foot, compact } = props
  const [state, setState] = useRemembered<ColumnState[]>(`columns.${id}`, [])
  const [api, setApi] = useState<GridApi<Row>>()
  const [total, setTotal] = useState<number>()
  const [error, setError] = useState<unknown>()
  // The data source outlives renders: it must see the newest `load`.
  const latest = useRef(props)
  latest.current = props
  const blocks = 'load' in props
  const reloadKey = blocks ? JSON.stringify(props.reloadKey) : ''

  const initialSort = blocks ? props.initialSort : undefined
  // The first block is asked for while the grid is still being built, which takes about as long.
  const [first] = useState(() => {
    if (!blocks) return undefined
    const block = { offset: 0, limit: BLOCK, sort: sortOf(state) ?? initialSort ?? null }
    const rows = props.load(block)
    // where the grid asks for another block after all, this one is not missed
    rows.catch(() => undefined)
    return { asked: JSON.stringify([reloadKey, block]), rows }
  })
  const early = useRef(first)

  const source = useMemo<IDatasource | undefined>(() => {
    if (!blocks) return undefined
    const made: IDatasource = {
      getRows(asked) {
        const [sorted] = asked.sortModel
        const now = latest.current
        if (!('load' in now)) return
        const sort: GridSort | null = sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : null
        const block = { offset: asked.startRow, limit: asked.endRow - asked.startRow, sort }
        const begun = early.current?.asked === JSON.stringify([reloadKey, block]) ? early.current.rows : undefined
        early.current = undefined
        ;(begun ?? now.load(block)).then(
          ({ rows, total: found }) => {
            setError(undefined)
            if (typeof found === 'number') {
              setTotal(found)
              asked.successCallback(rows, found)
              return
            }
            setTotal(undefined)
            asked.successCallback(rows)
            found.then(
              (count) => {
                // Another list may have come meanwhile.
                if (shownSource.current !== made) return
                setTotal(count)
                shownApi.current?.setRowCount(count, true)
              },
              (problem: unknown) => setError(problem),
            )
          },
          (problem: unknown) => {
            setError(problem)
            asked.failCallback()
          },
        )
      },
    }
    return made
  }, [blocks, reloadKey])
  const shownSource = useRef(source)
  const shownApi = useRef(api)
  useEffect(() => {
    shownSource.current = source
    shownApi.current = api
    api?.setGridOption('datasource', source)
  }, [api, source])
  // The same list with changed data: its blocks are read again in place, the scroll position stays.
  const version = blocks ? props.version : undefined
  const shownVersion = useRef(version)
  useEffect(() => {
    if (shownVersion.current === version) return
    shownVersion.current = version
    api?.refreshInfiniteCache()
  }, [api, version])

  // A page passes a new function at every render; the columns must not be made anew for that.
  const opens = onOpen !== undefined
  const defs = useMemo(
    () => columns.map((column) => toDef<Row>(column, opens ? (row) => latest.current.onOpen?.(row) : undefined)),
    [columns, opens],
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
  const onReady = ({ api: ready }: GridReadyEvent<Row>): void => {
    if (state.length > 0) ready.applyColumnState({ state, applyOrder: true })
    setApi(ready)
    latest.current.onArranged?.(arrangementOf(ready, columns))
  }
  const onKey = ({ event, data, api: here }: CellKeyDownEvent<Row>): void => {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'Enter' && data !== undefined) onOpen?.(data)
    if (event.key === 'c' && (event.ctrlKey || event.metaKey)) copyRows(here, columns, data)
  }
  const count = blocks ? total : props.rows.length
  return (
    <section className={css.box} aria-label={label}>
      <ErrorNote error={error} onRetry={() => api?.refreshInfiniteCache()} />
      <div className={css.grid} onCopy={(event) => event.stopPropagation()}>
        <AgGridReact<Row>
          theme={gridTheme}
          styleNonce={styleNonce}
          localeText={AG_GRID_LOCALE_CN}
          rowModelType={blocks ? 'infinite' : 'clientSide'}
          {...(blocks
            ? { cacheBlockSize: BLOCK, maxBlocksInCache: 20, infiniteInitialRowCount: 1 }
            : { rowData: props.rows })}
          columnDefs={initialState}
          defaultColDef={{ resizable: true, sortable: false, suppressHeaderMenuButton: true, minWidth: 60 }}
          getRowId={({ data }) => rowId(data)}
          rowHeight={compact ? 28 : 32}
          rowBuffer={2}
          ensureDomOrder
          suppressDragLeaveHidesColumns
          animateRows={false}
          // Else the bar comes after the columns have shared the width, and they no longer fit.
          alwaysShowVerticalScroll
          // Tab leaves the grid, as in any list; the arrow keys move inside it.
          tabToNextCell={() => false}
          tabToNextHeader={() => false}
          {...(selection
            ? {
                rowSelection: {
                  mode: selection === 'many' ? ('multiRow' as const) : ('singleRow' as const),
                  checkboxes: selection === 'many',
                  headerCheckbox: selection === 'many' && !blocks,
                  enableClickSelection: true,
                },
              }
            : {})}
          onGridReady={onReady}
          onSelectionChanged={({ api: here }) => onSelect?.(here.getSelectedRows())}
          onRowDoubleClicked={({ data, event }) => data !== undefined && !isOnLink(event) && onOpen?.(data)}
          onCellKeyDown={(event) => 'column' in event && onKey(event)}
          onColumnResized={({ finished, source: by }) => finished && by === 'uiColumnResized' && remember()}
          onColumnMoved={({ finished }) => finished && remember()}
          onSortChanged={remember}
          overlayComponentParams={{}}
          suppressNoRowsOverlay
        />
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

function toDef<Row>(column: GridColumn<Row>, onOpen: ((row: Row) => void) | undefined): ColDef<Row> {
  const { id, title, width, grow, align, sortable, hidden, wideOnly, link, text, render } = column
  const cell = ({ data }: CustomCellRendererProps<Row>): React.ReactNode => {
    if (data === undefined) return null
    if (link && onOpen) {
      return (
        <button type="button" tabIndex={-1} className={css.link} onClick={({ detail }) => detail < 2 && onOpen(data)}>
          {render ? render(data) : text(data)}
        </button>
      )
    }
    return render ? render(data) : text(data)
  }
  return {
    colId: id,
    headerName: title,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    ...(render || link ? { cellRenderer: cell } : {}),
    ...(width === undefined ? {} : { initialWidth: width }),
    ...(grow === undefined ? {} : { initialFlex: grow, minWidth: width ?? 120 }),
    ...(align === 'right' ? { cellClass: css.right, headerClass: css.rightHead } : {}),
    sortable: sortable ?? false,
    initialHide: hidden === true || (wideOnly === true && window.innerWidth < NARROW),
  }
}
