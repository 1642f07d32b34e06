import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { caseKeyParts } from '../../../../shared/domain/act-words.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { DataGrid, type GridColumn } from '../../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { StateTag } from '../../../components/state-tag.tsx'
import { listAddress } from '../../../lib/address-filter.ts'
import { formatHundredths } from '../../../lib/format.ts'
import { useNotice } from '../../../lib/notice.ts'
import { useCommand, useQuery } from '../../../lib/query.ts'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'

type Row = Result<'scores.board'>['rows'][number]

function stateWords({ unavailable, state, undecided, settled, items }: Row): string {
  if (unavailable === 'unavailable') return '不能提供'
  if (unavailable === 'excused') return '已替换'
  if (state === null) return '没有开始'
  if (state === 'draft') return items > 0 && settled > 0 ? `正在打分 ${settled}/${items}` : '正在打分'
  return undecided > 0 ? `已提交，${undecided} 条发现待定` : '已提交'
}

const tone = ({ unavailable, state, undecided }: Row): 'red' | 'grey' | 'blue' | 'amber' | 'green' => {
  if (unavailable === 'unavailable') return 'red'
  if (unavailable === 'excused' || state === null) return 'grey'
  if (state === 'draft') return 'blue'
  return undecided > 0 ? 'amber' : 'green'
}

const COLUMNS: GridColumn<Row>[] = [
  {
    id: 'number',
    title: '文号',
    width: 220,
    link: true,
    text: ({ number, caseKey }) => number ?? caseKeyParts(caseKey).number,
  },
  { id: 'agency', title: '执法机关', grow: 1, text: ({ agency }) => agency },
  {
    id: 'state',
    title: '打分',
    width: 190,
    text: stateWords,
    render: (row) => <StateTag tone={tone(row)}>{stateWords(row)}</StateTag>,
  },
  { id: 'reviewer', title: '评查员', width: 120, text: ({ reviewer }) => reviewer ?? '' },
  {
    id: 'total',
    title: '得分',
    width: 80,
    align: 'right',
    text: ({ totalHundredths }) => (totalHundredths === null ? '' : formatHundredths(totalHundredths)),
  },
  { id: 'grade', title: '等次', width: 90, text: ({ grade }) => grade ?? '' },
  { id: 'problems', title: '问题', width: 70, align: 'right', text: ({ problems }) => String(problems) },
]

/** 打分进度: every drawn case with its sheet; a row opens the sheet, or opens a new one. */
export function ProgressTab({ round }: { round: Round }) {
  const navigate = useNavigate()
  const { data, error } = useQuery('scores.board', { roundId: round.id })
  const open = useCommand('scores.open')
  const notice = useNotice()
  // A missing file without a sheet is refused by the service, with the sentence that says why.
  const go = async ({ sheetId, sampleItemId }: Row): Promise<void> => {
    try {
      const id = sheetId ?? (await open.run({ sampleItemId })).sheetId
      void navigate(`/scores/${id}`)
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <>
      <ErrorNote error={error} />
      <div className={css.grid}>
        {data && (
          <DataGrid<Row>
            id="round.progress"
            label="打分进度"
            columns={COLUMNS}
            rows={data.rows}
            rowId={({ sampleItemId, sheetId }) => sheetId ?? sampleItemId}
            onOpen={(row) => void go(row)}
            emptyText="还没有样本案卷。"
            foot={
              <Button size="small" onClick={() => void navigate(listAddress('/scores', { roundId: round.id }))}>
                打开打分页
              </Button>
            }
          />
        )}
      </div>
    </>
  )
}
