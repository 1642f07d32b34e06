import { letterText } from './text-rules.ts'

/** What a letter takes from the rubric item that a finding stands under. */
export interface RatedItem {
  /** words of the item: what is asked and, behind it, how points are taken off; a veto item names the fault */
  text: string
  effect: 'veto' | 'deduct'
}

const HEADING_LENGTH = 40
/** Parts of an item that say how points are taken off: they bind the reviewer, not the agency. */
const SCORING = /扣分|不得分|扣完|按一处计|不计分|得零分/
const NAMES_FAULT = /^(未|没有|缺|违反|违法|错误|漏)/

/** What the item asks of a case file, without the words about points; empty where it names a fault or nothing else. */
export function requiredPractice({ text, effect }: RatedItem): string {
  if (effect === 'veto') return ''
  const asked = text
    .split(/[；。]/)
    .flatMap((part) => (SCORING.test(part) ? (part.includes('：') ? [part.split('：')[0] ?? ''] : []) : [part]))
    .map(letterText)
    .filter((part) => part !== '' && !SCORING.test(part))
  const practice = asked.join('；')
  return NAMES_FAULT.test(practice) ? '' : practice
}

/** First clause of an item; where that is long, as many of its parts as fit, never half a part. */
export function itemInShort(text: string): string {
  const clause = letterText(text.split(/[：；。]/)[0] ?? '')
  if (clause.length <= HEADING_LENGTH) return clause
  const parts = clause.split('，')
  let heading = parts[0] ?? ''
  for (const part of parts.slice(1)) {
    if (heading.length + 1 + part.length > HEADING_LENGTH) break
    heading += `，${part}`
  }
  return heading
}

/** Heading of a kind of problem: the fault a veto item names, else what the item asks and the file does not keep. */
export function problemHeading(item: RatedItem): string {
  const short = itemInShort(item.text)
  if (short === '') return '其他问题'
  return requiredPractice(item) === '' ? short : `不符合“${short}”的要求`
}

/**
 * What is required of the agency: in full for the letter, in short for the table. It repeats what the rubric asks and
 * what the cited provision says, and adds no duty of its own.
 */
export function requirementOf(item: RatedItem, provision: string): { full: string; short: string } {
  const practice = requiredPractice(item)
  const short = itemInShort(item.text)
  if (practice !== '')
    return { full: `改正所列问题；办理同类案件，做到${practice}`, short: `改正所列问题，做到${short}` }
  if (item.effect === 'veto')
    return {
      full: `对存在“${short}”情形的案件逐件复核，依照${provision}自行纠正，写明纠正方式和结果`,
      short: '逐件复核，依法自行纠正，写明纠正方式和结果',
    }
  return { full: `依照${provision}自行改正，并核对同类案卷`, short: '自行改正，并核对同类案卷' }
}
