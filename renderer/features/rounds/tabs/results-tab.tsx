import { Skeleton } from 'antd'
import { useNavigate } from 'react-router'
import { stratumInWords } from '../../../../shared/domain/act-words.ts'
import { BarChart } from '../../../components/chart/chart.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { StateTag } from '../../../components/state-tag.tsx'
import { Term } from '../../../components/term.tsx'
import { listAddress } from '../../../lib/address-filter.ts'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import { AgencyResults } from '../agency-results.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'

const COMMON = 12

/** 结果: the rate with its base, what it does and does not say, grades, agencies and common problems. */
export function ResultsTab({ round }: { round: Round }) {
  const { data, error } = useQuery('results.round', { roundId: round.id })
  const navigate = useNavigate()
  if (!data) return error ? <ErrorNote error={error} /> : <Skeleton active />
  const many = (round.sample?.draws ?? 0) > 1
  return (
    <>
      <section className={css.block}>
        <div className={css.row}>
          <h2>
            <Term meaning={data.definition}>合格率</Term>
          </h2>
          <span className={css.figure}>{data.rate}</span>
          {data.pending > 0 ? (
            <StateTag tone="amber">还有 {data.pending} 件没有结果，这个比率会变</StateTag>
          ) : (
            <StateTag tone="green">随机抽中的案卷都有结果</StateTag>
          )}
        </div>
        <p className={css.muted}>{data.definition}</p>
        {data.bound ? (
          <p className={css.sentence}>{data.bound.inWords}</p>
        ) : (
          <p>{boundless(round, data.pending, many)}</p>
        )}
      </section>
      {data.base === 0 && <p className={css.muted}>还没有确认的结果。评查表提交、发现确认以后，在下面按机关确认。</p>}
      <AgencyResults roundId={round.id} agencies={data.agencies} />
      <div className={css.columns}>
        {data.grades.length > 0 && (
          <section className={css.block}>
            <BarChart
              title="等次"
              unit="件"
              names={data.grades.map(({ name }) => name)}
              series={[{ name: '件数', values: data.grades.map(({ count }) => count) }]}
            />
          </section>
        )}
        {data.commonItems.length > 0 && (
          <section className={css.block}>
            <BarChart
              title="常见问题"
              unit="件案卷"
              names={data.commonItems.slice(0, COMMON).map(({ itemId, text }) => `${itemId} ${shorten(text)}`)}
              series={[{ name: '案卷', values: data.commonItems.slice(0, COMMON).map(({ cases }) => cases) }]}
              onOpen={() => void navigate(listAddress('/scores', { roundId: round.id }))}
            />
          </section>
        )}
      </div>
      {data.strata.length > 0 && (
        <section className={css.block}>
          <h2>各层结果</h2>
          <p className={css.muted}>
            各层抽取的比例不同，每层只能各说各的；合在一起的比率只描述样本，不能推到全部案卷。
          </p>
          <table className={css.plain}>
            <thead>
              <tr>
                <th scope="col">层</th>
                <th scope="col" className={css.number}>
                  案卷
                </th>
                <th scope="col">合格率</th>
                <th scope="col">全部案卷中不合格的不超过（95% 把握）</th>
              </tr>
            </thead>
            <tbody>
              {data.strata.map(({ name, cases, rate, failing }) => (
                <tr key={name}>
                  <td>{stratumInWords(name)}</td>
                  <td className={css.number}>{formatCount(cases)}</td>
                  <td>{rate}</td>
                  <td>{failing === null ? '本层还没有全部评完' : `${formatCount(failing)} 件`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data.apart.length > 0 && (
        <section className={css.block}>
          <h2>必查和自荐（不进入合格率）</h2>
          <ul>
            {data.apart.map(({ name, count }) => (
              <li key={name}>
                {name}　{count} 件
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Why there is no bound for the whole list. */
function boundless(round: Round, pending: number, many: boolean): string {
  const name = round.frame?.design.method.name
  if (name === 'stratified') return '分层抽样不给总的上界；各层的上界见下面“各层结果”。'
  if (name === 'proportionalToFine') return '按罚款数额抽样，机会不同，不能用样本的比率推断全部案卷。'
  if (many) return '追加抽样是看过结果以后抽的，不再给出精确上界。'
  if (pending > 0) return '全部抽中的案卷都有结果以后，给出不合格件数的精确上界。'
  return ''
}

const shorten = (text: string): string => (text.length > 22 ? `${text.slice(0, 22)}…` : text)
