import { Link } from 'react-router'
import { draftAddress } from '../../lib/address-filter.ts'
import { useQuery } from '../../lib/query.ts'
import css from './desk.module.css'

const SHOWN = 6

/** Agencies whose results are confirmed and who have had no letter yet; gone when there is none. */
export function ToDraft() {
  const { data } = useQuery('letters.toDraft', {})
  const agencies = data?.agencies ?? []
  if (agencies.length === 0) return null
  return (
    <section aria-labelledby="to-draft" className={css.panel}>
      <h2 id="to-draft" className={css.heading}>
        结果已确认，可以起草文书
      </h2>
      <ul className={css.rows}>
        {agencies.slice(0, SHOWN).map(({ roundId, roundTitle, agencyId, agency, findings }) => (
          <li key={`${roundId} ${agencyId}`} className={css.row}>
            <span className={css.name} title={agency}>
              {agency}
            </span>
            <span className={css.figures}>已确认问题 {findings} 项</span>
            <Link to={draftAddress(roundId, agencyId)} aria-label={`给${agency}起草文书，${roundTitle}`}>
              起草文书
            </Link>
          </li>
        ))}
      </ul>
      {agencies.length > SHOWN && (
        <Link to={`/rounds/${agencies[0]?.roundId}?tab=results`}>全部 {agencies.length} 个机关</Link>
      )}
    </section>
  )
}
