import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { caseKeyParts } from '../../../../shared/domain/act-words.ts'
import { ErrorNote } from '../../../components/error-note.tsx'
import { formatInstant } from '../../../lib/format.ts'
import { useNotice } from '../../../lib/notice.ts'
import { useCommand } from '../../../lib/query.ts'
import { CasePicker } from '../case-picker.tsx'
import type { Round } from '../round-state.tsx'
import css from '../rounds.module.css'
import guide from './guide.module.css'

/** Cases that a person leaves out one by one, each with a written reason; taken back with one press until the freeze. */
export function HandExclusions({ round }: { round: Round }) {
  const id = useId()
  const open = round.frame === null
  const [keys, setKeys] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const exclude = useCommand('rounds.exclude')
  const include = useCommand('rounds.include')
  const notice = useNotice()

  const add = async (): Promise<void> => {
    try {
      for (const caseKey of keys) await exclude.run({ roundId: round.id, caseKey, reason: reason.trim() })
      setKeys([])
      setReason('')
    } catch {
      // Shown by ErrorNote.
    }
  }
  if (!open && round.plan.excluded.length === 0) return null
  return (
    <section className={css.block}>
      <h2>逐件排除</h2>
      {open && (
        <>
          <p className={css.muted}>本年度已经评查、正在争议中等案卷可以逐件排除。理由写入审计链，并随名单公示件数。</p>
          <div className={guide.field}>
            <label htmlFor={`${id}cases`}>案卷</label>
            <CasePicker id={`${id}cases`} value={keys} placeholder="输入文号的一部分" onChange={setKeys} />
          </div>
          <div className={guide.field}>
            <label htmlFor={`${id}reason`}>理由</label>
            <span className={css.row}>
              <Input
                id={`${id}reason`}
                style={{ width: 360 }}
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
              <Button
                disabled={keys.length === 0 || reason.trim() === ''}
                loading={exclude.running}
                onClick={() => void add()}
              >
                排除案卷
              </Button>
            </span>
          </div>
          <ErrorNote error={exclude.error} />
        </>
      )}
      {round.plan.excluded.length > 0 && (
        <table className={css.plain}>
          <thead>
            <tr>
              <th scope="col">案卷</th>
              <th scope="col">理由</th>
              <th scope="col">登记</th>
              {open && <th scope="col">操作</th>}
            </tr>
          </thead>
          <tbody>
            {round.plan.excluded.map(({ caseKey, reason: why, at, by }) => {
              const { number, agency } = caseKeyParts(caseKey)
              return (
                <tr key={caseKey}>
                  <td>
                    {number}　{agency}
                  </td>
                  <td>{why}</td>
                  <td>
                    {by}　{formatInstant(at)}
                  </td>
                  {open && (
                    <td>
                      <Button
                        size="small"
                        aria-label={`恢复 ${number}`}
                        onClick={() => void include.run({ roundId: round.id, caseKey }).catch(notice.fail)}
                      >
                        恢复
                      </Button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
