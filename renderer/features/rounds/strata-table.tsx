import { stratumInWords } from '../../../shared/domain/act-words.ts'
import { formatCount } from '../../lib/format.ts'
import css from './rounds.module.css'

interface StrataTableProps {
  label: string
  /** what the last column counts: 抽取 before the draw, 抽中 after it */
  counted: string
  strata: readonly { name: string; size: number; count: number }[]
}

/** Strata with their sizes and how many each gives. */
export const StrataTable = ({ label, counted, strata }: StrataTableProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard
  <div className={css.scroll} tabIndex={0} role="group" aria-label={label}>
    <table className={css.plain}>
      <thead>
        <tr>
          <th scope="col">层</th>
          <th scope="col" className={css.number}>
            件数
          </th>
          <th scope="col" className={css.number}>
            {counted}
          </th>
        </tr>
      </thead>
      <tbody>
        {strata.map(({ name, size, count }) => (
          <tr key={name}>
            <td>{stratumInWords(name)}</td>
            <td className={css.number}>{formatCount(size)}</td>
            <td className={css.number}>{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
