import { groupHeading, toldSingly } from './compose-problems.ts'
import { type ComposeFinding, problemRow, requirementClause } from './compose.ts'
import { type Clause, findingsOf, type Letter, type Sentence } from './letter.ts'

/** Counts that a drafted text states follow what it holds, as long as a person left them in these words. */
const countsIn = (text: string, total: number, group: number): string =>
  text.replace(/确认问题\d+项/, `确认问题${total}项`).replace(/^此类问题共\d+项/, `此类问题共${group}项`)

const counted = (letter: Letter): Letter => {
  const total = letter.problems.length
  const clauses = letter.clauses.map((clause) => ({
    ...clause,
    sentences: clause.sentences.map((one) => ({ ...one, text: countsIn(one.text, total, one.findings.length) })),
  }))
  return { ...letter, clauses }
}

/** The letter without what stands in it for one finding: its sentences, its row, its share in shared sentences. */
export function withoutFinding(letter: Letter, id: string): Letter {
  const without = ({ text, findings }: Sentence): Sentence[] => {
    const left = findings.filter((one) => one !== id)
    return left.length === 0 && findings.length > 0 ? [] : [{ text, findings: left }]
  }
  const clauses = letter.clauses
    .map((clause): Clause => ({ ...clause, sentences: clause.sentences.flatMap(without) }))
    .filter(({ sentences }) => sentences.length > 0)
  const problems = letter.problems
    .map((row) => ({ ...row, findings: row.findings.filter((one) => one !== id) }))
    .filter(({ findings }) => findings.length > 0)
  return counted({ ...letter, clauses: clauses.length > 0 ? clauses : letter.clauses, problems })
}

/**
 * The letter with a finding that did not stand in it: a paragraph under its kind of problem, its requirement, its row.
 * `order` holds the ids of all findings as the rubric orders them. Edited words of others stay.
 */
export function withFinding(letter: Letter, finding: ComposeFinding, order: readonly string[]): Letter {
  const all = findingsOf(letter)
  if (all.includes(finding.id)) return letter
  const shared = (sentence: Sentence): Sentence =>
    all.length > 0 && all.every((id) => sentence.findings.includes(id))
      ? { ...sentence, findings: [...sentence.findings, finding.id] }
      : sentence
  const general = letter.clauses.map((clause) => ({ ...clause, sentences: clause.sentences.map(shared) }))
  const place = (id: string): number => order.indexOf(id)
  const row = letter.problems.findIndex(({ findings }) => place(findings[0] ?? '') > place(finding.id))
  const problems = letter.problems.toSpliced(row < 0 ? letter.problems.length : row, 0, problemRow(finding))
  return counted({ ...letter, clauses: withRequirement(withProblem(general, finding), finding), problems })
}

/** Where the nth level-1 section begins, or the end of the text. */
function sectionStart(clauses: Clause[], n: number): number {
  const starts = clauses.flatMap(({ level }, i) => (level === 'h1' ? [i] : []))
  return starts[n] ?? clauses.length
}

const hasId = (clause: Clause, id: string): Clause => ({
  ...clause,
  sentences: clause.sentences.map((one) =>
    one.findings.includes(id) ? one : { ...one, findings: [...one.findings, id] },
  ),
})

function withProblem(clauses: Clause[], finding: ComposeFinding): Clause[] {
  const end = sectionStart(clauses, 1)
  const heading = groupHeading(finding.item, [finding.id])
  const at = clauses.findIndex(
    ({ level, sentences }, i) => i < end && level === 'h2' && sentences[0]?.text === heading.sentences[0]?.text,
  )
  if (at < 0) return clauses.toSpliced(end, 0, heading, toldSingly(finding))
  const next = clauses.findIndex(({ level }, i) => i > at && (level === 'h1' || level === 'h2'))
  const group = next < 0 ? end : next
  const named = clauses.map((clause, i) => (i === at ? hasId(clause, finding.id) : clause))
  const together = named.findIndex(
    ({ sentences }, i) => i > at && i < group && /^此类问题共\d+项/.test(sentences[0]?.text ?? ''),
  )
  if (together < 0) return named.toSpliced(group, 0, toldSingly(finding))
  return named.map((clause, i): Clause => {
    if (i !== together) return clause
    const last = clause.sentences.length - 1
    const sentences = clause.sentences.map((one, s) =>
      (s === 0 || s === last) && !one.findings.includes(finding.id)
        ? { ...one, findings: [...one.findings, finding.id] }
        : one,
    )
    return { ...clause, sentences }
  })
}

function withRequirement(clauses: Clause[], finding: ComposeFinding): Clause[] {
  const [start, end] = [sectionStart(clauses, 1), sectionStart(clauses, 2)]
  const clause = requirementClause(finding.requirement.full, [finding.id])
  const text = clause.sentences[0]?.text
  const at = clauses.findIndex(({ sentences }, i) => i > start && i < end && sentences[0]?.text === text)
  return at < 0 ? clauses.toSpliced(end, 0, clause) : clauses.map((one, i) => (i === at ? hasId(one, finding.id) : one))
}
