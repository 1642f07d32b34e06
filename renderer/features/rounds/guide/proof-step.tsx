import { Button } from 'antd'
import type { Draw } from '../draw-facts.tsx'
import { ProofPanel } from '../proof-panel.tsx'
import type { Round } from '../round-state.tsx'
import { GuideStep } from './guide-step.tsx'

interface ProofStepProps {
  round: Round
  draw: Draw | undefined
  onBack: () => void
  onDone: () => void
}

/** Step 7: what is published, so that anyone can recompute the draw without this program. */
export function ProofStep({ round, draw, onBack, onDone }: ProofStepProps) {
  return (
    <GuideStep
      title="公示材料"
      lead="导出以后在本机关网站或者公告栏公示。抽样到这里完成，接着可以打分。"
      finished={draw?.exportedAt !== null && draw !== undefined}
      actions={
        <>
          <Button onClick={onBack}>上一步</Button>
          <Button type={draw?.exportedAt ? 'primary' : 'default'} onClick={onDone}>
            查看轮次
          </Button>
        </>
      }
    >
      {draw && <ProofPanel roundId={round.id} draw={draw} />}
    </GuideStep>
  )
}
