import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DataGrid, type GridColumn } from '../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { placeWords } from '../../../shared/domain/rubrics/sheet-html.ts'
import { type Finding, FINDING_STATES, placesOfFinding } from './finding-line.tsx'
import { RejectFinding } from './reject-finding.tsx'
import css from './scores.module.css'

const where = (finding: Finding): string =>
  placesOfFinding(finding)
    .map(placeWords)
    .filter((words) => words !== '')
    .join('、')

const COLUMNS: GridColumn<Finding>[] = [
  {
    id: 'number',
    title: '文号',
    sortable: true,
    width: 186,
    link: true,
    text: ({ decisionNo, caseName }) => decisionNo ?? caseName ?? '没有文号',
  },
  { id: 'agency', title: '执法机关', sortable: true, width: 150, grow: 1, text: ({ agency }) => agency },
  { id: 'item', title: '评查项', sortable: true, width: 80, text: ({ itemId }) => itemId },
  { id: 'note', title: '问题', grow: 3, text: ({ note }) => note },
  { id: 'where', title: '文书和页码', width: 180, text: where },
  {
    id: 'effect',
    title: '后果',
    sortable: true,
    width: 84,
    text: ({ effect }) => (effect === 'veto' ? '否决' : '扣分'),
    render: ({ effect }) => (effect === 'veto' ? <StateTag tone="red">否决</StateTag> : '扣分'),
  },
  {
    id: 'state',
    title: '状态',
    sortable: true,
    width: 92,
    text: ({ state }) => FINDING_STATES[state].word,
    render: ({ state }) => <StateTag tone={FINDING_STATES[state].tone}>{FINDING_STATES[state].word}</StateTag>,
  },
  {
    id: 'decidedBy',
    title: '决定人',
    sortable: true,
    width: 96,
    hidden: true,
    text: ({ decidedBy }) => decidedBy ?? '',
  },
  { id: 'reason', title: '不采纳的理由', width: 180, hidden: true, text: ({ reason }) => reason ?? '' },
]

/** Problems of submitted sheets; the waiting ones are confirmed or not taken up here, many at once if need be. */
export function FindingList({ roundId, onlyWaiting }: { roundId: string | undefined; onlyWaiting: boolean }) {
  const navigate = useNavigate()
  const notice = useNotice()
  const confirm = useConfirm()
  const { data, error } = useQuery('findings.list', {
    ...(roundId === undefined ? {} : { roundId }),
    ...(onlyWaiting ? { state: 'proposed' as const } : {}),
  })
  const confirmFindings = useCommand('findings.confirm')
  const [chosen, setChosen] = useState<Finding[]>([])
  const [rejecting, setRejecting] = useState<Finding>()
  const known = new Set(data?.findings.map(({ id }) => id))
  const waiting = chosen.filter(({ id, state }) => state === 'proposed' && known.has(id))

  const accept = async (): Promise<void> => {
    const vetoes = waiting.filter(({ effect }) => effect === 'veto').length
    const sure = await confirm({
      title: `确认选中的 ${waiting.length} 处问题？`,
      content: `${vetoes > 0 ? `其中 ${vetoes} 处是否决项。` : ''}确认后不能改，可以写入监督文书。`,
      okText: '确认问题',
      danger: vetoes > 0,
    })
    if (!sure) return
    await confirmFindings
      .run({ findingIds: waiting.map(({ id }) => id) })
      .then(({ confirmed }) => notice.done(`已确认 ${confirmed} 处问题。`), notice.fail)
  }
  return (
    <>
      <ErrorNote error={error} />
      {data && (
        <DataGrid<Finding>
          id="findings"
          label="评查发现一览"
          columns={COLUMNS}
          rows={data.findings}
          rowId={({ id }) => id}
          selection="many"
          onSelect={setChosen}
          onOpen={({ sheetId, itemId }) => void navigate(`/scores/${sheetId}?item=${encodeURIComponent(itemId)}`)}
          emptyText={onlyWaiting ? '没有待确认的问题。' : '还没有评查发现。提交评查表后，每处问题列在这里。'}
          foot={
            <div className={css.bulk}>
              <Button
                type="primary"
                size="small"
                disabled={waiting.length === 0}
                loading={confirmFindings.running}
                onClick={() => void accept()}
              >
                确认选中（{waiting.length}）
              </Button>
              <Button size="small" disabled={waiting.length !== 1} onClick={() => setRejecting(waiting[0])}>
                不采纳
              </Button>
            </div>
          }
        />
      )}
      {rejecting && <RejectFinding finding={rejecting} onClose={() => setRejecting(undefined)} />}
    </>
  )
}
