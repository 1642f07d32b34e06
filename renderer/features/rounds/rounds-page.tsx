import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import { DiscardedRounds } from './discarded-rounds.tsx'
import { type Round, RoundTag, roundWords } from './round-state.tsx'
import css from './rounds.module.css'

const COLUMNS: GridColumn<Round>[] = [
  { id: 'title', title: '轮次', grow: 1, link: true, text: (round) => round.title },
  {
    id: 'state',
    title: '状态',
    width: 130,
    text: roundWords,
    render: (round) => <RoundTag round={round} />,
  },
  { id: 'period', title: '评查期间', width: 200, text: ({ filter }) => `${filter.from} 至 ${filter.to}` },
  { id: 'frame', title: '名单', width: 76, align: 'right', text: ({ frame }) => formatCount(frame?.caseCount) },
  { id: 'sample', title: '样本', width: 76, align: 'right', text: ({ sample }) => formatCount(sample?.cases) },
  {
    id: 'submitted',
    title: '已提交',
    width: 90,
    align: 'right',
    text: ({ sample }) => (sample ? `${sample.submitted}/${sample.cases}` : ''),
  },
  {
    id: 'confirmed',
    title: '已确认',
    width: 90,
    align: 'right',
    text: ({ sample }) => (sample ? `${sample.confirmed}/${sample.cases}` : ''),
  },
  { id: 'createdAt', title: '新建时间', width: 150, wideOnly: true, text: ({ createdAt }) => formatInstant(createdAt) },
  { id: 'createdBy', title: '新建人', width: 110, hidden: true, text: ({ createdBy }) => createdBy },
]

/** 评查轮次: all rounds, the newest first; one that is not drawn yet opens where its preparation stands. */
export function Component() {
  const navigate = useNavigate()
  const { data, error } = useQuery('rounds.list', {})
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/rounds/new')}>
      新建评查轮次
    </Button>
  )
  return (
    <Page
      title="评查轮次"
      help="rounds"
      full
      extra={
        <>
          <DiscardedRounds />
          {create}
        </>
      }
    >
      <ErrorNote error={error} />
      <div className={css.list}>
        {data && (
          <DataGrid<Round>
            id="rounds"
            label="评查轮次一览"
            columns={COLUMNS}
            rows={data.rounds}
            rowId={({ id }) => id}
            onOpen={({ id, state }) => void navigate(state === 'drawn' ? `/rounds/${id}` : `/rounds/${id}/guide`)}
            emptyText="还没有评查轮次。新建一个：选范围，冻结名单，当众抽样。"
            emptyAction={
              <Button type="primary" onClick={() => void navigate('/rounds/new')}>
                新建评查轮次
              </Button>
            }
          />
        )}
      </div>
    </Page>
  )
}
