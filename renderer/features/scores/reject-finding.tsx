import { useCommand } from '../../lib/query.ts'
import type { Finding } from './finding-line.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

/** A finding that is not taken up: it costs nothing and stands in no letter; the reason is kept. */
export function RejectFinding({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const reject = useCommand('findings.reject')
  return (
    <ReasonDialog
      title="不采纳这处问题"
      okText="不采纳"
      running={reject.running}
      error={reject.error}
      onClose={onClose}
      onGive={(reason) => {
        // A refusal stands in the dialog.
        reject.run({ findingId: finding.id, reason }).then(onClose, () => undefined)
      }}
    >
      <p>“{finding.note}”不扣分，也不写入监督文书。此决定不能改。</p>
    </ReasonDialog>
  )
}
