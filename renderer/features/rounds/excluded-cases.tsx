import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { caseKeyParts } from '../../../shared/domain/act-words.ts'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { formatCount } from '../../lib/format.ts'
import { useQuery } from '../../lib/query.ts'
import css from './rounds.module.css'

interface Excluded {
  caseKey: string
  reason: string
}

const COLUMNS: GridColumn<Excluded>[] = [
  { id: 'number', title: '文号', width: 220, text: ({ caseKey }) => caseKeyParts(caseKey).number },
  { id: 'agency', title: '执法机关', grow: 1, text: ({ caseKey }) => caseKeyParts(caseKey).agency },
  { id: 'kind', title: '类型', width: 100, text: ({ caseKey }) => caseKeyParts(caseKey).kind },
  { id: 'reason', title: '没有列入的原因', width: 260, text: ({ reason }) => reason },
]
const LISTED = 1000

/** How many cases stay out for which reason, and the cases themselves. */
export function ExcludedCases({ roundId, counts }: { roundId: string; counts: { reason: string; cases: number }[] }) {
  const [open, setOpen] = useState(false)
  const total = counts.reduce((sum, { cases }) => sum + cases, 0)
  return (
    <>
      <table className={css.plain}>
        <tbody>
          {counts.map(({ reason, cases }) => (
            <tr key={reason}>
              <td className={css.number}>{formatCount(cases)} 件</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="link" onClick={() => setOpen(true)}>
        逐件查看（{formatCount(total)} 件）
      </Button>
      <Drawer title="没有列入名单的案卷" open={open} onClose={() => setOpen(false)} size={840} destroyOnHidden>
        <ExcludedList roundId={roundId} total={total} />
      </Drawer>
    </>
  )
}

function ExcludedList({ roundId, total }: { roundId: string; total: number }) {
  const [after, setAfter] = useState('')
  const { data } = useQuery('rounds.excluded', { roundId, after, limit: LISTED }, { keepPrevious: true })
  const rows = data?.cases ?? []
  const last = rows.at(-1)
  return (
    <div className={css.list}>
      <DataGrid<Excluded>
        id="round.excluded"
        label="没有列入名单的案卷"
        columns={COLUMNS}
        rows={rows}
        rowId={({ caseKey }) => caseKey}
        emptyText="没有案卷被排除。"
        foot={
          total > LISTED && (
            <>
              <span>按案卷标识次序，每次列 {formatCount(LISTED)} 件</span>
              <Button size="small" disabled={after === ''} onClick={() => setAfter('')}>
                回到开头
              </Button>
              <Button
                size="small"
                disabled={rows.length < LISTED || last === undefined}
                onClick={() => setAfter(last?.caseKey ?? '')}
              >
                后 {formatCount(LISTED)} 件
              </Button>
            </>
          )
        }
      />
    </div>
  )
}
