import { Button } from 'antd'
import { useState } from 'react'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { Place } from '../../../shared/domain/rubrics/score-sheet.ts'
import { placeWords } from '../../../shared/domain/rubrics/sheet-html.ts'
import { RejectFinding } from './reject-finding.tsx'
import css from './scores.module.css'

export type Finding = Result<'findings.list'>['findings'][number]

export const FINDING_STATES: Record<Finding['state'], { tone: Tone; word: string }> = {
  proposed: { tone: 'amber', word: '待确认' },
  confirmed: { tone: 'green', word: '已确认' },
  rejected: { tone: 'grey', word: '不采纳' },
}

/** The main place first. */
export const placesOfFinding = ({ sha256, documentName, page, region, further }: Finding): Place[] => [
  { sha256, documentName, page, region },
  ...further,
]

interface FindingLineProps {
  finding: Finding
  vetoText: string
  onShow: (place: Place) => void
}

/** One finding of a submitted sheet with what was decided of it, or the buttons that decide. */
export function FindingLine({ finding, vetoText, onShow }: FindingLineProps) {
  const confirmFindings = useCommand('findings.confirm')
  const confirm = useConfirm()
  const notice = useNotice()
  const [rejecting, setRejecting] = useState(false)
  const { tone, word } = FINDING_STATES[finding.state]
  const isVeto = finding.effect === 'veto'

  const accept = async (): Promise<void> => {
    const sure = await confirm({
      title: isVeto ? '确认否决？' : '确认这处问题？',
      content: isVeto ? `${vetoText} 确认后不能改。` : '确认后不能改，可以写入监督文书。',
      okText: isVeto ? '确认否决' : '确认问题',
      danger: isVeto,
    })
    if (sure) await confirmFindings.run({ findingIds: [finding.id] }).catch(notice.fail)
  }
  return (
    <div className={css.finding}>
      <p>
        <StateTag tone={tone}>{word}</StateTag>{' '}
        {isVeto && finding.state !== 'rejected' && (
          <StateTag tone="red">{finding.state === 'confirmed' ? '否决' : '拟否决'}</StateTag>
        )}{' '}
        {finding.note}
      </p>
      <p className={css.findingFacts}>
        {placesOfFinding(finding).map((place) => {
          const words = placeWords(place)
          return (
            words !== '' && (
              <button
                key={`${words} ${place.region?.join() ?? ''}`}
                type="button"
                className={css.placeLink}
                onClick={() => onShow(place)}
              >
                {words}
                {place.region && '（标出的区域）'}
              </button>
            )
          )
        })}
        {finding.decidedBy !== null && <span className={css.quiet}>{finding.decidedBy}</span>}
        {finding.reason !== null && <span className={css.quiet}>理由：{finding.reason}</span>}
        {finding.state === 'proposed' && (
          <>
            <span className={css.push} />
            <Button size="small" loading={confirmFindings.running} onClick={() => void accept()}>
              {isVeto ? '确认否决' : '确认'}
            </Button>
            <Button size="small" onClick={() => setRejecting(true)}>
              不采纳
            </Button>
          </>
        )}
      </p>
      {rejecting && <RejectFinding finding={finding} onClose={() => setRejecting(false)} />}
    </div>
  )
}
