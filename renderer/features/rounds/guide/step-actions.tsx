import { Button } from 'antd'

interface StepActionsProps {
  onBack: () => void
  onNext: () => void
  /** what the main button says */
  next?: string
  running?: boolean
  disabled?: boolean
}

/** The way back from a step and the way on. */
export const StepActions = ({
  onBack,
  onNext,
  next = '下一步',
  running = false,
  disabled = false,
}: StepActionsProps) => (
  <>
    <Button onClick={onBack}>上一步</Button>
    <Button type="primary" disabled={disabled} loading={running} onClick={onNext}>
      {next}
    </Button>
  </>
)
