import type { RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import css from './scores.module.css'

/** Where the findings of machine checks stand beside an item. This version has no such checks and says so, where one is meant. */
export function ItemHints({ item }: { item: RubricItem }) {
  if (item.autoCheck === null) return null
  return <p className={css.hints}>程序核对：本版本没有自动核对，请人工评查。</p>
}
