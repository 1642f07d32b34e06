import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

/** Gives a submitted sheet back to its reviewer; its findings, none of them decided, go until it is submitted again. */
export function ReopenSheet({ sheetId, onClose }: { sheetId: string; onClose: () => void }) {
  const reopen = useCommand('scores.reopen')
  const notice = useNotice()
  return (
    <ReasonDialog
      title="退回评查表"
      okText="退回评查表"
      running={reopen.running}
      error={reopen.error}
      onClose={onClose}
      onGive={(reason) => {
        reopen.run({ sheetId, reason }).then(
          () => {
            notice.done('已退回，可以修改后重新提交。')
            onClose()
          },
          // A refusal stands in the dialog.
          () => undefined,
        )
      }}
    >
      <p>评查表恢复为草稿；待确认的问题随之撤下，重新提交后再列出。</p>
    </ReasonDialog>
  )
}
