import { expect, test } from 'vitest'
import { caseStages, type StageEvidence } from '../../shared/domain/cases/case-stages.ts'
import { maskPersonalFacts, maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { searchForm, searchTokens, searchWords } from '../../shared/domain/cases/search-text.ts'
import { LOCAL_STAGES, stagesOf } from '../../shared/domain/cases/stage-list.ts'
import { projectFiles, projectText } from '../support/project-files.ts'

test('tokens overlap by one character, whatever their width; a character beyond the basic plane is one', () => {
  expect(searchTokens('食品，经营').trim()).toBe('食品 品经 经营')
  expect(searchTokens('Ａ1〔x〕').trim()).toBe('a1 1x')
  expect(searchTokens('𠮷祥牌').trim()).toBe('𠮷祥 祥牌')
  expect([searchTokens('甲'), searchTokens(' ——')]).toEqual(['甲', ''])
  expect(searchWords('食品经营 罚 "')).toEqual({ match: '"食品 品经 经营"', single: ['罚'] })
  expect(searchWords('甲公司', 'party').match).toBe('party : "甲公 公司"')
})

test('characters looked up one by one fold as the whole text does, wherever they stand', () => {
  const fold = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  const wrong: string[] = []
  for (let unit = 0; unit < 0x10000; unit += 1)
    for (const [before, after] of [
      ['食', '品'],
      ['A', 'ᅡ'],
    ]) {
      const text = `${before}${String.fromCharCode(unit)}${after}`
      if (searchForm(text) !== fold(text)) wrong.push(unit.toString(16))
    }
  expect(wrong).toEqual([])
})

const evidence = (changes: Partial<StageEvidence> = {}): StageEvidence => ({
  kind: 'penalty',
  procedure: 'general',
  facts: {},
  columns: ['filing_date', 'decision_date', 'served_date'],
  documents: [],
  alsoExpected: [],
  ...changes,
})
const stateOf = (changes: Partial<StageEvidence>, label: string) =>
  caseStages(evidence(changes)).find((stage) => stage.label === label)

test('a stage is seen by its day or its document; what must be there and is not is a gap', () => {
  const documents = [
    { position: 1, kind: '立案审批表' },
    { position: 2, kind: '送达回证' },
    { position: 3, kind: '送达回证' },
    { position: 4, kind: null },
  ]
  const facts = { decision_date: '2026-03-06' }
  expect(stateOf({ documents, facts }, '立案')).toMatchObject({ state: 'seen', on: null, documents: [1] })
  expect(stateOf({ documents, facts }, '决定')).toMatchObject({ state: 'seen', on: '2026-03-06', documents: [] })
  expect(stateOf({ documents, facts }, '送达')).toMatchObject({ state: 'seen', documents: [2, 3] })
  expect(stateOf({ documents, facts }, '事先告知')).toMatchObject({ state: 'gap', basis: '行政处罚法第四十四条' })
  expect(stateOf({ documents, facts }, '法制审核')).toMatchObject({ state: 'notSeen' })
  expect(stateOf({ documents, facts, alsoExpected: ['penalty.review'] }, '法制审核')).toMatchObject({ state: 'gap' })
  expect(stateOf({ facts }, '事先告知')).toMatchObject({ state: 'unknown' })
  expect(stateOf({ facts }, '送达')).toMatchObject({ state: 'gap' })
  expect(stateOf({ facts, columns: [] }, '送达')).toMatchObject({ state: 'unknown' })
})

test('a day before the day of an earlier stage is marked; a text that is no day is none', () => {
  const facts = { filing_date: '2026-03-02', decision_date: '2026-03-01', served_date: '三月' }
  expect(
    caseStages(evidence({ facts }))
      .filter(({ early }) => early)
      .map(({ label }) => label),
  ).toEqual(['决定'])
  expect(stateOf({ facts }, '送达')).toMatchObject({ state: 'gap', on: null })
})

test('every kind and procedure has stages; their documents are kinds that the rubrics know; ids are unique', () => {
  const known = new Set(
    projectFiles('resources/rubrics', /\.json$/).flatMap(
      (file) => (JSON.parse(projectText(file)) as { documentKinds: string[] }).documentKinds,
    ),
  )
  const lists = [
    stagesOf('penalty', 'general'),
    stagesOf('penalty', 'summary'),
    stagesOf('licence', 'standard'),
    stagesOf('coercion', 'standard'),
    stagesOf('inspection', 'standard'),
  ]
  const all = lists.flat()
  expect(all.flatMap(({ documents }) => documents).filter((kind) => kind !== '' && !known.has(kind))).toEqual([])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(lists.every((list) => list.some(({ demand }) => demand === 'always'))).toBe(true)
  expect(stagesOf('penalty', 'unknown')).toBe(stagesOf('penalty', 'general'))
  expect(LOCAL_STAGES.map(({ id }) => id)).toContain('penalty.closing')
})

test('identity numbers are masked inside texts, other numbers stay', () => {
  expect(maskPersonalNumbers('张某（110105194912310021）、李某11010519491231002X')).toBe(
    '张某（110105**********21）、李某110105**********2X',
  )
  expect(maskPersonalNumbers('旧证110105491231002')).toBe('旧证110105*******02')
  const kept = '91110105YW1000014X 12010220190000001 2026031512345678 110105194913310021'
  expect(maskPersonalNumbers(kept)).toBe(kept)
  expect(maskPersonalFacts({ party_id_no: 'E12345678', pages: 3, cause: '无' })).toEqual({
    party_id_no: 'E12345*78',
    pages: 3,
    cause: '无',
  })
})
