import { useNavigate } from 'react-router'
import { DataGrid } from '../../../components/data-grid/data-grid.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useQuery } from '../../../lib/query.ts'
import { type Draw, DrawFacts, DrawStrata } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import { SAMPLE_COLUMNS, type SampleItem } from '../sample-columns.tsx'
import { GuideStep } from './guide-step.tsx'
import { StepActions } from './step-actions.tsx'

interface ResultStepProps {
  round: Round
  draw: Draw | undefined
  onBack: () => void
  onDone: () => void
}

/** Step 6: what was drawn, each case with its ticket. */
export function ResultStep({ round, draw, onBack, onDone }: ResultStepProps) {
  const navigate = useNavigate()
  const { data, error } = useQuery('samples.list', { roundId: round.id })
  const all = useQuery('samples.draws', { roundId: round.id })
  return (
    <GuideStep
      title="抽样结果"
      lead="抽签号最小的案卷即为抽中。抽签号由种子和案卷标识算出，任何人都可以重算。"
      actions={<StepActions onBack={onBack} onNext={onDone} />}
    >
      <ErrorNote error={error} />
      <section className={css.block}>
        {draw && all.data && <DrawFacts draw={draw} trials={all.data.trials} />}
        {draw && <DrawStrata draw={draw} />}
      </section>
      {data && (
        <div className={css.grid}>
          <DataGrid<SampleItem>
            id="sample.result"
            label="抽中的案卷"
            columns={SAMPLE_COLUMNS}
            rows={data.items}
            rowId={({ id }) => id}
            onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
            emptyText="没有抽中的案卷。"
          />
        </div>
      )}
    </GuideStep>
  )
}
