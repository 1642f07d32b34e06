import type { Result } from '../../../shared/contract/index.ts'
import type { LetterKind } from '../../../shared/domain/letters/letter.ts'
import { letterStanding, type Standing } from '../../../shared/domain/letters/letter-standing.ts'
import { StateTag, type Tone } from '../../components/state-tag.tsx'

export type LetterSummary = Result<'letters.list'>['letters'][number]

/** 监督建议书, 督办函, 意见书, 决定书: short, as people say. */
export const SHORT_KINDS: Record<LetterKind, string> = {
  suggestion: '监督建议书',
  urging: '督办函',
  opinion: '意见书',
  decision: '决定书',
}
export const KIND_MEANINGS: Record<LetterKind, { meaning: string; source: string }> = {
  suggestion: { meaning: '针对制度和普遍性问题提出改进建议', source: '地方行政执法监督规定' },
  urging: { meaning: '应当履行而未履行法定职责的，督促限期履行', source: '行政执法监督条例第二十七条' },
  opinion: { meaning: '经查明行政执法行为违法或者明显不当的，要求限期自行纠正', source: '行政执法监督条例第二十八条' },
  decision: {
    meaning: '重大问题，或者逾期不履行、拒不整改的，由本级人民政府作出',
    source: '行政执法监督条例第二十九条',
  },
}
const TONES: Record<Standing, Tone> = {
  草稿: 'grey',
  '已制发，待送达': 'amber',
  '已送达，待回复': 'blue',
  逾期未回复: 'red',
  已回复: 'green',
  已作废: 'grey',
}

/** How far a letter has come, as a coloured word. */
export function LetterTag({ letter, today }: { letter: LetterSummary; today: string }) {
  const standing = letterStanding(letter, today)
  return <StateTag tone={TONES[standing]}>{standing}</StateTag>
}

export type Opened = Result<'letters.get'>
