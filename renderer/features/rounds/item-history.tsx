import { caseKeyParts } from '../../../shared/domain/act-words.ts'
import { formatInstant } from '../../lib/format.ts'
import css from './rounds.module.css'
import type { SampleItem } from './sample-columns.tsx'

const STEP_WORDS = { unavailable: '不能提供，按最差计', excused: '依法替换', found: '已找到' } as const

/** Everything that was recorded of one drawn file: who, when, why. Nothing is ever deleted from it. */
export function ItemHistory({ item }: { item: SampleItem }) {
  const { number, agency } = caseKeyParts(item.caseKey)
  return (
    <section className={css.block}>
      <h2>
        {number}　{agency}　去向记录
      </h2>
      <table className={css.plain}>
        <tbody>
          {item.history.map(({ kind, excuse, reason, at, by }) => (
            <tr key={at}>
              <td>{formatInstant(at)}</td>
              <td>{by}</td>
              <td>{STEP_WORDS[kind]}</td>
              <td>
                {excuse !== null && `${excuse}：`}
                {reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {item.replacedBy !== null && <p>由 {caseKeyParts(item.replacedBy).number} 按次序替换。</p>}
    </section>
  )
}
