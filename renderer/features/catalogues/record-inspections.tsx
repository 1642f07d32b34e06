import { Link } from 'react-router'
import { listAddress } from '../../lib/address-filter.ts'
import { formatCount } from '../../lib/format.ts'
import type { RecordDetail } from './catalogue-words.tsx'
import css from './catalogues.module.css'

/** The inspections that a check found at a plan or an enterprise, by object; each object leads to its cases in the library. */
export function RecordInspections({ inspections }: Pick<RecordDetail, 'inspections'>) {
  if (inspections === null) return null
  const { says, objects, groups } = inspections
  return (
    <section aria-labelledby="record-inspections">
      <h2 id="record-inspections" className={css.heading}>
        检查核对
      </h2>
      <p>
        {says}
        {objects > groups.length && `；共 ${formatCount(objects)} 个对象，列出前 ${groups.length} 个`}。
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">检查对象</th>
            <th scope="col">次数</th>
            <th scope="col">检查</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ object, total, uncounted, named, filter }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two objects may bear the same name
            <tr key={i}>
              <th scope="row">{object ?? '全部对象'}</th>
              <td>
                <Link className={css.source} to={listAddress('/cases', filter)} title="在案卷库中列出">
                  {formatCount(total)}
                </Link>
                {uncounted > 0 && <span className={css.second}>（另有 {formatCount(uncounted)} 次不计）</span>}
              </td>
              <td>
                {total > named.length && '……'}
                {named.map(({ id, name, decidedOn }) => (
                  <div key={id}>
                    {decidedOn}{' '}
                    <Link className={css.source} to={`/cases/${id}`}>
                      {name}
                    </Link>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
