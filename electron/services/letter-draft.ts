import { AppError } from '../../shared/contract/error.ts'
import type { Input } from '../../shared/contract/index.ts'
import { composeLetter } from '../../shared/domain/letters/compose.ts'
import { composeFinding } from '../../shared/domain/letters/finding-wording.ts'
import { objectionText } from '../../shared/domain/letters/letter-texts.ts'
import type { Letter, LetterKind } from '../../shared/domain/letters/letter.ts'
import type { ReadDb } from '../database/db.ts'
import { agencyName } from './agencies.ts'
import { type Finding, listFindings } from './findings.ts'
import { replyTerm } from './letter-days.ts'
import { numberOf, readLetter } from './letter-rows.ts'
import { readRound } from './rounds.ts'
import { listSample } from './samples.ts'
import type { Call } from './types.ts'
import { verticalStanding } from './vertical-agency.ts'

const KIND_LETTERS: Record<LetterKind, string> = { suggestion: '建', urging: '督', opinion: '意', decision: '决' }

/** 代字 = short name of the office + 执监 + letter of the kind; in rehearsal it begins with 演练 (decision 26). */
export function proposedPrefix(kind: LetterKind, call: Pick<Call, 'settings' | 'rehearsal'>): string {
  return `${call.rehearsal ? '演练' : ''}${call.settings.letters.shortName}执监${KIND_LETTERS[kind]}`
}

/** Drafts the letter that the confirmed findings of an agency give; throws when office, findings or round are missing. */
export function draftLetter(
  db: ReadDb,
  input: Input<'letters.compose'>,
  call: Call,
): { letter: Letter; toCheck: string[]; isVertical: boolean } {
  const { bureau, letters } = call.settings
  const issuer = input.kind === 'decision' ? bureau.government : bureau.name
  if (!issuer) throw new AppError('wrong_state', { kind: input.kind }, '请先在设置中填写本机关名称和本级人民政府名称。')
  const signedOn = input.signedOn ?? call.today
  const due = replyTerm(call, signedOn, input.kind)
  const self = input.kind === 'decision' ? '本府' : '我局'
  const findings = chosenFindings(db, input)
  const { isVertical, superior } = verticalStanding(db, input.agencyId)
  const letter = composeLetter({
    kind: input.kind,
    head: input.head ?? letters.head,
    issuer,
    self,
    addressee: agencyName(db, input.agencyId),
    roundName: readRound(db, input.roundId).title,
    caseCount: listSample(db, input.roundId).filter((item) => item.agency === findings[0]?.agency).length,
    findings: findings.map(composeFinding),
    dueOn: due.dueOn,
    dueRule: due.dueRule,
    reportTo: letters.reportTo,
    objection: objectionText(input.kind, self, letters.objection),
    contact: letters.contact,
    copyTo: [...new Set([...letters.copyTo, ...(superior === null ? [] : [superior])])],
    printer: letters.printer,
    signedOn,
    rehearsal: call.rehearsal,
    earlierLetter: input.facts.earlierLetterId ? earlierName(db, input.facts.earlierLetterId) : '',
    approval: input.facts.approval,
  })
  return { letter, toCheck: [...due.toCheck, ...(isVertical ? [copyNote(superior)] : [])], isVertical }
}

/** 行政执法监督条例 art. 42. */
const copyNote = (superior: string | null): string =>
  superior === null
    ? '该机关实行垂直管理，名录中没有写明上级机关：请在“抄送”中填写其上一级主管部门（条例第四十二条）。'
    : `该机关实行垂直管理，已列入抄送其上级机关“${superior}”，请核对（条例第四十二条）。`

function chosenFindings(db: ReadDb, { roundId, agencyId, findingIds }: Input<'letters.compose'>): Finding[] {
  const confirmed = listFindings(db, { roundId, agencyId, state: 'confirmed' })
  const chosen = findingIds ? confirmed.filter(({ id }) => findingIds.includes(id)) : confirmed
  if (chosen.length === 0 || (findingIds && chosen.length < new Set(findingIds).size))
    throw new AppError('guard_refused', { roundId, agencyId }, '文书只能写入该机关已确认的评查问题，请先确认。')
  return chosen
}

function earlierName(db: ReadDb, letterId: string): string {
  const earlier = readLetter(db, letterId)
  if (earlier.state !== 'issued' || !['urging', 'opinion'].includes(earlier.kind))
    throw new AppError('guard_refused', { letterId }, '在先文书应为已制发、未作废的督办函或者意见书。')
  return `《${earlier.letter.title.replaceAll('\n', '')}》（${numberOf(earlier)}）`
}
