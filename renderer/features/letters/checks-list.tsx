import { Button, Space } from 'antd'
import type { Result } from '../../../shared/contract/index.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import css from './letters.module.css'

export type Check = Result<'letters.check'>['problems'][number]

const LEVELS: Record<Check['level'], { word: string; tone: Tone }> = {
  block: { word: '不能制发', tone: 'red' },
  ask: { word: '须先登记', tone: 'amber' },
  alert: { word: '请核对', tone: 'amber' },
}

/** What stands against issuing the draft as it is saved; each leads to its place. */
export function ChecksList({ letterId, onJump }: { letterId: string; onJump: (check: Check) => void }) {
  const { data, error } = useQuery('letters.check', { letterId }, { keepPrevious: true })
  const problems = data?.problems ?? []
  return (
    <section className={css.checks} aria-label="制发前的核对" aria-live="polite">
      <h2>制发前的核对</h2>
      <ErrorNote error={error} />
      {data && problems.length === 0 && <StateTag tone="green">没有待处理的事项，可以制发</StateTag>}
      <ul>
        {problems.map((check) => (
          <li key={`${check.code} ${check.message}`}>
            <StateTag tone={LEVELS[check.level].tone}>{LEVELS[check.level].word}</StateTag>
            <span>{check.message}</span>
            {check.level === 'ask' && check.caseKey !== undefined ? (
              <RemedyAnswer caseKey={check.caseKey} />
            ) : (
              <Button size="small" type="link" onClick={() => onJump(check)}>
                去处理
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 行政执法监督条例 art. 33: whether the case is in reconsideration or court has to be known. */
function RemedyAnswer({ caseKey }: { caseKey: string }) {
  const { run, running } = useCommand('cases.setRemedy')
  const notice = useNotice()
  const answer = (inRemedy: 'yes' | 'no') => (): void => {
    run({ caseKey, inRemedy }).catch(notice.fail)
  }
  return (
    <Space size={4}>
      <Button size="small" loading={running} onClick={answer('no')}>
        未进入
      </Button>
      <Button size="small" disabled={running} onClick={answer('yes')}>
        已进入
      </Button>
    </Space>
  )
}
