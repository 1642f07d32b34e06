import { Link } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import { StateTag } from '../../components/state-tag.tsx'
import css from './desk.module.css'

/** What a new data folder needs before the first round; gone when all of it is there. */
export function FirstSteps({ today }: { today: Result<'desk.today'> }) {
  const steps = [
    { done: today.bureauNamed, label: '填写本单位名称', to: '/settings/bureau' },
    { done: today.shortNameSet, label: '填写文书的机关代字', to: '/settings/letters' },
    { done: today.people > 0, label: '登记监督人员和评查员', to: '/settings/people' },
    { done: today.cases > 0, label: '导入执法机关报来的台账或案卷包', to: '/imports' },
  ]
  if (steps.every(({ done }) => done)) return null
  return (
    <section aria-labelledby="first-steps" className={css.panel}>
      <h2 id="first-steps" className={css.heading}>
        开始之前
      </h2>
      <ol className={css.steps}>
        {steps.map(({ done, label, to }) => (
          <li key={to}>
            <StateTag tone={done ? 'green' : 'grey'}>{done ? '已完成' : '未完成'}</StateTag>{' '}
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
