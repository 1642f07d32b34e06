import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { DataGrid } from '../../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useQuery } from '../../../lib/query.ts'
import { AbsenceDialog, type AbsenceStep } from '../absence-dialog.tsx'
import { DrawFacts, DrawStrata } from '../draw-facts.tsx'
import { ExtendDialog } from '../extend-dialog.tsx'
import { ItemHistory } from '../item-history.tsx'
import { ProofPanel } from '../proof-panel.tsx'
import { RecordPrint } from '../record-print.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { SAMPLE_COLUMNS, type SampleItem } from '../sample-columns.tsx'

/** 抽样: the draws of the round, the drawn cases, files that cannot be produced, and the proof. */
export function SampleTab({ round }: { round: Round }) {
  const navigate = useNavigate()
  const sample = useQuery('samples.list', { roundId: round.id })
  const draws = useQuery('samples.draws', { roundId: round.id })
  const [chosen, setChosen] = useState<string>()
  const [step, setStep] = useState<AbsenceStep>()
  const [extending, setExtending] = useState(false)
  // The row is looked up anew: what was selected may have changed since.
  const item = sample.data?.items.find(({ id }) => id === chosen)
  const missing = item?.unavailable ?? null
  const replaceable = item?.origin === 'random' || item?.origin === 'replacement'

  return (
    <>
      <ErrorNote error={sample.error ?? draws.error} />
      <div className={css.grid}>
        {sample.data && (
          <DataGrid<SampleItem>
            id="sample"
            label="样本案卷"
            columns={SAMPLE_COLUMNS}
            rows={sample.data.items}
            rowId={({ id }) => id}
            onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
            selection="one"
            onSelect={([row]) => setChosen(row?.id)}
            emptyText="没有抽中的案卷。"
            foot={
              <>
                <Button size="small" disabled={!item || missing !== null} onClick={() => setStep('unavailable')}>
                  登记不能提供
                </Button>
                <Button
                  size="small"
                  disabled={!item || missing !== null || !replaceable}
                  onClick={() => setStep('replace')}
                >
                  依法替换
                </Button>
                <Button
                  size="small"
                  disabled={!item || missing === null || item.history.at(-1)?.kind === 'found'}
                  onClick={() => setStep('found')}
                >
                  登记已找到
                </Button>
                <span className={css.muted}>{item ? '' : '先选一件案卷'}</span>
              </>
            }
          />
        )}
      </div>
      {item && item.history.length > 0 && <ItemHistory item={item} />}
      {draws.data?.draws.map((draw) => (
        <section key={draw.drawId} className={css.block}>
          <div className={css.blockHead}>
            <h2>{draw.number === 1 ? '抽样' : `第 ${draw.number - 1} 次追加`}</h2>
            <RecordPrint roundId={round.id} number={draw.number} />
          </div>
          <DrawFacts draw={draw} trials={draws.data.trials} />
          <DrawStrata draw={draw} />
        </section>
      ))}
      <section className={css.block}>
        <div className={css.blockHead}>
          <h2>追加抽样</h2>
          <Button onClick={() => setExtending(true)}>追加抽样</Button>
        </div>
        <p className={css.muted}>
          用新投的种子，在没有抽中的案卷里再抽。已有的结果不变；追加以后不再给出不合格率的精确上界。
        </p>
      </section>
      {draws.data?.draws.map((draw) => (
        <div key={draw.drawId}>
          {draws.data.draws.length > 1 && (
            <h2 className={css.heading}>
              {draw.number === 1 ? '抽样的公示材料' : `第 ${draw.number - 1} 次追加的公示材料`}
            </h2>
          )}
          <ProofPanel roundId={round.id} draw={draw} />
        </div>
      ))}
      {item && step && <AbsenceDialog item={item} step={step} onClose={() => setStep(undefined)} />}
      {extending && <ExtendDialog round={round} onClose={() => setExtending(false)} />}
    </>
  )
}
