import { type Field, PROBLEM_FIELDS, printedSentence } from './layout.ts'
import { type Clause, DUE_DAY, DUE_RULE, type Letter, type Sentence } from './letter.ts'

/** A run of printed characters of one sentence: as stored (`raw`, where a placeholder may stand) and as printed. */
interface Piece {
  sentence: number
  raw: string
  printed: string
}

const TOKENS = new RegExp(`(${DUE_DAY}|${DUE_RULE})`)

function pieces(clause: Clause, letter: Letter): Piece[] {
  return clause.sentences.flatMap(({ text }, sentence) => {
    const isLeftOut = printedSentence(text, letter) === ''
    return text
      .split(TOKENS)
      .filter((raw) => raw !== '')
      .map((raw) => ({ sentence, raw, printed: isLeftOut ? '' : printedSentence(raw, letter) }))
  })
}

/**
 * A clause after its printed text was edited to `text`. Sentences that the change does not touch keep their words and
 * findings, placeholders that it does not touch stay placeholders; new words belong to the sentence they stand in.
 */
export function editClause(clause: Clause, text: string, letter: Letter): Clause {
  const list = pieces(clause, letter)
  const old = list.map(({ printed }) => printed).join('')
  if (old === text) return clause
  const most = Math.min(old.length, text.length)
  let head = 0
  while (head < most && old[head] === text[head]) head += 1
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1
  const [from, to, inserted] = [head, old.length - tail, text.slice(head, text.length - tail)]

  const texts = clause.sentences.map(() => '')
  let at = 0
  let isPlaced = false
  for (const { sentence, raw, printed } of list) {
    const [start, end] = [at, at + printed.length]
    at = end
    const add = (words: string): void => {
      texts[sentence] = (texts[sentence] ?? '') + words
    }
    if (end < from || (end === from && to > from) || start > to || (start === to && isPlaced)) {
      add(raw)
      continue
    }
    // an insertion beside a placeholder leaves it whole
    const isWhole = from === to && (from === start || from === end)
    const before = isWhole ? (from === end ? raw : '') : printed.slice(0, Math.max(0, from - start))
    const after = isWhole ? (from === end ? '' : raw) : printed.slice(Math.min(printed.length, Math.max(0, to - start)))
    add(before + (isPlaced ? '' : inserted) + after)
    isPlaced = true
  }
  if (!isPlaced) texts[texts.length - 1] = (texts.at(-1) ?? '') + inserted
  return withTexts(clause, texts)
}

/** The clause with new words, sentences without words left out; the last one stays even then. */
function withTexts(clause: Clause, texts: string[]): Clause {
  const sentences = clause.sentences
    .map((sentence, i): Sentence => ({ ...sentence, text: texts[i] ?? '' }))
    .filter(({ text }) => text !== '')
  const [first] = clause.sentences
  return { ...clause, sentences: sentences.length > 0 ? sentences : [{ text: '', findings: first?.findings ?? [] }] }
}

/** The letter after a field of the sheet was edited to `text`; line breaks only stay in the title. */
export function editField(letter: Letter, field: Field, text: string): Letter {
  const line = text.replace(/[\r\n]+/g, '')
  if (field === 'title') return { ...letter, title: editedTitle(letter.title, text) }
  if (field === 'to') return { ...letter, addressee: line }
  if (field === 'note' || field === 'attachmentTitle') return { ...letter, [field]: line }
  const [kind, number, column] = field.split('.')
  const at = Number(number)
  if (kind === 'clause')
    return { ...letter, clauses: letter.clauses.map((one, i) => (i === at ? editClause(one, line, letter) : one)) }
  const name = PROBLEM_FIELDS.find((one) => one === column)
  if (name === undefined) return letter
  return { ...letter, problems: letter.problems.map((row, i) => (i === at ? { ...row, [name]: line } : row)) }
}

/** Typed breaks stay. Where the program broke the lines, only a break that a person moves or adds makes them typed. */
function editedTitle(old: string, text: string): string {
  const clean = text.replace(/\r/g, '').replace(/\n+$/, '')
  if (old.includes('\n')) return clean
  const joined = clean.replaceAll('\n', '')
  return joined === old ? clean : joined
}

/** A paragraph cut in two at a printed character; the second part keeps the findings of its sentences. */
export function splitClause(letter: Letter, at: number, offset: number): Letter {
  const clause = letter.clauses[at]
  if (!clause) return letter
  const [first, second] = [clause.sentences.map(() => ''), clause.sentences.map(() => '')]
  let start = 0
  for (const { sentence, raw, printed } of pieces(clause, letter)) {
    const cut = offset - start
    start += printed.length
    const [left, right] =
      cut >= printed.length ? [raw, ''] : cut <= 0 ? ['', raw] : [printed.slice(0, cut), printed.slice(cut)]
    first[sentence] = (first[sentence] ?? '') + left
    second[sentence] = (second[sentence] ?? '') + right
  }
  const rest = withTexts(clause, second)
  const isHeading = clause.level === 'h1' || clause.level === 'h2'
  const isEnd = second.every((text) => text === '')
  const next: Clause = isHeading && isEnd ? { ...rest, level: 'p' } : rest
  return { ...letter, clauses: letter.clauses.toSpliced(at, 1, withTexts(clause, first), next) }
}

/** A paragraph joined to the one before it. */
export function joinClause(letter: Letter, at: number): Letter {
  const [before, clause] = [letter.clauses[at - 1], letter.clauses[at]]
  if (!before || !clause) return letter
  const sentences = [...before.sentences, ...clause.sentences].filter(({ text }) => text !== '')
  const joined = { ...before, sentences: sentences.length > 0 ? sentences : before.sentences.slice(0, 1) }
  return { ...letter, clauses: letter.clauses.toSpliced(at - 1, 2, joined) }
}

export const setClauseLevel = (letter: Letter, at: number, level: Clause['level']): Letter => ({
  ...letter,
  clauses: letter.clauses.map((clause, i) => (i === at ? { ...clause, level } : clause)),
})

/** A letter keeps at least one paragraph. */
export const removeClause = (letter: Letter, at: number): Letter =>
  letter.clauses.length === 1 ? letter : { ...letter, clauses: letter.clauses.toSpliced(at, 1) }
