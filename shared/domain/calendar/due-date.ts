import type { Day } from './civil-day.ts'
import { CHECK_LOCALLY, type LocalTerm, type PlaceProfile, type ReplyKind } from './place-profile.ts'
import { lastDay, termText } from './terms.ts'
import { calendarMissingText, type WorkCalendar } from './work-calendar.ts'
import { rollForward } from './working-days.ts'

export interface DueDate {
  /** null: a person types the day, with a note */
  dueOn: Day | null
  /** the rule the day came from, in Chinese words, as it can stand in a letter's file */
  rule: string
  /** what the drafter has to check before issuing; empty when nothing */
  toCheck: string[]
}

/** Due day printed in a letter: issue day + term, the issue day not counted, rolled over a day off (decision 18, T1). */
export function dueDate(calendar: WorkCalendar, issuedOn: Day, local: LocalTerm): DueDate {
  const toCheck = local.verified ? [] : [`${CHECK_LOCALLY}：${local.source}`]
  if (!local.term)
    return {
      dueOn: null,
      rule: `${CHECK_LOCALLY}后填写期限。`,
      toCheck: [`${CHECK_LOCALLY}：反馈期限须由经办人填写。`],
    }
  const start = `自发文之日（${chineseDay(issuedOn)}）次日起算${termText(local.term)}`
  const end = lastDay(calendar, issuedOn, local.term)
  const due = end.ok ? rollForward(calendar, end.day) : end
  if (!end.ok || !due.ok) {
    const sentence = due.ok ? '' : calendarMissingText(due)
    return { dueOn: null, rule: `${start}；${sentence}`, toCheck: [...toCheck, sentence] }
  }
  const rolled =
    due.day === end.day
      ? `，至${chineseDay(due.day)}止`
      : `，末日${chineseDay(end.day)}为休息日或者法定休假日，顺延至${chineseDay(due.day)}`
  return { dueOn: due.day, rule: `${start}${rolled}（${local.source}）。`, toCheck }
}

/** The same for a kind of letter of a place. */
export const replyDueDate = (calendar: WorkCalendar, issuedOn: Day, profile: PlaceProfile, kind: ReplyKind): DueDate =>
  dueDate(calendar, issuedOn, profile.reply[kind])

const chineseDay = (day: Day): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
