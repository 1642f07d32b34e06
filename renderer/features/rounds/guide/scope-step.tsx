import { Button, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useCommand, useQuery } from '../../../lib/query.ts'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { ScopeFacts } from '../scope-facts.tsx'
import { GuideStep } from './guide-step.tsx'
import { useLeaving } from './leaving.ts'
import { draftOf, type ScopeDraft, scopeFault, ScopeForm } from './scope-form.tsx'

export interface ScopeStepProps {
  /** undefined: a round that does not exist yet */
  round: Round | undefined
  onBack: () => void
  onDone: (roundId: string) => void
}

/** Step 1: which cases the round looks at. The round is created when this step is left. */
export function ScopeStep({ round, onBack, onDone }: ScopeStepProps) {
  const session = useQuery('session.info', {})
  const choices = useQuery('rounds.choices', {})
  if (round?.frame)
    return (
      <GuideStep
        title="范围"
        lead="名单已经冻结，范围不能再改。"
        actions={
          <Button type="primary" onClick={() => onDone(round.id)}>
            下一步
          </Button>
        }
      >
        <ScopeFacts round={round} />
      </GuideStep>
    )
  if (!session.data || !choices.data)
    return (
      <GuideStep title="范围" lead="" actions={<Button onClick={onBack}>返回</Button>}>
        <ErrorNote error={session.error ?? choices.error} />
        <Skeleton active />
      </GuideStep>
    )
  return (
    <OpenScope
      round={round}
      initial={draftOf(round, session.data.today)}
      choices={choices.data}
      onBack={onBack}
      onDone={onDone}
    />
  )
}

interface OpenScopeProps extends ScopeStepProps {
  initial: ScopeDraft
  choices: Parameters<typeof ScopeForm>[0]['choices']
}

function OpenScope({ round, initial, choices, onBack, onDone }: OpenScopeProps) {
  const [draft, setDraft] = useState(initial)
  const [asked, setAsked] = useState(false)
  const create = useCommand('rounds.create')
  const revise = useCommand('rounds.revise')
  const fault = scopeFault(draft)

  const { run } = revise
  const roundId = round?.id
  const keep = useCallback(async () => {
    if (roundId !== undefined && !fault && JSON.stringify(draft) !== JSON.stringify(initial))
      await run({ roundId, ...draft })
  }, [roundId, fault, draft, initial, run])
  useLeaving(keep)
  const save = async (): Promise<void> => {
    setAsked(true)
    if (fault) return
    try {
      await keep()
      onDone(roundId ?? (await create.run(draft)).roundId)
    } catch {
      // Shown beside the form by ErrorNote.
    }
  }
  return (
    <GuideStep
      title="范围"
      lead="这一轮评查哪些案卷。冻结名单以前都可以回来改。"
      actions={
        <>
          <Button onClick={onBack}>返回</Button>
          <Button type="primary" loading={create.running || revise.running} onClick={() => void save()}>
            {round === undefined ? '建立轮次，核对名单' : '保存，核对名单'}
          </Button>
        </>
      }
    >
      <ErrorNote error={create.error ?? revise.error} />
      <p role="alert" className={css.different}>
        {asked ? fault : undefined}
      </p>
      <ScopeForm draft={draft} choices={choices} onChange={setDraft} />
    </GuideStep>
  )
}
