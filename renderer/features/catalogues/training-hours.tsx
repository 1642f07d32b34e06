import { TRAINING_SORTS, type TrainingSort } from '../../../shared/domain/catalogues/training.ts'
import type { RecordDetail } from './catalogue-words.tsx'
import css from './catalogues.module.css'

const SORTS = Object.keys(TRAINING_SORTS) as TrainingSort[]
const shown = (tenths: number): string => String(tenths / 10)

/** Hours of training of an officer by year and sort. */
export function TrainingHours({ hours }: { hours: RecordDetail['hours'] }) {
  if (hours.length === 0) return null
  return (
    <section aria-labelledby="training-hours">
      <h2 id="training-hours" className={css.heading}>
        培训学时
      </h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">年度</th>
            {SORTS.map((sort) => (
              <th scope="col" key={sort}>
                {TRAINING_SORTS[sort]}
              </th>
            ))}
            <th scope="col">未分类</th>
            <th scope="col">合计</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((year) => (
            <tr key={year.year}>
              <th scope="row">{year.year}</th>
              {SORTS.map((sort) => (
                <td key={sort}>{shown(year[sort])}</td>
              ))}
              <td>{shown(year.other)}</td>
              <td>{shown(year.law + year.work + year.skill + year.other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
