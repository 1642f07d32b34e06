import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { isCaseTable } from '../../../shared/domain/import/tables.ts'
import { DataGrid, type GridColumn, type GridSort } from '../../components/data-grid/data-grid.tsx'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { call } from '../../lib/client.ts'
import { formatFen } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useDataVersion } from '../../lib/query.ts'
import { type Batch, COUNTED_WORDS, type Counted, FATE_WORDS, type ListedRecord, wordOfField } from './import-words.ts'
import css from './imports.module.css'
import type { RecordPlace } from './record-drawer.tsx'

const FATE_TONES: Record<ListedRecord['fate'], Tone> = {
  add: 'green',
  join: 'green',
  update: 'blue',
  unchanged: 'grey',
  refused: 'red',
}

const changesText = ({ changes }: ListedRecord, table: string): string =>
  changes.map(({ field, old, new: now }) => `${wordOfField(field, table)}：${old ?? '空'} → ${now ?? '空'}`).join('；')

function columnsOf(sheets: Batch['sheets'], counted: Counted): GridColumn<ListedRecord>[] {
  const table = (sheet: number): string => sheets.find((one) => one.sheet === sheet)?.table ?? ''
  const changes: GridColumn<ListedRecord> = {
    id: 'changes',
    title: '改变（原 → 新）',
    grow: 1,
    text: (row) => changesText(row, table(row.sheet)),
  }
  const reason: GridColumn<ListedRecord> = { id: 'reason', title: '理由', grow: 1, text: (row) => row.reason ?? '' }
  const fine: GridColumn<ListedRecord> = {
    id: 'fine',
    title: '罚款（元）',
    sortable: true,
    width: 110,
    align: 'right',
    hidden: !sheets.some((one) => one.table === 'penalty'),
    text: ({ fineFen }) => formatFen(fineFen),
  }
  return [
    {
      id: 'sheet',
      title: '工作表',
      width: 110,
      hidden: sheets.length < 2,
      text: ({ sheet }) => sheets.find((one) => one.sheet === sheet)?.name ?? '',
    },
    {
      id: 'line',
      title: '行',
      sortable: true,
      width: 72,
      align: 'right',
      text: ({ line, row }) => String(line ?? row),
    },
    {
      id: 'number',
      title: '文号或编号',
      sortable: true,
      width: 210,
      link: true,
      text: ({ decisionNo, caseNo, line, row }) => decisionNo ?? caseNo ?? `第 ${line ?? row} 行（没有编号）`,
    },
    {
      id: 'parties',
      title: sheets.some(({ table: kind }) => isCaseTable(kind)) ? '当事人' : '名称',
      sortable: true,
      width: 180,
      text: ({ parties }) => parties.join('、'),
    },
    {
      id: 'agency',
      title: '执法机关',
      sortable: true,
      width: 180,
      ...(counted === 'updated' || counted === 'refused' ? {} : { grow: 1 }),
      text: ({ agency }) => agency ?? '',
    },
    ...(counted === 'updated' ? [changes] : counted === 'refused' ? [reason] : [fine]),
    {
      id: 'fate',
      title: '去向',
      width: 104,
      text: ({ fate, excluded }) => (excluded ? '已排除' : FATE_WORDS[fate]),
      render: ({ fate, excluded }) => (
        <StateTag tone={excluded ? 'grey' : FATE_TONES[fate]}>{excluded ? '已排除' : FATE_WORDS[fate]}</StateTag>
      ),
    },
  ]
}

/** The records behind one number of the batch. */
export function RecordsTab({
  batch,
  counted,
  onRecord,
}: {
  batch: Batch
  counted: Counted
  onRecord: (place: RecordPlace) => void
}) {
  const { batchId, state } = batch
  const version = useDataVersion('imports', 'cases')
  const [selected, setSelected] = useState<ListedRecord[]>([])
  const exclude = useCommand('imports.exclude')
  const notice = useNotice()
  const load = useMemo(
    () =>
      ({ offset, limit, sort }: { offset: number; limit: number; sort: GridSort | null }) =>
        call('imports.rows', {
          batchId,
          counted,
          offset,
          limit,
          ...(sort ? { sort: sort.column as 'line', descending: sort.descending } : {}),
        }),
    [batchId, counted],
  )
  const { sheets } = batch
  const columns = useMemo(() => columnsOf(sheets, counted), [sheets, counted])
  const change = async (excluded: boolean): Promise<void> => {
    const rows = selected.filter((row) => row.excluded !== excluded).map(({ sheet, row }) => ({ sheet, row }))
    if (rows.length === 0) return
    try {
      await exclude.run({ batchId, rows, excluded })
      notice.done(excluded ? `已排除 ${rows.length} 条。` : `已重新列入 ${rows.length} 条。`)
      setSelected([])
    } catch (error) {
      notice.fail(error)
    }
  }
  const left = selected.filter(({ excluded }) => excluded)
  return (
    <div className={css.tab}>
      <DataGrid
        id={`imports.records.${counted}`}
        label={`${COUNTED_WORDS[counted]}的记录`}
        columns={columns}
        load={load}
        reloadKey={[batchId, counted]}
        version={version}
        rowId={({ sheet, row }) => `${sheet}-${row}`}
        onOpen={({ sheet, row }) => onRecord({ sheet, row })}
        selection="many"
        onSelect={setSelected}
        emptyText={emptyText(batch, counted)}
        foot={
          state === 'ready' && (
            <>
              <Button
                size="small"
                disabled={selected.length === left.length}
                loading={exclude.running}
                onClick={() => void change(true)}
              >
                排除所选 {selected.length - left.length || ''}
              </Button>
              {counted === 'refused' && (
                <Button size="small" disabled={left.length === 0} onClick={() => void change(false)}>
                  重新列入 {left.length || ''}
                </Button>
              )}
            </>
          )
        }
      />
    </div>
  )
}

/** Why a list is empty although its number is not: unchanged records are not kept, sheets of other kinds are not read in. */
function emptyText(batch: Batch, counted: Counted): string {
  if (batch[counted] === 0) return `没有${COUNTED_WORDS[counted]}的记录。`
  return counted === 'unchanged'
    ? '未变的记录与库中或者前面的记录相同，入库后不再另存。'
    : '这些记录所在的工作表不能导入，没有暂存；原因见“问题”。'
}
