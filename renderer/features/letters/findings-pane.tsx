import { FileSearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { composeFinding } from '../../../shared/domain/letters/finding-wording.ts'
import { withFinding, withoutFinding } from '../../../shared/domain/letters/letter-findings.ts'
import { findingsOf } from '../../../shared/domain/letters/letter.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useQuery } from '../../lib/query.ts'
import { FindingPage } from './finding-page.tsx'
import css from './letters.module.css'
import type { DraftWork } from './use-draft.ts'

type Finding = Result<'findings.list'>['findings'][number]

interface FindingsPaneProps {
  roundId: string
  agencyId: number
  work: DraftWork
  /** the finding whose sentences are marked in the sheet */
  marked: string | null
  onMark: (findingId: string | null) => void
}

/** The confirmed findings of the agency: which of them the letter speaks of, and where they were seen. */
export function FindingsPane({ roundId, agencyId, work, marked, onMark }: FindingsPaneProps) {
  const { data, error } = useQuery('findings.list', { roundId, agencyId, state: 'confirmed' })
  const { data: open } = useQuery('findings.list', { roundId, agencyId, state: 'proposed' })
  const [looking, setLooking] = useState<Finding>()
  const { draft, change } = work
  const inLetter = useMemo(() => new Set(findingsOf(draft.letter)), [draft.letter])
  const findings = data?.findings ?? []
  const order = findings.map(({ id }) => id)

  const tick = (finding: Finding, isIn: boolean): void => {
    change(({ letter, ...rest }) => ({
      ...rest,
      letter: isIn ? withFinding(letter, composeFinding(finding), order) : withoutFinding(letter, finding.id),
    }))
    onMark(isIn ? finding.id : null)
  }
  return (
    <section className={css.pane} aria-label="评查问题">
      <header className={css.paneHead}>
        <h2>评查问题</h2>
        <span className={css.second}>
          写入 {inLetter.size}/{findings.length} 项
        </span>
      </header>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active />}
      <ul className={css.findings}>
        {findings.map((finding) => {
          const words = composeFinding(finding)
          const isIn = inLetter.has(finding.id)
          return (
            <li key={finding.id} className={marked === finding.id ? css.marked : undefined}>
              <Checkbox
                checked={isIn}
                disabled={isIn && inLetter.size === 1}
                aria-label={`写入：${words.caseNumber}，${words.item}`}
                onChange={({ target }) => tick(finding, target.checked)}
              />
              <div className={css.finding}>
                <button
                  type="button"
                  className={css.findingText}
                  aria-pressed={marked === finding.id}
                  title="在版面中标出"
                  onClick={() => onMark(marked === finding.id ? null : finding.id)}
                >
                  <strong>{words.caseNumber}</strong>
                  <span className={css.second}>{words.item}</span>
                  <span>{words.fact}</span>
                </button>
                <span className={css.findingFoot}>
                  {finding.effect === 'veto' && <StateTag tone="red">否决项</StateTag>}
                  {finding.sha256 !== null && (
                    <Button
                      size="small"
                      type="link"
                      icon={<FileSearchOutlined aria-hidden />}
                      onClick={() => setLooking(finding)}
                    >
                      {words.place || '查看文书'}
                    </Button>
                  )}
                </span>
              </div>
            </li>
          )
        })}
      </ul>
      {(open?.findings.length ?? 0) > 0 && (
        <p className={css.paneNote}>另有 {open?.findings.length} 项问题还没有确认，确认后才能写入文书。</p>
      )}
      {looking && <FindingPage finding={looking} onClose={() => setLooking(undefined)} />}
    </section>
  )
}
