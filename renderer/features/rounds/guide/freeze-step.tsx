import { Alert } from 'antd'
import { hashInGroups } from '../../../../shared/domain/act-words.ts'
import { designInWords } from '../../../../shared/domain/sampling/draw-record.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { StateTag } from '../../../components/state-tag.tsx'
import { Term } from '../../../components/term.tsx'
import { formatCount, formatInstant } from '../../../lib/format.ts'
import { useConfirm, useNotice } from '../../../lib/notice.ts'
import { useQuery, useTask } from '../../../lib/query.ts'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { ScopeFacts } from '../scope-facts.tsx'
import { DesignFacts } from './design-facts.tsx'
import { GuideStep } from './guide-step.tsx'
import { StepActions } from './step-actions.tsx'

interface FreezeStepProps {
  round: Round
  onBack: () => void
  onDone: () => void
}

/** Step 4: the one step that cannot be taken back before the draw. It says what becomes final, once. */
export function FreezeStep({ round, onBack, onDone }: FreezeStepProps) {
  const { data, error } = useQuery('rounds.preview', { roundId: round.id, reported: round.plan.reported })
  const freeze = useTask('rounds.freeze')
  const confirm = useConfirm()
  const notice = useNotice()
  const { design } = round.plan
  const { frame } = round
  const shown = frame?.design ?? design

  const run = async (): Promise<void> => {
    if (!design || !data) return
    const yes = await confirm({
      title: '冻结名单？',
      content: (
        <>
          <p>冻结以后不能再改、也不能撤销的是：</p>
          <ul>
            <li>· 名单 {formatCount(data.cases)} 件，按现在的内容</li>
            <li>· {designInWords(design)}</li>
            <li>
              · 必查 {design.mandatory.length} 件，自荐 {design.nominated.length} 件
            </li>
            <li>· 范围、排除的案卷和评查标准</li>
          </ul>
          <p>名单校验值和抽样设计将写入审计链。以后要改，只能另建一轮。</p>
        </>
      ),
      okText: '冻结名单',
      danger: true,
    })
    if (!yes) return
    try {
      const frozen = await freeze.run({ roundId: round.id, design }, { label: '冻结名单' })
      notice.done(`名单已冻结，共 ${formatCount(frozen.cases)} 件。`)
    } catch {
      // Shown by ErrorNote.
    }
  }
  return (
    <GuideStep
      title="冻结"
      lead="名单和抽样设计在种子投出以前固定下来，谁也不能先知道种子再改名单。"
      actions={
        frame ? (
          <StepActions onBack={onBack} onNext={onDone} />
        ) : (
          <StepActions
            onBack={onBack}
            onNext={() => void run()}
            next="冻结名单"
            running={freeze.running}
            disabled={!design || !data || data.cases === 0}
          />
        )
      }
    >
      <ErrorNote error={freeze.error ?? error} />
      {frame ? (
        <section className={css.block}>
          <div className={css.blockHead}>
            <h2>名单已冻结</h2>
            <StateTag tone="green">不能再改</StateTag>
          </div>
          <dl className={css.facts}>
            <dt>名单</dt>
            <dd>{formatCount(frame.caseCount)} 件</dd>
            <dt>
              <Term meaning="由名单全文算出的 64 位十六进制数。名单改动一个字，校验值就完全不同。请当众宣读或者张贴。">
                名单校验值
              </Term>
            </dt>
            <dd className={css.hash}>{hashInGroups(frame.sha256)}</dd>
            <dt>冻结</dt>
            <dd>
              {formatInstant(frame.frozenAt)}　{frame.frozenBy}
            </dd>
          </dl>
        </section>
      ) : (
        data && (
          <>
            {data.numberGaps.length + data.mismatches.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={`还有 ${data.numberGaps.length} 个字号有断号、${data.mismatches.length} 项报送件数不符。可以照常冻结，请先确认已经问清。`}
              />
            )}
            <section className={css.block} style={{ marginTop: 12 }}>
              <h2>将要冻结</h2>
              <p>
                名单 <span className={css.figure}>{formatCount(data.cases)}</span> 件
              </p>
            </section>
          </>
        )
      )}
      <div className={css.columns}>
        <section className={css.block}>
          <h2>抽样设计</h2>
          {shown && <DesignFacts design={shown} />}
        </section>
        <section className={css.block}>
          <h2>范围</h2>
          <ScopeFacts round={round} />
        </section>
      </div>
    </GuideStep>
  )
}
