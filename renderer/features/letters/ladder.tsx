import { LETTER_KINDS, type LetterKind } from '../../../shared/domain/letters/letter.ts'
import { letterStanding, type Standing } from '../../../shared/domain/letters/letter-standing.ts'
import { KIND_MEANINGS, type LetterSummary, SHORT_KINDS } from './letter-words.tsx'
import css from './letters.module.css'

interface LadderProps {
  letters: LetterSummary[]
  today: string
  chosen: LetterKind | undefined
  onChoose: (kind: LetterKind) => void
}

/** From the mildest kind of letter to the hardest, each with what of it is under way; a kind filters the list. */
export function Ladder({ letters, today, chosen, onChoose }: LadderProps) {
  return (
    <ol className={css.ladder} aria-label="监督文书的层次，由轻到重">
      {LETTER_KINDS.map((kind) => {
        const mine = letters.filter((letter) => letter.kind === kind)
        const count = (standing: Standing): number =>
          mine.filter((one) => letterStanding(one, today) === standing).length
        const overdue = count('逾期未回复')
        const drafts = count('草稿')
        return (
          <li key={kind} className={css[`rung-${kind}`]}>
            <button
              type="button"
              className={css.rung}
              aria-pressed={chosen === kind}
              title={`${KIND_MEANINGS[kind].meaning}（${KIND_MEANINGS[kind].source}）`}
              onClick={() => onChoose(kind)}
            >
              <span className={css.rungName}>{SHORT_KINDS[kind]}</span>
              <span className={css.rungCount}>{mine.length}</span>
              <span className={css.rungNote}>
                {drafts > 0 && <span>草稿 {drafts}</span>}
                {overdue > 0 && <span className={css.overdue}>■ 逾期 {overdue}</span>}
                {drafts + overdue === 0 && <span>{KIND_MEANINGS[kind].source.replace('行政执法监督', '')}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
