import type { SamplingDesign } from '../../../../shared/domain/sampling/design.ts'
import { allocate } from '../../../../shared/domain/sampling/strata.ts'
import { formatCount } from '../../../lib/format.ts'
import css from '../rounds.module.css'
import { StrataTable } from '../strata-table.tsx'

/** How many cases each stratum would give now: the same computation that the draw makes. */
export function AllocationPreview(props: { design: SamplingDesign; strata: { name: string; size: number }[] }) {
  const { design, strata } = props
  if (design.method.name === 'proportionalToFine') return null
  const shares = allocate(new Map(strata.map(({ name, size }) => [name, size])), design)
  const total = [...shares.values()].reduce((sum, one) => sum + one, 0)
  const cases = strata.reduce((sum, { size }) => sum + size, 0)
  return (
    <section className={css.block}>
      <h2>
        各层分配：{formatCount(cases)} 件中抽 {formatCount(total)} 件
      </h2>
      <StrataTable
        label="各层分配"
        counted="抽取"
        strata={strata.map((one) => ({ ...one, count: shares.get(one.name) ?? 0 }))}
      />
    </section>
  )
}
