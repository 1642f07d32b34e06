import { stratumInWords } from '../../../../shared/domain/act-words.ts'
import type { SamplingDesign } from '../../../../shared/domain/sampling/design.ts'
import { allocate } from '../../../../shared/domain/sampling/strata.ts'
import { formatCount } from '../../../lib/format.ts'
import css from '../rounds.module.css'

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
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label="各层分配">
        <table className={css.plain}>
          <thead>
            <tr>
              <th scope="col">层</th>
              <th scope="col" className={css.number}>
                件数
              </th>
              <th scope="col" className={css.number}>
                抽取
              </th>
            </tr>
          </thead>
          <tbody>
            {strata.map(({ name, size }) => (
              <tr key={name}>
                <td>{stratumInWords(name)}</td>
                <td className={css.number}>{formatCount(size)}</td>
                <td className={css.number}>{formatCount(shares.get(name) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
