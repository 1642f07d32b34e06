import { Button, Skeleton } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Result } from '../../../../shared/contract/index.ts'
import { coverageText } from '../../../../shared/domain/staff/staff-columns.ts'
import { TRAITS } from '../../../../shared/domain/staff/structure.ts'
import { BarChart } from '../../../components/chart/chart.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatCount } from '../../../lib/format.ts'
import { useQuery } from '../../../lib/query.ts'
import { peopleAddress } from './people-address.ts'
import css from './staff.module.css'

type TraitBars = Result<'staff.structure'>['traits'][number]

/** More bars are read in the table. */
const DRAWN = 12
const UNKNOWN = '未填写'

/** 结构: how many officers in post count to each word; every bar and every line leads to its people. */
export function StructureView({ year }: { year: number }) {
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery('staff.structure', { year }, { keepPrevious: true })
  if (!data)
    return error ? (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton active className={css.scroll} />
    )
  if (data.inPost === 0)
    return (
      <EmptyState
        text={`${data.day} 没有在岗持证的执法人员。导入人员名录后，人员结构列在这里。`}
        action={
          <Button type="primary" onClick={() => void navigate('/imports')}>
            导入执法人员
          </Button>
        }
      />
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be in reach of the keyboard
    <div className={css.scroll} tabIndex={0} role="group" aria-label="人员结构">
      <p className={css.second} role="status">
        截至 {data.day}，在岗持证 {formatCount(data.inPost)} 人；一人有几个执法领域的，各计一次。
      </p>
      {data.traits.map((bars) => (
        <Trait key={bars.trait} {...bars} year={year} inPost={data.inPost} />
      ))}
    </div>
  )
}

function Trait({ trait, bars, year, inPost }: TraitBars & { year: number; inPost: number }) {
  const navigate = useNavigate()
  const title = TRAITS[trait]
  const chart = useMemo(() => {
    const drawn = bars.slice(0, DRAWN)
    const names = drawn.map(({ value }) => shorten(value ?? UNKNOWN))
    return {
      names,
      series: [{ name: '人数', values: drawn.map(({ count }) => count) }],
      onOpen: (name: string) => {
        const bar = drawn[names.indexOf(name)]
        if (bar) void navigate(peopleAddress({ year, trait, value: bar.value }))
      },
    }
  }, [bars, navigate, trait, year])
  return (
    <section className={css.trait} aria-label={title}>
      <div className={css.beside}>
        <BarChart title={bars.length > DRAWN ? `${title}，前 ${DRAWN} 项` : title} unit="人" bare {...chart} />
        <table className={css.table} aria-label={`${title}：人数`}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className={css.figure}>
                人数
              </th>
              <th scope="col" className={css.figure}>
                占在岗持证
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ value, count }) => (
              <tr key={value}>
                <th scope="row">{value ?? UNKNOWN}</th>
                <td className={css.figure}>
                  <Link
                    to={peopleAddress({ year, trait, value })}
                    aria-label={`${value ?? UNKNOWN} ${count} 人，列出是哪些人`}
                  >
                    {formatCount(count)}
                  </Link>
                </td>
                <td className={css.figure}>{coverageText(count, inPost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const shorten = (text: string): string => (text.length > 14 ? `${text.slice(0, 14)}…` : text)
