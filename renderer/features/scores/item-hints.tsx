import type { Result } from '../../../shared/contract/index.ts'
import type { RubricItem } from '../../../shared/domain/rubrics/rubric.ts'
import css from './scores.module.css'

type Certificates = Result<'cases.get'>['certificates']

/** What the program has found for an item, beside it: the reviewer decides. Where an item means a check that is not there yet, it says so. */
export function ItemHints({ item, certificates }: { item: RubricItem; certificates: Certificates }) {
  if (item.autoCheck === null) return null
  const found = item.autoCheck === 'officers-min-two' ? certificateHint(certificates) : null
  return (
    <p className={css.hints}>
      程序核对：{found === null ? '本版本没有自动核对，请人工评查。' : `${found}由评查员认定。`}
    </p>
  )
}

/** Whether those who acted were officers, and two of them, as far as the case names certificates (Administrative Penalty Law art. 42). */
function certificateHint(certificates: Certificates): string {
  if (certificates === null) return '没有人员名录，或者案卷没有日期，不能核对执法证件，'
  if (certificates.length === 0) return '案卷没有登记执法证号，'
  const doubtful = certificates.filter(({ standing }) => standing !== 'valid')
  const one =
    certificates.length === 1 ? '案卷只登记了一个执法证号；' : `案卷登记了 ${certificates.length} 个执法证号；`
  const said = doubtful.map(({ number, name, says }) => `${number}${name === null ? '' : `（${name}）`}${says}`)
  return `${one}${doubtful.length === 0 ? '按人员名录当日均有效。' : `${said.join('；')}。`}`
}
