import { Radio } from 'antd'
import { useCallback, useState } from 'react'
import { designInWords } from '../../../../shared/domain/sampling/draw-record.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useCommand, useQuery } from '../../../lib/query.ts'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { useSettled } from '../../../lib/settled.ts'
import { AllocationPreview } from './allocation-preview.tsx'
import { ApartCases } from './apart-cases.tsx'
import { DesignFacts } from './design-facts.tsx'
import guide from './guide.module.css'
import { GuideStep } from './guide-step.tsx'
import { useLeaving } from './leaving.ts'
import { designFrom, draftFrom, type MethodDraft } from './method-draft.ts'
import { SizeAdvice } from './size-advice.tsx'
import { SizeFields } from './size-fields.tsx'
import { StepActions } from './step-actions.tsx'

interface MethodStepProps {
  round: Round
  onBack: () => void
  onDone: () => void
}

const METHODS = [
  { value: 'simple', label: '简单随机：每件机会相同，能给出不合格率的精确上界' },
  { value: 'stratified', label: '分层：按机关、类型、行政区划或者月份各抽一些，各层分别下结论' },
  { value: 'proportionalToFine', label: '按罚款数额：数额越大越容易抽中，没有罚款的不参加' },
] as const

/** Step 3: how many cases and how, with the allocation as it would come out now. */
export function MethodStep({ round, onBack, onDone }: MethodStepProps) {
  if (round.frame)
    return (
      <GuideStep
        title="方法和件数"
        lead="抽样设计已随名单冻结，不能再改。"
        actions={<StepActions onBack={onBack} onNext={onDone} />}
      >
        <DesignFacts design={round.frame.design} />
      </GuideStep>
    )
  return <OpenMethod round={round} onBack={onBack} onDone={onDone} />
}

function OpenMethod({ round, onBack, onDone }: MethodStepProps) {
  const [draft, setDraft] = useState<MethodDraft>(() => draftFrom(round.plan.design))
  const plan = useCommand('rounds.plan')
  const design = designFrom(draft)
  const settled = useSettled({
    by: draft.method === 'stratified' ? draft.by : [],
    apart: [...draft.mandatory, ...draft.nominated],
  })
  const strata = useQuery('rounds.strata', { roundId: round.id, ...settled }, { keepPrevious: true })
  const change = (part: Partial<MethodDraft>): void => setDraft({ ...draft, ...part })
  const fault = faultOf(draft, strata.data)

  const { run } = plan
  const known = JSON.stringify(round.plan.design)
  const keep = useCallback(async () => {
    if (design && JSON.stringify(design) !== known)
      await run({ roundId: round.id, design, reported: round.plan.reported })
  }, [design, known, run, round])
  useLeaving(keep)
  const leave = async (then: () => void): Promise<void> => {
    try {
      await keep()
      then()
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <GuideStep
      title="方法和件数"
      lead="方法、件数和各层分配随名单一起冻结，先于种子写入审计链。冻结以前都可以改。"
      actions={
        <StepActions
          onBack={() => void leave(onBack)}
          onNext={() => void leave(onDone)}
          disabled={design === undefined || fault !== undefined}
          running={plan.running}
        />
      }
    >
      <ErrorNote error={plan.error ?? strata.error} />
      <div className={guide.split}>
        <div>
          <fieldset className={guide.field}>
            <legend>抽样方法</legend>
            <Radio.Group
              value={draft.method}
              onChange={({ target }) => change({ method: target.value as MethodDraft['method'] })}
            >
              {METHODS.map(({ value, label }) => (
                <div key={value}>
                  <Radio value={value}>{label}</Radio>
                </div>
              ))}
            </Radio.Group>
          </fieldset>
          <SizeFields draft={draft} onChange={change} />
          <p role="alert" className={css.different}>
            {fault}
          </p>
          {design && <p className={guide.sentence}>{designInWords(design)}</p>}
          {design && strata.data && <AllocationPreview design={design} strata={strata.data.strata} />}
          <ApartCases
            mandatory={draft.mandatory}
            nominated={draft.nominated}
            unknown={strata.data?.unknown ?? []}
            onChange={change}
          />
        </div>
        {strata.data && (
          <SizeAdvice
            cases={strata.data.cases}
            method={draft.method}
            onTake={
              draft.method === 'stratified' && draft.rule !== 'proportional' ? undefined : (size) => change({ size })
            }
          />
        )}
      </div>
    </GuideStep>
  )
}

/** What keeps the design from being frozen, in a sentence. */
function faultOf(draft: MethodDraft, known: { fined: number; unknown: string[] } | undefined): string | undefined {
  if (draft.method === 'stratified' && draft.by.length === 0) return '请至少选一项来分层。'
  if (!known) return undefined
  if (known.unknown.length > 0)
    return `${known.unknown.length} 件必查或者自荐的案卷不在范围内，请移去或者放宽范围：${known.unknown.join('；')}`
  if (draft.method === 'proportionalToFine' && known.fined < draft.size)
    return `有罚款的案卷只有 ${known.fined} 件，不能按罚款数额抽 ${draft.size} 件。请减少件数或者换方法。`
  return undefined
}
