import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { CASE_COLUMNS, type CaseColumn } from '../../../shared/domain/cases/case-columns.ts'
import { CaseFilter, CaseSort } from '../../../shared/domain/cases/case-filter.ts'
import { DataGrid, type GridArrangement, type GridSort } from '../../components/data-grid/data-grid.tsx'
import { Page } from '../../components/page.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useAddressFilter } from '../../lib/address-filter.ts'
import { call } from '../../lib/client.ts'
import { formatCount } from '../../lib/format.ts'
import { useDataVersion } from '../../lib/query.ts'
import css from './cases.module.css'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { caseAddress, foundColumns, type FoundCase } from './found-columns.tsx'
import { PrintList } from './print-list.tsx'
import { TagSelected } from './tag-selected.tsx'
import { TextsWaiting } from './texts-waiting.tsx'
import { type CaseView, ViewsMenu } from './views-menu.tsx'

const NEWEST_FIRST: GridSort = { column: 'decidedOn', descending: true }
const sortOf = (sort: GridSort | null): CaseSort | null => CaseSort.nullable().catch(null).parse(sort)
const columnsOf = (shown: string[]): CaseColumn[] =>
  shown.flatMap((id) => CASE_COLUMNS.find((column) => column === id) ?? [])

/** 案卷库: all cases, found by text and conditions. */
export function Component() {
  const navigate = useNavigate()
  const [filter, setFilter] = useAddressFilter('cases', CaseFilter)
  const [shown, setShown] = useState<GridArrangement>({ columns: [], sort: NEWEST_FIRST })
  const [arranged, setArranged] = useState<GridArrangement>()
  const [selected, setSelected] = useState<FoundCase[]>([])
  const [unindexed, setUnindexed] = useState(0)
  const { text, inDocuments } = filter
  const version = useDataVersion('cases', 'agencies', ...(inDocuments ? (['texts'] as const) : []))
  const columns = useMemo(() => foundColumns(text), [text])
  const filtered = text.trim() !== '' || filter.conditions.length > 0
  const list = { filter, sort: sortOf(shown.sort), columns: columnsOf(shown.columns) }

  const apply = (view: CaseView): void => {
    setFilter(view.filter)
    setArranged({ columns: view.columns, sort: view.sort })
  }
  return (
    <Page
      title="案卷库"
      help="cases"
      full
      extra={
        <>
          <Button onClick={() => void navigate('/cases/new')}>录入案卷</Button>
          <ViewsMenu {...list} onApply={apply} />
          <ExportMenu {...list} />
          <PrintList {...list} />
        </>
      }
    >
      <FilterBar filter={filter} onFilter={setFilter} />
      {unindexed > 0 && filtered && (
        <p className={css.unindexed} role="status">
          <StateTag tone="amber">检索索引还没有编完</StateTag> 还有 {formatCount(unindexed)}{' '}
          件案卷正在编入，全文检索的结果暂时可能不全。
        </p>
      )}
      {inDocuments && filtered && <TextsWaiting />}
      <DataGrid<FoundCase>
        id="cases"
        label="案卷"
        columns={columns}
        rowId={({ id }) => String(id)}
        initialSort={NEWEST_FIRST}
        reloadKey={filter}
        version={version}
        load={async ({ offset, limit, sort }) => {
          const asked = { filter, sort: sortOf(sort) }
          const {
            rows,
            total,
            counted,
            unindexed: left,
          } = await call('cases.page', {
            ...asked,
            offset,
            limit,
            uncounted: true,
          })
          setUnindexed(left)
          const { hits } =
            text.trim() === ''
              ? { hits: [] }
              : await call('search.hits', { text, inDocuments, caseIds: rows.map(({ id }) => id) })
          const hitOf = new Map(hits.map((hit) => [hit.caseId, hit]))
          const found = rows.map((row) => ({ ...row, hit: hitOf.get(row.id) ?? null }))
          return { rows: found, total: counted ? total : call('cases.count', asked).then((all) => all.total) }
        }}
        selection="many"
        onSelect={setSelected}
        onOpen={(row) => void navigate(caseAddress(row, text))}
        onArranged={setShown}
        arranged={arranged}
        foot={<TagSelected rows={selected} />}
        emptyText={
          filtered ? nothingFound(text) : '案卷库还是空的。导入执法机关报送的表格或者案卷包后，案卷会列在这里。'
        }
        emptyAction={
          filtered ? (
            <Button onClick={() => setFilter({})}>清除筛选</Button>
          ) : (
            <Button type="primary" onClick={() => void navigate('/imports')}>
              导入案卷
            </Button>
          )
        }
      />
    </Page>
  )
}

/** A word of one character is looked for in the numbers only: finding nothing must not look like an answer. */
function nothingFound(text: string): string {
  const hasOneCharacter = text.split(/\s+/).some((word) => [...word].length === 1)
  return `没有符合条件的案卷。${hasOneCharacter ? '一个字只在文号里找，请输入两个字以上。' : ''}`
}
