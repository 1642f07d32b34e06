import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatHundredths, formatInstant } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { Result } from '../../../shared/contract/index.ts'
import css from './scores.module.css'

type Row = Result<'scores.board'>['rows'][number]

const stateWords = ({ unavailable, state, undecided }: Row): string => {
  if (unavailable !== null) return unavailable === 'excused' ? '依法替换' : '不能提供'
  if (state === null) return '未评'
  if (state === 'draft') return '评查中'
  return undecided > 0 ? '待确认问题' : '已提交'
}

function RowState({ row }: { row: Row }) {
  const words = stateWords(row)
  if (row.unavailable !== null) return <StateTag tone="grey">{words}</StateTag>
  if (row.state === null) return <StateTag tone="grey">{words}</StateTag>
  if (row.state === 'draft') return <StateTag tone="blue">{words}</StateTag>
  return <StateTag tone={row.undecided > 0 ? 'amber' : 'green'}>{words}</StateTag>
}

const COLUMNS: GridColumn<Row>[] = [
  {
    id: 'number',
    title: '文号',
    sortable: true,
    width: 186,
    link: true,
    text: ({ number, caseName }) => number ?? caseName ?? '没有文号',
  },
  { id: 'caseName', title: '案件名称', sortable: true, grow: 3, text: ({ caseName }) => caseName ?? '' },
  { id: 'agency', title: '执法机关', sortable: true, width: 150, grow: 2, text: ({ agency }) => agency },
  {
    id: 'reviewer',
    title: '评查员',
    sortable: true,
    width: 98,
    wideOnly: true,
    text: ({ reviewer }) => reviewer ?? '',
  },
  { id: 'state', title: '状态', sortable: true, width: 112, text: stateWords, render: (row) => <RowState row={row} /> },
  {
    id: 'settled',
    title: '已评',
    width: 72,
    align: 'right',
    text: ({ settled, items, mine, state }) =>
      items === 0 || (!mine && state === 'draft') ? '' : `${settled}/${items}`,
  },
  {
    id: 'problems',
    title: '问题',
    width: 62,
    align: 'right',
    text: ({ sheetId, problems }) => (sheetId ? String(problems) : ''),
  },
  {
    id: 'total',
    title: '得分',
    width: 70,
    align: 'right',
    text: ({ totalHundredths }) => (totalHundredths === null ? '' : formatHundredths(totalHundredths)),
  },
  { id: 'grade', title: '等次', sortable: true, width: 70, text: ({ grade }) => grade ?? '' },
  {
    id: 'documents',
    title: '文书',
    width: 62,
    align: 'right',
    wideOnly: true,
    text: ({ documents }) => String(documents),
  },
  {
    id: 'updatedAt',
    title: '更新时间',
    sortable: true,
    width: 150,
    hidden: true,
    text: ({ updatedAt }) => formatInstant(updatedAt),
  },
  { id: 'round', title: '轮次', sortable: true, width: 180, hidden: true, text: ({ roundTitle }) => roundTitle },
]

const SHOWS: Record<'all' | 'open' | 'mine', (row: Row) => boolean> = {
  all: () => true,
  open: ({ sheetId, unavailable }) => sheetId === null && unavailable === null,
  mine: ({ mine, state }) => mine && state === 'draft',
}
const EMPTY: Record<'all' | 'open' | 'mine', string> = {
  all: '还没有抽出的案卷。先在评查轮次里冻结名单、抽样。',
  open: '没有待评的案卷。',
  mine: '您没有在评的评查表。',
}

/** Cases of the sample and their sheets; opening a case nobody has scored yet begins a sheet of one's own. */
export function SheetList({ roundId, show }: { roundId: string | undefined; show: 'all' | 'open' | 'mine' }) {
  const navigate = useNavigate()
  const notice = useNotice()
  const { data, error } = useQuery('scores.board', roundId === undefined ? {} : { roundId })
  const open = useCommand('scores.open')
  const [chosen, setChosen] = useState<Row>()
  const rows = (data?.rows ?? []).filter(SHOWS[show])

  const begin = ({ sampleItemId }: Row): void => {
    open.run({ sampleItemId }).then(({ sheetId }) => navigate(`/scores/${sheetId}`), notice.fail)
  }
  const openRow = (row: Row): void => {
    if (row.sheetId !== null) void navigate(`/scores/${row.sheetId}`)
    else begin(row)
  }
  const all = data?.rows ?? []
  const next = all.find(SHOWS.mine) ?? all.find(SHOWS.open)
  const ownIsMissing =
    chosen?.sheetId &&
    !chosen.mine &&
    !all.some(({ sampleItemId, mine }) => mine && sampleItemId === chosen.sampleItemId)
  return (
    <>
      <ErrorNote error={error} />
      {data && (
        <DataGrid<Row>
          id="scores"
          label="评查表一览"
          columns={COLUMNS}
          rows={rows}
          rowId={({ sampleItemId, sheetId }) => `${sampleItemId} ${sheetId ?? ''}`}
          selection="one"
          onSelect={([row]) => setChosen(row)}
          onOpen={openRow}
          emptyText={EMPTY[show]}
          emptyAction={
            show === 'all' && (
              <Button type="primary" onClick={() => void navigate('/rounds')}>
                去评查轮次
              </Button>
            )
          }
          foot={
            <div className={css.bulk}>
              {next && (
                <Button type="primary" size="small" loading={open.running} onClick={() => openRow(next)}>
                  {next.mine ? '继续评查' : '评下一件'}
                </Button>
              )}
              {chosen && ownIsMissing && (
                <Button size="small" loading={open.running} onClick={() => begin(chosen)}>
                  为选中的案卷另开一张我的评查表
                </Button>
              )}
            </div>
          }
        />
      )}
    </>
  )
}
