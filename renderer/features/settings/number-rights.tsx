import { Select } from 'antd'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { ROLE_WORDS } from '../../lib/words.ts'
import css from './settings.module.css'

type Role = keyof typeof ROLE_WORDS
const ROLES = Object.entries(ROLE_WORDS).map(([value, label]) => ({ value: value as Role, label }))

/** Who may see the numbers of papers of persons in full. Everybody else, and every list and export, sees them masked. */
export function NumberRights() {
  const { data } = useQuery('settings.get', {})
  const save = useCommand('settings.save')
  const notice = useNotice()
  const keep = (mayShowNumbers: Role[]): void =>
    void save.run({ changes: { cases: { mayShowNumbers } } }).then(() => notice.done('已保存'), notice.fail)
  return (
    <div className={css.line}>
      <label htmlFor="number-rights">谁可以查看完整的证件号码</label>
      <Select
        id="number-rights"
        mode="multiple"
        className={css.seat}
        loading={save.running}
        placeholder="谁都不可以"
        value={data?.cases.mayShowNumbers ?? []}
        options={ROLES}
        onChange={keep}
      />
      <span className={css.note}>须登记为本机操作员；每次查看记入审计。列表和导出一律遮盖。</span>
    </div>
  )
}
