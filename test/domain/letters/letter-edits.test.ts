import { expect, test } from 'vitest'
import fc from 'fast-check'
import { composeFinding } from '../../../shared/domain/letters/finding-wording.ts'
import { layoutLetter, paragraphText, printedSentence } from '../../../shared/domain/letters/layout.ts'
import {
  editClause,
  editField,
  joinClause,
  removeClause,
  setClauseLevel,
  splitClause,
} from '../../../shared/domain/letters/letter-edits.ts'
import { withFinding, withoutFinding } from '../../../shared/domain/letters/letter-findings.ts'
import { type Clause, findingsOf, type Letter } from '../../../shared/domain/letters/letter.ts'
import { sampleLetter } from '../../support/sample-letter.ts'

const letter = sampleLetter('opinion', 'letter', 3)
const printed = (clause: Clause): string => clause.sentences.map(({ text }) => printedSentence(text, letter)).join('')
const due = letter.clauses.findIndex(({ sentences }) => sentences[0]?.text.includes('{限期}'))
const dueClause = letter.clauses[due] ?? { level: 'p', sentences: [] }

test('an edit keeps the sentences and placeholders that it does not touch', () => {
  const words = printed(dueClause)
  expect(words).toContain('于2026年10月9日前完成整改')
  const edited = editClause(dueClause, words.replace('书面报送', '书面报告'), letter)
  expect(edited.sentences[0]?.text).toContain('{限期}前完成整改，并将结果书面报告')
  expect(edited.sentences.slice(1)).toEqual(dueClause.sentences.slice(1))
  const typed = editClause(dueClause, words.replace('10月9日前', '10月8日前'), letter)
  expect(typed.sentences[0]?.text).toContain('于2026年10月8日前')
  expect(typed.sentences[1]?.text).toBe('上述期限{期限规则}。')
  expect(editClause(dueClause, words, letter)).toBe(dueClause)
  expect(editClause(dueClause, '', letter).sentences).toHaveLength(1)
})

test('whatever is typed, the clause prints exactly that, and no finding appears from nowhere', () => {
  const ids = new Set(dueClause.sentences.flatMap(({ findings }) => findings))
  const words = printed(dueClause)
  const place = fc.nat(words.length)
  fc.assert(
    fc.property(place, place, fc.stringMatching(/^[改〇，。前]{0,4}$/), (a, b, inserted) => {
      const text = words.slice(0, Math.min(a, b)) + inserted + words.slice(Math.max(a, b))
      const edited = editClause(dueClause, text, letter)
      expect(printed(edited)).toBe(text)
      for (const { findings } of edited.sentences) for (const id of findings) expect(ids.has(id)).toBe(true)
      const cut = splitClause({ ...letter, clauses: [edited] }, 0, a)
      expect(cut.clauses.map(printed).join('')).toBe(text)
      expect(printed(joinClause(cut, 1).clauses[0] ?? dueClause)).toBe(text)
    }),
    { numRuns: 300 },
  )
})

test('fields of the sheet change what they show', () => {
  expect(editField(letter, 'to', '某局\n').addressee).toBe('某局')
  expect(editField(letter, 'problem.1.fact', '新的事实').problems[1]).toMatchObject({
    fact: '新的事实',
    findings: ['f2'],
  })
  expect(editField(letter, 'title', `${letter.title.slice(0, 9)}\n${letter.title.slice(9)}`).title).toContain('\n')
  expect(editField(letter, 'title', `甲${letter.title.slice(0, 9)}\n${letter.title.slice(9)}`).title).toBe(
    `甲${letter.title}`,
  )
  expect(setClauseLevel(letter, 0, 'h1').clauses[0]?.level).toBe('h1')
  expect(removeClause({ ...letter, clauses: letter.clauses.slice(0, 1) }, 0).clauses).toHaveLength(1)
  expect(splitClause(letter, 1, 99).clauses[2]).toMatchObject({ level: 'p', sentences: [{ text: '' }] })
})

const words = (one: Letter): string =>
  layoutLetter(one, '', false)
    .blocks.flatMap((block) => ('before' in block ? [paragraphText(block)] : []))
    .join('\n')

test('a finding that is taken out leaves nothing behind; taken in again it stands under its kind', () => {
  const [first] = letter.problems
  const out = withoutFinding(letter, 'f1')
  expect(findingsOf(out)).toEqual(['f2', 'f3'])
  expect(words(out)).not.toContain(first?.caseNumber)
  expect(words(out)).toContain('确认问题2项')
  const finding = composeFinding({
    id: 'f1',
    decisionNo: '青城罚〔2026〕101号',
    caseName: null,
    itemText: '询问笔录规范：两人签名；每缺一项扣分。',
    basis: ['中华人民共和国行政处罚法第四十二条'],
    effect: 'deduct',
    documentName: '03_询问笔录.pdf',
    page: 2,
    note: '只有一名执法人员签名。',
  })
  const back = withFinding(out, finding, ['f1', 'f2', 'f3'])
  expect(back.problems.map(({ findings }) => findings[0])).toEqual(['f1', 'f2', 'f3'])
  expect(words(back)).toContain(
    '（三）不符合“询问笔录规范”的要求。\n1.青城罚〔2026〕101号案卷：只有一名执法人员签名（见询问笔录第2页）。',
  )
  expect(words(back)).toContain('做到询问笔录规范：两人签名。')
  expect(words(back)).toContain('确认问题3项')
  expect(withFinding(back, finding, [])).toBe(back)
})

test('where a kind of problem is told once, its count follows', () => {
  const many = sampleLetter('opinion', 'letter', 30)
  expect(words(many)).toContain('此类问题共6项')
  const out = withoutFinding(many, 'f21')
  expect(words(out)).toContain('此类问题共5项')
  expect(words(out)).toContain('确认问题29项')
})
