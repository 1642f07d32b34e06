import { Link } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import type { Standing } from '../../../shared/domain/letters/letter-standing.ts'
import { listAddress } from '../../lib/address-filter.ts'
import { formatCount } from '../../lib/format.ts'
import css from './desk.module.css'

type Today = Result<'desk.today'>

interface Item {
  label: string
  count: number
  unit: string
  to: string
  /** Needs a look today when it is not zero. */
  tone: 'red' | 'amber' | 'plain'
}

const lettersOf = (standing: Standing): string => listAddress('/letters', { standing })

const items = (today: Today): Item[] => [
  {
    label: '逾期未回复',
    count: today.overdue,
    unit: '份',
    to: lettersOf('逾期未回复'),
    tone: 'red',
  },
  {
    label: '七日内到期',
    count: today.dueSoon,
    unit: '份',
    to: listAddress('/letters', { dueSoon: true }),
    tone: 'amber',
  },
  {
    label: '待制发文书',
    count: today.draftLetters,
    unit: '份',
    to: lettersOf('草稿'),
    tone: 'plain',
  },
  {
    label: '已制发，待送达',
    count: today.notServed,
    unit: '份',
    to: lettersOf('已制发，待送达'),
    tone: 'plain',
  },
  { label: '待评案卷', count: today.toScore, unit: '件', to: listAddress('/scores', { show: 'open' }), tone: 'plain' },
  {
    label: '我的评查表草稿',
    count: today.toSubmit,
    unit: '张',
    to: listAddress('/scores', { show: 'mine' }),
    tone: 'plain',
  },
  {
    label: '待确认问题',
    count: today.toConfirm,
    unit: '处',
    to: listAddress('/scores', { show: 'undecided' }),
    tone: 'plain',
  },
  {
    label: '待确认导入',
    count: today.stagedImports,
    unit: '批',
    to: listAddress('/imports', { state: 'ready' }),
    tone: 'plain',
  },
  ...(today.undecidedCases === 0
    ? []
    : [
        {
          label: '手工值与报送不同，待定',
          count: today.undecidedCases,
          unit: '件',
          to: listAddress('/cases', { conditions: [{ field: 'undecided', operator: 'is', value: true }] }),
          tone: 'amber' as const,
        },
      ]),
  ...(today.inboxFailed === 0
    ? []
    : [
        {
          label: '收件夹中没有读入',
          count: today.inboxFailed,
          unit: '个',
          to: '/imports/inbox',
          tone: 'amber' as const,
        },
      ]),
]

/** Every number opens its list. */
export function Waiting({ today }: { today: Today }) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className={css.heading}>
        今天（{today.today}）等着办
      </h2>
      <ul className={css.tiles}>
        {items(today).map(({ label, count, unit, to, tone }) => (
          <li key={label}>
            <Link to={to} className={`${css.tile} ${count === 0 ? css.none : css[tone]}`}>
              <span className={css.number}>{formatCount(count)}</span>
              <span className={css.unit}>{unit}</span>
              <span className={css.label}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
