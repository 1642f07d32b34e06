import { Button, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { ErrorNote } from '../../../components/error-note.tsx'
import { useQuery } from '../../../lib/query.ts'
import css from '../rounds.module.css'
import { useSettled } from '../../../lib/settled.ts'
import guide from './guide.module.css'
import type { MethodDraft } from './method-draft.ts'

interface SizeAdviceProps {
  cases: number
  method: MethodDraft['method']
  /** undefined: the size of this design is not one number */
  onTake: ((size: number) => void) | undefined
}

/** How many cases it takes to be able to say something: the exact answer for a simple random draw from this list. */
export function SizeAdvice({ cases, method, onTake }: SizeAdviceProps) {
  const id = useId()
  const [tolerable, setTolerable] = useState(5)
  const [confidence, setConfidence] = useState(95)
  const [allowed, setAllowed] = useState(0)
  // Decimals of a percentage, as exact as the advice reads them.
  const share = (percent: number): number => Number((percent / 100).toFixed(6))
  const asked = useSettled({ cases, tolerable: share(tolerable), confidence: share(confidence), allowed })
  const { data, error } = useQuery('samples.advise', asked, { enabled: cases > 0, keepPrevious: true })
  return (
    <aside className={`${css.block} ${guide.live}`} aria-label="件数建议">
      <h2>抽多少件够</h2>
      <div className={guide.field}>
        <label htmlFor={`${id}t`}>能容忍的不合格率（%）</label>
        <InputNumber
          controls={false}
          id={`${id}t`}
          min={0.1}
          max={99}
          step={1}
          value={tolerable}
          onChange={(value) => setTolerable(value ?? 5)}
        />
      </div>
      <div className={guide.field}>
        <label htmlFor={`${id}c`}>把握</label>
        <Select
          id={`${id}c`}
          value={confidence}
          options={[80, 90, 95, 99].map((value) => ({ value, label: `${value}%` }))}
          onChange={setConfidence}
        />
      </div>
      <div className={guide.field}>
        <label htmlFor={`${id}a`}>样本里允许有几件不合格</label>
        <InputNumber
          controls={false}
          id={`${id}a`}
          min={0}
          max={50}
          precision={0}
          value={allowed}
          onChange={(value) => setAllowed(value ?? 0)}
        />
      </div>
      <ErrorNote error={error} />
      {data && (
        <>
          <p aria-live="polite">
            <span className={css.figure}>{data.size}</span> 件
          </p>
          <p>{data.inWords}</p>
          {method !== 'simple' && (
            <p className={css.muted}>这个件数按简单随机计算；其他方法不能套用这个结论，只作参考。</p>
          )}
          {onTake && (
            <Button onClick={() => onTake(data.size)} style={{ marginTop: 8 }}>
              采用 {data.size} 件
            </Button>
          )}
        </>
      )}
    </aside>
  )
}
