import { Button, InputNumber } from 'antd'
import type { Result } from '../../../../shared/contract/index.ts'
import type { ReportedTotal, RoundFilter } from '../../../../shared/contract/rounds.ts'
import { kindInWords } from '../../../../shared/domain/act-words.ts'
import { StateTag } from '../../../components/state-tag.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import css from '../rounds.module.css'

interface ReportedTotalsProps {
  period: Pick<RoundFilter, 'from' | 'to'>
  kinds: RoundFilter['kinds']
  reported: ReportedTotal[]
  preview: Pick<Result<'rounds.preview'>, 'imported' | 'mismatches'>
  readOnly: boolean
  onChange: (reported: ReportedTotal[]) => void
}

/** How many cases each agency says it has, typed by a person, against what was imported. */
export function ReportedTotals({ period, kinds, reported, preview, readOnly, onChange }: ReportedTotalsProps) {
  const { imported, mismatches } = preview
  const { data } = useQuery('agencies.list', {})
  const monthly = useQuery('reports.period', { from: period.from, to: period.to })
  const known = (monthly.data?.totals ?? []).filter(({ kind }) => kinds.includes(kind))
  const stated = (agencyId: number, kind: string): number | undefined =>
    reported.find((one) => one.agencyId === agencyId && one.kind === kind)?.count
  const change = (agencyId: number, kind: ReportedTotal['kind'], count: number | null): void => {
    const others = reported.filter((one) => one.agencyId !== agencyId || one.kind !== kind)
    onChange(count === null ? others : [...others, { agencyId, kind, count }])
  }
  return (
    <section className={css.block}>
      <div className={css.blockHead}>
        <h2>与机关报送的件数核对</h2>
        {reported.length > 0 &&
          (mismatches.length === 0 ? (
            <StateTag tone="green">已填的 {reported.length} 项全部相符</StateTag>
          ) : (
            <StateTag tone="amber">{mismatches.length} 项不符</StateTag>
          ))}
      </div>
      {!readOnly && known.length > 0 && (
        <Button size="small" onClick={() => onChange(known)}>
          采用各月报送的 {known.length} 项件数
        </Button>
      )}
      <p className={css.muted}>已导入的是本期间的全部案卷，不论是否列入名单。填写机关报送的件数；不知道的留空。</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label="报送件数">
        <table className={css.plain}>
          <thead>
            <tr>
              <th scope="col">执法机关</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {kindInWords(kind)}
                  <div className={css.muted}>已导入　报送</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.agencies.map(({ id, name }) => (
              <tr key={id}>
                <td>{name}</td>
                {kinds.map((kind) => {
                  const wrong = mismatches.some((one) => one.agencyId === id && one.kind === kind)
                  const cases = imported.find((one) => one.agencyId === id && one.kind === kind)?.cases ?? 0
                  return (
                    <td key={kind} className={css.pair}>
                      <span>{formatCount(cases)}</span>
                      <InputNumber
                        aria-label={`${name}报送的${kindInWords(kind)}件数`}
                        min={0}
                        precision={0}
                        controls={false}
                        readOnly={readOnly}
                        style={{ width: 60 }}
                        {...(wrong ? { status: 'warning' as const } : {})}
                        value={stated(id, kind) ?? null}
                        onChange={(count) => change(id, kind, count)}
                      />
                      {wrong && <StateTag tone="amber">不符</StateTag>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
