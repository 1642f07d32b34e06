import { HistoryOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { Result } from '../../../shared/contract/index.ts'
import { formatInstant } from '../../lib/format.ts'
import css from './scores.module.css'

type Step = Result<'scores.get'>['history'][number]

const STEP_WORDS = { submitted: '提交', reopened: '退回' } as const

/** 经过: when a sheet was submitted and given back, by whom and why. */
export function SheetHistory({ history }: { history: readonly Step[] }) {
  if (history.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="经过"
      content={
        <ul className={css.history} aria-label="评查表的经过">
          {history.map(({ kind, reason, at, by }) => (
            <li key={at}>
              <strong>{STEP_WORDS[kind]}</strong> {by}　{formatInstant(at)}
              {reason !== null && <p>{reason}</p>}
            </li>
          ))}
        </ul>
      }
    >
      <Button size="small" icon={<HistoryOutlined aria-hidden />}>
        经过
      </Button>
    </Popover>
  )
}
