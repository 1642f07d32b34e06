import { FullscreenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useConfirm, useNotice } from '../../../lib/notice.ts'
import { useTask } from '../../../lib/query.ts'
import { type Draw, DrawFacts } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { seedFault, SeedFields } from '../seed-fields.tsx'
import { GuideStep } from './guide-step.tsx'
import { StepActions } from './step-actions.tsx'

interface SeedStepProps {
  round: Round
  draw: Draw | undefined
  onBack: () => void
  onDone: () => void
}

/** Step 5: the digits thrown in public, on the large screen or typed here. A draw is made once. */
export function SeedStep({ round, draw, onBack, onDone }: SeedStepProps) {
  const [draft, setDraft] = useState({ seed: '', thrownBy: '', place: '' })
  const [asked, setAsked] = useState(false)
  const task = useTask('samples.draw')
  const confirm = useConfirm()
  const notice = useNotice()
  const navigate = useNavigate()
  const fault = seedFault(draft)

  if (draw)
    return (
      <GuideStep
        title="种子和抽取"
        lead="本轮已经抽样，结果不能更改。需要更多案卷时，在轮次的“抽样”页追加。"
        actions={<StepActions onBack={onBack} onNext={onDone} />}
      >
        <section className={css.block}>
          <DrawFacts draw={draw} trials={round.sample?.draws ?? 1} />
        </section>
      </GuideStep>
    )

  const run = async (): Promise<void> => {
    setAsked(true)
    if (fault) return
    const yes = await confirm({
      title: '用这个种子抽样？',
      content: (
        <>
          <p className={css.seed}>{draft.seed.match(/.{1,5}/g)?.join(' ')}</p>
          <p>请与当众投出的数字逐位核对。抽样只有一次，结果不能更改，也不能换种子重抽。</p>
        </>
      ),
      okText: '抽样',
      danger: true,
    })
    if (!yes) return
    try {
      const { drawn } = await task.run({ roundId: round.id, ...draft }, { label: '抽样' })
      notice.done(`抽中 ${formatCount(drawn)} 件。`)
      onDone()
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <GuideStep
      title="种子和抽取"
      lead="种子当众投出：掷十面骰子或者从箱中摸数字球，每投一次记一位。名单已经冻结，任何人都不能预知结果。"
      actions={<StepActions onBack={onBack} onNext={() => void run()} next="抽样" running={task.running} />}
    >
      <section className={css.block}>
        <div className={css.blockHead}>
          <h2>公开抽签</h2>
          <Button
            icon={<FullscreenOutlined aria-hidden />}
            onClick={() => void navigate(`/rounds/${round.id}/public-draw`)}
          >
            打开公开抽签
          </Button>
        </div>
        <p className={css.muted}>投影用的全屏页面：名单、逐位投种子、抽取过程、结果。不显示当事人信息。</p>
      </section>
      <section className={css.block}>
        <h2>或者在这里填写</h2>
        <SeedFields draft={draft} onChange={setDraft} />
        <p role="alert" className={css.different}>
          {asked ? fault : undefined}
        </p>
        <ErrorNote error={task.error} />
      </section>
    </GuideStep>
  )
}
