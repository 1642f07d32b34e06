import { Input } from 'antd'
import { useId } from 'react'
import { SEED_DIGITS } from '../../../shared/domain/sampling/ticket.ts'
import guide from './guide/guide.module.css'
import css from './rounds.module.css'

export interface SeedDraft {
  seed: string
  thrownBy: string
  place: string
}

/** What keeps a seed from being used, in a sentence. */
export function seedFault({ seed, thrownBy }: SeedDraft): string | undefined {
  if (/[^0-9]/.test(seed)) return '种子只能是数字。'
  if (seed.length < SEED_DIGITS) return `种子至少 ${SEED_DIGITS} 位，还差 ${SEED_DIGITS - seed.length} 位。`
  if (thrownBy.trim() === '') return '请填写投种子的人。'
  return undefined
}

/** The digits that were thrown in public, by whom and where. */
export function SeedFields({ draft, onChange }: { draft: SeedDraft; onChange: (draft: SeedDraft) => void }) {
  const id = useId()
  return (
    <>
      <div className={guide.field}>
        <label htmlFor={`${id}seed`}>种子（按投出的次序，至少 {SEED_DIGITS} 位数字）</label>
        <Input
          id={`${id}seed`}
          className={css.seed}
          style={{ maxWidth: 480 }}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={draft.seed}
          aria-describedby={`${id}count`}
          onChange={({ target }) => onChange({ ...draft, seed: target.value.replace(/\s/g, '') })}
        />
        <span id={`${id}count`} className={css.muted} aria-live="polite">
          已输入 {draft.seed.length} 位
        </span>
      </div>
      <div className={guide.field}>
        <label htmlFor={`${id}who`}>投种子的人（姓名、身份）</label>
        <Input
          id={`${id}who`}
          style={{ maxWidth: 480 }}
          maxLength={80}
          value={draft.thrownBy}
          onChange={({ target }) => onChange({ ...draft, thrownBy: target.value })}
        />
      </div>
      <div className={guide.field}>
        <label htmlFor={`${id}place`}>地点</label>
        <Input
          id={`${id}place`}
          style={{ maxWidth: 480 }}
          maxLength={80}
          value={draft.place}
          onChange={({ target }) => onChange({ ...draft, place: target.value })}
        />
      </div>
    </>
  )
}
