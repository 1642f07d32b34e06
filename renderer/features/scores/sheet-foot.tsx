import { Button } from 'antd'
import { StateTag } from '../../components/state-tag.tsx'
import type { Rubric } from '../../../shared/domain/rubrics/rubric.ts'
import type { SheetContent } from '../../../shared/domain/rubrics/score-sheet.ts'
import { pointsText, score } from '../../../shared/domain/rubrics/scoring.ts'
import { progressOf } from '../../../shared/domain/rubrics/sheet-edit.ts'
import css from './scores.module.css'
import type { Saving } from './use-sheet-editor.ts'

const SAVING: Record<Saving, string> = { saved: '已保存', saving: '正在保存……', failed: '没有保存' }

interface SheetFootProps {
  rubric: Rubric
  content: SheetContent
  saving: Saving
  submitting: boolean
  onKeys: () => void
  onUndo: (() => void) | undefined
  onSubmit: () => void
}

/** What the sheet stands at, always in sight: 94.0 优秀 · 48 项中已评 31 · 3 处问题. */
export function SheetFoot({ rubric, content, saving, submitting, onKeys, onUndo, onSubmit }: SheetFootProps) {
  const { settled, items } = progressOf(rubric, content)
  const problems = content.entries.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  const vetoes = content.entries.filter(({ veto }) => veto !== 'none').length
  return (
    <div className={css.foot}>
      <output className={css.running} aria-live="polite">
        <Total rubric={rubric} content={content} />
        <span>
          {' '}
          · {items} 项中已评 {settled} · {problems} 处问题
        </span>
      </output>
      {vetoes > 0 && <StateTag tone="red">拟否决 {vetoes} 项</StateTag>}
      <div className={css.footEnd}>
        <span className={saving === 'failed' ? css.missing : css.quiet} role="status">
          {SAVING[saving]}
        </span>
        <Button size="small" type="text" title="按键（?）" onClick={onKeys}>
          按键
        </Button>
        <Button size="small" disabled={onUndo === undefined} onClick={onUndo}>
          撤销
        </Button>
        <Button size="small" type="primary" loading={submitting} onClick={onSubmit}>
          提交评查表
        </Button>
      </div>
    </div>
  )
}

/** Total and grade as the domain computes them; nothing is added up here. */
export function Total({ rubric, content }: { rubric: Rubric; content: SheetContent }) {
  const { totalHundredths, grade } = score(rubric, content)
  if (totalHundredths === null) return <strong>没有适用的扣分项</strong>
  return (
    <strong className={css.total}>
      {pointsText(totalHundredths, rubric.scoring.decimals)} {grade}
    </strong>
  )
}
