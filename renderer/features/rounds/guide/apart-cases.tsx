import { useId } from 'react'
import { CasePicker } from '../case-picker.tsx'
import css from '../rounds.module.css'
import guide from './guide.module.css'
import type { MethodDraft } from './method-draft.ts'

interface ApartCasesProps {
  mandatory: string[]
  nominated: string[]
  unknown: string[]
  onChange: (part: Partial<MethodDraft>) => void
}

/** Cases that are looked at without chance: they leave the random list and are never in a rate. */
export function ApartCases({ mandatory, nominated, onChange }: ApartCasesProps) {
  const id = useId()
  return (
    <section className={css.block}>
      <h2>不经抽签的案卷</h2>
      <p className={css.muted}>先从随机名单中取出，单独列示，不进入合格率。</p>
      <div className={guide.field}>
        <label htmlFor={`${id}m`}>必查（败诉、被投诉、交办等）</label>
        <CasePicker
          id={`${id}m`}
          value={mandatory}
          placeholder="输入文号的一部分"
          onChange={(keys) => onChange({ mandatory: keys, nominated: nominated.filter((one) => !keys.includes(one)) })}
        />
      </div>
      <div className={guide.field}>
        <label htmlFor={`${id}n`}>自荐（机关推荐的案卷）</label>
        <CasePicker
          id={`${id}n`}
          value={nominated}
          placeholder="输入文号的一部分"
          onChange={(keys) => onChange({ nominated: keys.filter((one) => !mandatory.includes(one)) })}
        />
      </div>
    </section>
  )
}
