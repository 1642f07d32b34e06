import { Link } from 'react-router'
import {
  type AgencyTraining,
  coverageText,
  eventsText,
  NOT_REPORTED,
  tenthsText,
} from '../../../../shared/domain/staff/staff-columns.ts'
import type { StaffGroup } from '../../../../shared/domain/staff/staff-group.ts'
import { formatCount } from '../../../lib/format.ts'
import catalogues from '../catalogues.module.css'
import { peopleAddress } from './people-address.ts'

/** The training of one agency: every figure leads to its officers, and those who are missing are named in full. */
export function AgencyFigures({ training, year }: { training: AgencyTraining; year: number }) {
  const { agency, inPost, trained, missing, averageTenths, short } = training
  const people = (group: StaffGroup['group'], count: number) =>
    count === 0 ? '0 人' : <Link to={peopleAddress({ year, agency, group })}>{formatCount(count)} 人</Link>
  if (trained === null || short === null)
    return (
      <dl className={catalogues.facts}>
        <Fact name="在岗持证">{people('inPost', inPost)}</Fact>
        <Fact name="培训">
          {year} 年{NOT_REPORTED}：没有这个机关的培训记录，不知道有没有培训。
        </Fact>
      </dl>
    )
  return (
    <dl className={catalogues.facts}>
      <Fact name="在岗持证">{people('inPost', inPost)}</Fact>
      <Fact name="参训人数">{people('trained', trained)}</Fact>
      <Fact name="覆盖率">
        {inPost === 0 ? '没有在岗人员' : `${coverageText(trained, inPost)}（${trained}/${inPost}）`}
      </Fact>
      <Fact name="没有参训的">
        {people('untrained', missing.length)}
        {missing.length > 0 && `：${missing.join('、')}`}
      </Fact>
      <Fact name="培训次数">{eventsText(training)}</Fact>
      <Fact name="人均学时">{averageTenths === null ? '' : `${tenthsText(averageTenths)} 学时`}</Fact>
      <Fact name="学时不足">{people('short', short)}</Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
