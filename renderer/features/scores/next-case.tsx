import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'

/** After a sheet is submitted: on to one's own draft of the round, else to a case that nobody has scored. */
export function NextCase({ roundId }: { roundId: string }) {
  const navigate = useNavigate()
  const notice = useNotice()
  const { data } = useQuery('scores.board', { roundId })
  const open = useCommand('scores.open')
  const rows = data?.rows ?? []
  const draft = rows.find(({ mine, state }) => mine && state === 'draft')
  const next = draft ?? rows.find(({ sheetId, unavailable }) => sheetId === null && unavailable === null)
  if (next === undefined) return null
  const go = (): void => {
    if (next.sheetId !== null) void navigate(`/scores/${next.sheetId}`)
    else
      open.run({ sampleItemId: next.sampleItemId }).then(({ sheetId }) => navigate(`/scores/${sheetId}`), notice.fail)
  }
  return (
    <Button size="small" loading={open.running} onClick={go}>
      {draft ? '继续评查' : '评下一件'}
    </Button>
  )
}
