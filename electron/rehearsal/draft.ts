import { chineseDate } from '../../shared/domain/letters/chinese-text.ts'
import type { RehearsalCase } from './cases.ts'

/** A paragraph; with `shows` it is where a planted defect can be seen. */
export type Paragraph = string | { text: string; shows: string }

/** A document of a case before it is laid out. `kind` is one of the rubric's documentKinds. */
export interface Draft {
  kind: string
  date: string
  paragraphs: Paragraph[]
  /** the page numbers of the file leave out one before this document: a planted defect */
  skipsPageBefore?: string
}

/** Two versions of a paragraph: as it should be, and as the planted defect leaves it. */
export function unless(found: RehearsalCase, item: string, good: string, bad: string): Paragraph {
  return found.defects.includes(item) ? { text: bad, shows: item } : good
}

/** Agency, day and seal at the end of a document for the outside. */
export function sealed(found: RehearsalCase, day: string): string[] {
  return [found.agency.name, `（印章：${found.agency.name} 演练专用）`, chineseDate(day)]
}

/** Signatures of both officers. */
export const signed = (found: RehearsalCase, day: string): string =>
  `执法人员（签名）：${found.officers[0]}（证号${found.certificates[0]}）、${found.officers[1]}（证号${found.certificates[1]}）　${chineseDate(day)}`

/** Signature of one officer only: a planted defect. */
export const signedByOne = (found: RehearsalCase, day: string): string =>
  `执法人员（签名）：${found.officers[0]}（证号${found.certificates[0]}）、（空白）　${chineseDate(day)}`

/** Who the party is, in one line. */
export function partyLine(found: RehearsalCase): string {
  const { name, type, code, representative } = found.party
  return type === '自然人'
    ? `当事人：${name}　公民身份号码：${code}`
    : `当事人：${name}　统一社会信用代码：${code}　负责人：${representative}`
}

/** Amount in yuan as it stands in a document. */
export const yuan = (amount: number): string => `${amount}元`
