import { Button } from 'antd'
import { useState } from 'react'
import { StateTag } from '../../components/state-tag.tsx'
import { formatCount, formatInstant } from '../../lib/format.ts'
import css from './catalogues.module.css'
import { EvaluationDialog } from './evaluation-dialog.tsx'
import type { ItemDetail } from './item-record.tsx'

/** The bodies to which an item is delegated with its occurrences by year, and the evaluation of the delegation. */
export function ItemDelegation({ id, detail, today }: { id: number; detail: ItemDetail; today: string }) {
  const [open, setOpen] = useState<'due' | 'done'>()
  const { delegates, evaluation, removal } = detail
  if (delegates.length === 0 && removal === null && evaluation.steps.length === 0) return null
  return (
    <section className={css.part} aria-labelledby="item-delegation">
      <h2 id="item-delegation" className={css.heading}>
        赋权、委托与评估
      </h2>
      {removal !== null && <p>{removal}。不再赋权、委托给其他对象。</p>}
      {delegates.length > 0 && <Occurrences detail={detail} />}
      {evaluation.dueOn !== null && (
        <p>
          <StateTag tone={evaluation.isOverdue ? 'red' : 'blue'}>
            {evaluation.isOverdue ? '赋权评估已到期' : '待评估'}
          </StateTag>{' '}
          期限 {evaluation.dueOn}
        </p>
      )}
      {evaluation.steps.length > 0 && (
        <ul className={css.list}>
          {evaluation.steps.map(({ step, on, note, madeAt, madeBy }) => (
            <li key={madeAt}>
              {step === 'due' ? `期限定为 ${on}` : `${on} 已评估`}
              {note !== '' && `：${note}`}
              <span className={css.second}>{`　${madeBy} ${formatInstant(madeAt)} 登记`}</span>
            </li>
          ))}
        </ul>
      )}
      {delegates.length > 0 && (
        <div className={css.buttons}>
          <Button size="small" onClick={() => setOpen('due')}>
            定评估期限
          </Button>
          <Button size="small" onClick={() => setOpen('done')}>
            登记评估
          </Button>
        </div>
      )}
      {open && <EvaluationDialog id={id} step={open} today={today} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function Occurrences({ detail: { delegates, from, to } }: { detail: ItemDetail }) {
  const years = [...new Set(delegates.flatMap((one) => one.years.map(({ year }) => year)))].sort().reverse()
  return (
    <table className={css.table}>
      <caption>{`发生次数，只计 ${from} 至 ${to}`}</caption>
      <thead>
        <tr>
          <th scope="col">赋权、委托对象</th>
          {years.map((year) => (
            <th scope="col" key={year}>{`${year} 年`}</th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {delegates.map((one) => (
          <tr key={one.name}>
            <th scope="row">{one.name}</th>
            {years.map((year) => (
              <td key={year}>{formatCount(one.years.find((found) => found.year === year)?.uses ?? 0)}</td>
            ))}
            <td>{formatCount(one.years.reduce((sum, { uses }) => sum + uses, 0))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
