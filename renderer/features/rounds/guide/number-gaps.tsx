import type { Result } from '../../../../shared/contract/index.ts'
import { StateTag } from '../../../components/state-tag.tsx'
import { Term } from '../../../components/term.tsx'
import { formatCount } from '../../../lib/format.ts'
import css from '../rounds.module.css'

const SHOWN = 30

/** Serial numbers that no case of the database has, by sequence. */
export function NumberGaps({ gaps }: { gaps: Result<'rounds.preview'>['numberGaps'] }) {
  return (
    <section className={css.block}>
      <div className={css.blockHead}>
        <h2>
          <Term meaning="同一字号的文书从最小号到最大号之间缺少的号。可能是漏报，也可能是作废或者另一类文书占用，请问清。">
            文号断号
          </Term>
        </h2>
        {gaps.length === 0 ? (
          <StateTag tone="green">没有断号</StateTag>
        ) : (
          <StateTag tone="amber">{gaps.length} 个字号有断号</StateTag>
        )}
      </div>
      {gaps.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard
        <div className={css.scroll} tabIndex={0} role="group" aria-label="断号一览">
          <table className={css.plain}>
            <thead>
              <tr>
                <th scope="col">字号</th>
                <th scope="col">年份</th>
                <th scope="col" className={css.number}>
                  已有
                </th>
                <th scope="col">起止</th>
                <th scope="col">缺少的号</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map(({ sequence, year, first, last, present, missing }) => (
                <tr key={`${year}|${sequence}`}>
                  <td>{sequence}</td>
                  <td>{year}</td>
                  <td className={css.number}>{formatCount(present)}</td>
                  <td>
                    {first}–{last}
                  </td>
                  <td>
                    {missing.slice(0, SHOWN).join('、')}
                    {missing.length > SHOWN && ` 等 ${formatCount(missing.length)} 个`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
