import { Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import type { ReportedTotal } from '../../../../shared/contract/rounds.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useCommand, useQuery } from '../../../lib/query.ts'
import { ExcludedCases } from '../excluded-cases.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { useSettled } from '../../../lib/settled.ts'
import { GuideStep } from './guide-step.tsx'
import { HandExclusions } from './hand-exclusions.tsx'
import { useLeaving } from './leaving.ts'
import { NumberGaps } from './number-gaps.tsx'
import { ReportedTotals } from './reported-totals.tsx'
import { StepActions } from './step-actions.tsx'

interface FrameStepProps {
  round: Round
  onBack: () => void
  onDone: () => void
}

/** Step 2: is the list whole? Gaps in the numbers, totals that agencies reported, and what stays out with its reason. */
export function FrameStep({ round, onBack, onDone }: FrameStepProps) {
  const open = round.frame === null
  const [reported, setReported] = useState<ReportedTotal[]>(round.plan.reported)
  const asked = useSettled(reported)
  const { data, error } = useQuery(
    'rounds.preview',
    { roundId: round.id, reported: open ? asked : round.plan.reported },
    { keepPrevious: true },
  )
  const plan = useCommand('rounds.plan')
  const { run } = plan
  const keep = useCallback(async () => {
    if (open && JSON.stringify(reported) !== JSON.stringify(round.plan.reported))
      await run({ roundId: round.id, design: round.plan.design, reported })
  }, [open, reported, run, round])
  useLeaving(keep)
  const save = async (then: () => void): Promise<void> => {
    try {
      await keep()
      then()
    } catch {
      // Shown by ErrorNote.
    }
  }
  const excluded = round.frame
    ? Object.entries(round.frame.excluded).map(([reason, cases]) => ({ reason, cases }))
    : data?.excluded
  return (
    <GuideStep
      title="核对名单"
      lead="名单不全，抽样再公正也说明不了问题。先看文号有没有断号、与机关报送的件数对不对得上、哪些案卷没有列入。"
      actions={<StepActions onBack={() => void save(onBack)} onNext={() => void save(onDone)} running={plan.running} />}
    >
      <ErrorNote error={error ?? plan.error} />
      {!data && !error && <Skeleton active />}
      {data && excluded && (
        <>
          <div className={css.columns}>
            <section className={css.block}>
              <p aria-live="polite">
                列入名单 <span className={css.figure}>{formatCount(round.frame?.caseCount ?? data.cases)}</span> 件
              </p>
              {!open && <p className={css.muted}>名单已经冻结。下面的断号按现在案卷库里的案卷计算。</p>}
            </section>
            <NumberGaps gaps={data.numberGaps} />
          </div>
          <ReportedTotals
            period={round.filter}
            kinds={round.filter.kinds}
            reported={reported}
            preview={data}
            readOnly={!open}
            onChange={setReported}
          />
          <section className={css.block}>
            <h2>没有列入的案卷</h2>
            {excluded.length === 0 ? (
              <p>期间内的案卷全部列入。</p>
            ) : (
              <ExcludedCases roundId={round.id} counts={excluded} />
            )}
          </section>
          <HandExclusions round={round} />
        </>
      )}
    </GuideStep>
  )
}
