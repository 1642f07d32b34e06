import { InfoCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { occurrenceNotes } from '../../../shared/domain/catalogues/item-review-words.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { Flyout } from '../../components/flyout.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount } from '../../lib/format.ts'
import css from './catalogues.module.css'

/** What the counts rest on in one line, and what they mean in full behind a button. */
export function CountingBasis({ basis }: { basis: Result<'itemReview.list'>['basis'] }) {
  const { from, years, firstDay, cases, told } = basis
  return (
    <div className={css.basis}>
      <span>
        近{years}年案卷 {formatCount(cases)} 件，能对上事项 {formatCount(told)} 件
      </span>
      {firstDay === null && <StateTag tone="amber">库中还没有案卷</StateTag>}
      {firstDay !== null && firstDay > from && <StateTag tone="amber">库中案卷自 {firstDay} 起</StateTag>}
      <Flyout
        title="发生次数怎样计"
        placement="bottomRight"
        content={
          <ul className={css.notes}>
            {occurrenceNotes(basis).map((note) => (
              <li key={note}>{note}</li>
            ))}
            <li>“待提意见”：未发生、极少发生或者依据与其他机关相同，还没有提出意见的。</li>
            <li>年数、次数和比例在“设置”的“抽样与案卷包”里改。</li>
          </ul>
        }
      >
        <Button size="small" type="text" icon={<InfoCircleOutlined aria-hidden />}>
          怎样计次
        </Button>
      </Flyout>
    </div>
  )
}
