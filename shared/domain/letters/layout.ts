import { cells, chineseDate, chineseNumeral } from './chinese-text.ts'
import { MARK_LINE, PROBLEM_COLUMNS } from './gbt9704.ts'
import {
  type Clause,
  DUE_DAY,
  DUE_RULE,
  KIND_NAMES,
  type Head,
  type Letter,
  type LetterKind,
  type Problem,
} from './letter.ts'
import { titleLines } from './title-lines.ts'

/** What the emitters draw, in the order of the paper. Text is final: emitters add no character. */
export type Block =
  | { kind: 'title'; lines: string[] }
  | TextBlock
  | { kind: 'blank' }
  | { kind: 'attachment'; label: string; text: string }
  | { kind: 'signature'; issuer: string; date: string; wide: boolean }
  | { kind: 'annex'; label: string; lines: string[] }
  | { kind: 'table'; headings: string[]; rows: string[][] }

/** A paragraph: its own words, and the mark, colon or brackets that stand around them on the paper. */
export interface TextBlock {
  kind: 'to' | 'note' | Clause['level']
  before: string
  text: string
  after: string
  /** where the words come from: `to`, `note`, or the place of the clause */
  field: Field
}
/** What a person can edit in the sheet itself. */
export type Field =
  | 'title'
  | 'to'
  | 'note'
  | 'attachmentTitle'
  | `clause.${number}`
  | `problem.${number}.${(typeof PROBLEM_FIELDS)[number]}`
/** The columns of the 问题清单 after the running number. */
export const PROBLEM_FIELDS = ['caseNumber', 'fact', 'provision', 'requirement'] as const

/** A paragraph as it is read on the paper. */
export const paragraphText = ({ before, text, after }: TextBlock): string => before + text + after

export interface PageModel {
  head: { kind: Head; mark: string[]; number: string; urgency: string }
  blocks: Block[]
  /** 版记; in 信函 only the copies, without rules (GB/T 9704-2012 §10.1) */
  imprint: { copies: string; printer: string; printed: string } | null
  /** shown on every page of rehearsal papers */
  banner: string
}

/**
 * Turns a letter into the one list of blocks that DOCX, preview and PDF are made from: numbering, brackets, dates,
 * title lines and attachment labels are produced here and nowhere else.
 */
export function layoutLetter(letter: Letter, number: string, rehearsal: boolean): PageModel {
  return {
    head: { kind: letter.head, mark: markLines(markText(letter)), number, urgency: letter.urgency },
    blocks: [
      { kind: 'title', lines: titleLines(letter.title) },
      { kind: 'blank' },
      { kind: 'to', before: '', text: letter.addressee, after: '：', field: 'to' },
      ...numbered(letter),
      ...attachmentBlocks(letter),
      signature(letter),
      ...noteBlocks(letter),
      ...annexBlocks(letter),
    ],
    imprint: imprintOf(letter),
    banner: rehearsal ? '演练数据' : '',
  }
}

/** §7.2.4 文件 head: office + 文件; §10.1 letter: office without 文件; plain: office alone. */
function markText(letter: Letter): string {
  return letter.head === 'document' ? `${letter.issuer}文件` : letter.issuer
}

/** A mark of more than 16 characters would become smaller than the title: it is set in two even lines. */
function markLines(text: string): string[] {
  const characters = Array.from(text)
  if (characters.length <= MARK_LINE) return [text]
  const middle = characters.length / 2
  const places = characters.map((_, i) => i).filter((i) => i > 0 && Math.abs(i - middle) <= 4)
  const cost = (at: number): number =>
    Math.abs(at - middle) + (/[省市区县局府会部]/.test(characters[at - 1] ?? '') ? 0 : 5)
  const at = places.reduce((best, place) => (cost(place) < cost(best) ? place : best))
  return [characters.slice(0, at).join(''), characters.slice(at).join('')]
}

/** §7.3.5.1: the issuer is centred over the date, unless it is wider than the date and 8 characters. */
function signature(letter: Letter): Block {
  const date = chineseDate(letter.signedOn)
  return { kind: 'signature', issuer: letter.issuer, date, wide: cells(letter.issuer) > cells(date) + 8 }
}

/** Level marks 一、（一）1.（1） (§7.3.3); a level starts anew under every higher one, and levels may be skipped. */
function numbered(letter: Letter): Block[] {
  const counts = [0, 0, 0, 0]
  return letter.clauses.map(({ level: kind, sentences }, i): Block => {
    const text = sentences.map((sentence) => printedSentence(sentence.text, letter)).join('')
    const block = { kind, text, after: '', field: `clause.${i}` as const }
    if (kind === 'p') return { ...block, before: '' }
    const level = Number(kind.slice(1)) - 1
    counts[level] = (counts[level] ?? 0) + 1
    counts.fill(0, level + 1)
    return { ...block, before: levelMark(level, counts[level]) }
  })
}

/** §7.3.6: 附注 in brackets. */
const noteBlocks = ({ note }: Letter): Block[] =>
  note ? [{ kind: 'note', before: '（', text: note, after: '）', field: 'note' }] : []

/**
 * A sentence as it is printed: the due day and its rule filled in, blank cells where there is no day yet; a sentence about
 * a rule that nobody gave is left out.
 */
export function printedSentence(text: string, { dueOn, dueRule }: Pick<Letter, 'dueOn' | 'dueRule'>): string {
  if (dueRule === '' && text.includes(DUE_RULE)) return ''
  return text
    .replaceAll(DUE_DAY, dueOn ? chineseDate(dueOn) : '    年  月  日')
    .replaceAll(DUE_RULE, dueRule.replace(/。$/, ''))
}

function levelMark(level: number, n: number): string {
  if (level === 0) return `${chineseNumeral(n)}、`
  if (level === 1) return `（${chineseNumeral(n)}）`
  return level === 2 ? `${n}.` : `（${n}）`
}

/** §7.3.4: one attachment carries no number; no punctuation after its name. */
function attachmentBlocks(letter: Letter): Block[] {
  if (letter.problems.length === 0) return []
  return [{ kind: 'blank' }, { kind: 'attachment', label: '附件：', text: letter.attachmentTitle }]
}

function annexBlocks(letter: Letter): Block[] {
  if (letter.problems.length === 0) return []
  return [
    { kind: 'annex', label: '附件', lines: titleLines(letter.attachmentTitle) },
    { kind: 'table', headings: PROBLEM_COLUMNS.map((column) => column.heading), rows: letter.problems.map(tableRow) },
  ]
}

const tableRow = (problem: Problem, i: number): string[] => [
  String(i + 1),
  ...PROBLEM_FIELDS.map((field) => problem[field]),
]

function imprintOf(letter: Letter): PageModel['imprint'] {
  const copies = letter.copyTo.length > 0 ? `${letter.copyTo.join('，')}。` : ''
  if (letter.head === 'letter') return copies ? { copies, printer: '', printed: '' } : null
  if (!copies && !letter.printer) return null
  return { copies, printer: letter.printer, printed: `${chineseDate(letter.printedOn)}印发` }
}

/** File name of a letter without ending: number and kind, with nothing a file system refuses. */
export function letterFileName(kind: LetterKind, number: string): string {
  return `${number.replace(/\s+/g, '')} ${KIND_NAMES[kind]}`
}
