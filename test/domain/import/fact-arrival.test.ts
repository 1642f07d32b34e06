import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typedFacts } from '../../../shared/domain/cases/typed-facts.ts'
import { factsPatch, firstColumns, patchedFacts } from '../../../shared/domain/import/case-row.ts'
import { arrivalOfFacts } from '../../../shared/domain/import/fact-arrival.ts'

const sheet = (columns: string[], fixed: string[] = []) => ({ columns: new Set(columns), fixed: new Set(fixed) })
const standing = { cause: '无证经营', procedure: '简易程序' }
const nobody = new Map()

test('a record speaks of its columns: of all else it says nothing, and an empty cell is a word', () => {
  expect(arrivalOfFacts(sheet(['cause']), { cause: '无证经营' }, standing, nobody)).toEqual({
    kept: { procedure: '简易程序' },
    steps: [],
    isNews: false,
  })
  expect(arrivalOfFacts(sheet(['cause']), {}, standing, nobody).isNews).toBe(true)
  expect(arrivalOfFacts(sheet(['fine_amount']), { fine_amount: '1.00' }, standing, nobody)).toMatchObject({
    kept: standing,
    isNews: true,
  })
})

test('what a profile fills in speaks only where nothing stands', () => {
  const said = { cause: '无证经营', procedure: '普通程序' }
  expect(arrivalOfFacts(sheet(['cause'], ['procedure']), said, standing, nobody)).toMatchObject({
    kept: { procedure: '简易程序' },
    isNews: false,
  })
  expect(arrivalOfFacts(sheet(['cause'], ['procedure']), said, { cause: '无证经营' }, nobody)).toMatchObject({
    kept: {},
    isNews: true,
  })
})

test('what a person typed stands: another word waits, the same word takes over, silence asks nothing', () => {
  const typed = typedFacts([
    { field: 'cause', step: 'typed', value: '占道经营', replaced: '无证经营', rowId: 1, at: '2026-01-01', by: '甲' },
  ])
  const now = { cause: '占道经营' }
  const arrive = (columns: string[], said: Record<string, string>) => arrivalOfFacts(sheet(columns), said, now, typed)
  expect(arrive([], {})).toEqual({ kept: now, steps: [], isNews: false })
  expect(arrive(['cause'], { cause: '无证经营' })).toEqual({ kept: now, steps: [], isNews: false })
  expect(arrive(['cause'], now)).toEqual({
    kept: {},
    steps: [{ field: 'cause', step: 'taken', value: '占道经营' }],
    isNews: true,
  })
  expect(arrive(['cause'], { cause: '无照经营' })).toEqual({
    kept: now,
    steps: [{ field: 'cause', step: 'sent', value: '无照经营' }],
    isNews: true,
  })
})

test('facts that were taken apart into cells and a patch come together again', () => {
  const columns = firstColumns([
    { heading: '案由', field: 'cause', unit: 'yuan' },
    { heading: '备注', field: null, unit: 'yuan' },
    { heading: '罚款', field: 'fine_amount', unit: 'yuan' },
    { heading: '罚款二', field: 'fine_amount', unit: 'yuan' },
  ])
  const cell = fc.constantFrom('', ' 无证 ', '无证', '2000', '2000.00')
  const facts = fc.record({ cause: cell, fine_amount: cell }, { requiredKeys: [] })
  fc.assert(
    fc.property(facts, fc.array(cell, { maxLength: 4 }), (said, original) => {
      const filled = Object.fromEntries(Object.entries(said).filter(([, fact]) => fact !== ''))
      expect(patchedFacts(factsPatch(filled, original, columns), original, columns)).toEqual(filled)
    }),
  )
})
