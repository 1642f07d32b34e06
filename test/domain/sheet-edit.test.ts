import { expect, test } from 'vitest'
import { findResources } from '../../electron/resources.ts'
import { itemsOf, Rubric } from '../../shared/domain/rubrics/rubric.ts'
import { checkSheet, type Place, Region, type SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import * as edit from '../../shared/domain/rubrics/sheet-edit.ts'
import { score } from '../../shared/domain/rubrics/scoring.ts'

const rubric = Rubric.parse(findResources(import.meta.dirname).json('rubrics', 'penalty-general.json'))
const items = itemsOf(rubric)
const item = (id: string) => items.find((one) => one.id === id) ?? expect.fail(id)
const empty: SheetContent = { entries: items.map(({ id }) => edit.entryOf({ entries: [] }, id)) }
const page = (number: number): Place => ({
  sha256: 'a'.repeat(64),
  documentName: '立案审批表',
  page: number,
  region: null,
})

test('a problem settles its item, costs points, and taking it away gives them back', () => {
  const found = edit.addOccurrence(empty, item('PG-B03'), { id: 'x', place: page(2), note: '没有签名', further: [] })
  expect(edit.progressOf(rubric, found)).toEqual({ settled: 1, items: 60 })
  expect(score(rubric, found).lostHundredths).toBeGreaterThan(0)
  const gone = edit.removeOccurrence(found, item('PG-B03'), 'x')
  expect(score(rubric, gone).lostHundredths).toBe(0)
  expect(edit.entryOf(gone, 'PG-B03').settled).toBe(true)
  expect(edit.clearItem(found, 'PG-B03')).toEqual(empty)
})

test('a problem on a veto item proposes the veto; without a problem there is none', () => {
  const found = edit.addOccurrence(empty, item('PG-V06'), { id: 'x', place: page(2), note: '没有告知', further: [] })
  expect(edit.entryOf(found, 'PG-V06').veto).toBe('proposed')
  expect(score(rubric, found).vetoed).toBe(false)
  expect(edit.entryOf(edit.removeOccurrence(found, item('PG-V06'), 'x'), 'PG-V06').veto).toBe('none')
})

test('the first citation is the place, the next ones are added, none twice; taking the first away moves the next up', () => {
  let content = edit.addOccurrence(empty, item('PG-B03'), { id: 'x', place: edit.NOWHERE, note: '', further: [] })
  for (const number of [2, 5, 5, 7]) content = edit.cite(content, 'PG-B03', 'x', page(number))
  const pages = () => {
    const [one] = edit.entryOf(content, 'PG-B03').occurrences
    return one && [one.place.page, one.further.map((place) => place.page)]
  }
  expect(pages()).toEqual([2, [5, 7]])
  content = edit.removePlace(content, 'PG-B03', 'x', 0)
  expect(pages()).toEqual([5, [7]])
  for (let i = 0; i < 2; i += 1) content = edit.removePlace(content, 'PG-B03', 'x', 0)
  expect(edit.entryOf(content, 'PG-B03').occurrences[0]?.place).toEqual(edit.NOWHERE)
})

test('every place of a problem needs its page', () => {
  let content: SheetContent = edit.addOccurrence(empty, item('PG-B03'), {
    id: 'x',
    place: page(1),
    note: '没有签名',
    further: [{ ...page(1), page: null }],
  })
  for (const { id } of items) content = edit.settle(content, id)
  expect(checkSheet(rubric, content).map((fault) => fault.code)).toEqual(['no_place'])
})

test('the next open item is looked for after the one in work and then from the top', () => {
  const ids = items.map(({ id }) => id)
  expect(edit.nextOpenItem(rubric, empty, ids[0] ?? '')).toBe(ids[1])
  let content = empty
  for (const id of ids.slice(1)) content = edit.settle(content, id)
  expect(edit.nextOpenItem(rubric, content, ids[5] ?? '')).toBe(ids[0])
  content = edit.setNotApplicable(content, ids[0] ?? '', '本案没有')
  expect(edit.nextOpenItem(rubric, content, ids[5] ?? '')).toBeNull()
})

test('a bonus stays within its item; a region has an area and lies on the page', () => {
  const bonus = items.find((one) => one.kind === 'bonus') ?? expect.fail()
  expect(edit.entryOf(edit.setBonus(empty, bonus, 99_900), bonus.id).bonusHundredths).toBe((bonus.points ?? 0) * 100)
  expect(edit.entryOf(edit.setBonus(empty, bonus, -100), bonus.id).bonusHundredths).toBe(0)
  expect(Region.safeParse([100, 100, 400, 200]).success).toBe(true)
  for (const bad of [
    [100, 100, 100, 200],
    [0, 0, 1001, 5],
    [5, 9, 9, 8],
  ])
    expect(Region.safeParse(bad).success).toBe(false)
})
