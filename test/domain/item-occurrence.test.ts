import { expect, test } from 'vitest'
import {
  actOfItem,
  itemNameKey,
  lookBack,
  occurrenceGroup,
  partsOfCell,
  yearOfPeriod,
} from '../../shared/domain/catalogues/item-occurrence.ts'

test('an item and a case that name the same have the same key; a word that is all there is stays', () => {
  const same = [
    '对未公示价格的处罚',
    '对未公示价格的行政处罚',
    '涉嫌未公示价格案',
    '未公示价格的行为',
    '未 公示价格',
    '对未公示价格行为的处罚',
  ]
  expect([...new Set(same.map(itemNameKey))]).toEqual(['未公示价格'])
  expect(itemNameKey('涉嫌')).toBe('涉嫌')
  expect(itemNameKey('本案')).toBe('本案')
  expect(itemNameKey('对食品经营者的监督检查')).toBe('食品经营者')
  expect(itemNameKey('对外贸易经营许可')).toBe('对外贸易经营许可')
})

test('a cell has parts only where something parts it', () => {
  expect(partsOfCell('查封、扣押；冻结')).toEqual(['查封', '扣押', '冻结'])
  expect(partsOfCell('查封')).toEqual([])
})

test('years of the period end on the same day, the newest is 0, and a day outside is in none', () => {
  const period = lookBack('2028-02-29', 2)
  expect(period).toMatchObject({ from: '2026-03-01', to: '2028-02-29', ends: ['2028-02-29', '2027-02-28'] })
  expect(
    ['2028-03-01', '2028-02-29', '2027-03-01', '2027-02-28', '2026-03-01', '2026-02-28'].map((day) =>
      yearOfPeriod(period, day),
    ),
  ).toEqual([null, 0, 0, 1, 1, null])
})

test('nobody says that an item did not occur where a year or too many cases are not told of, or nothing could tell', () => {
  const by = { years: 5, few: 3, toldPercent: 90 }
  const group = (uses: number, yearsTold: number, isCountable = true) =>
    occurrenceGroup({ uses, yearsTold, cases: 10, untold: 0, isCountable }, by)
  expect([group(0, 5), group(2, 5), group(3, 5)]).toEqual(['none', 'few', 'used'])
  expect([group(0, 4), group(2, 4), group(3, 1)]).toEqual(['short', 'short', 'used'])
  expect([group(0, 5, false), group(1, 5, false)]).toEqual(['uncounted', 'few'])
  const untold = (uses: number, cases: number, none: number) =>
    occurrenceGroup({ uses, yearsTold: 5, cases, untold: none, isCountable: true }, by)
  expect([untold(0, 10, 1), untold(0, 20, 2), untold(2, 20, 2)]).toEqual(['none', 'none', 'few'])
  expect([untold(0, 205, 200), untold(0, 20, 3), untold(2, 20, 3), untold(3, 20, 17)]).toEqual([
    'short',
    'short',
    'short',
    'used',
  ])
  expect(untold(0, 0, 0)).toBe('short')
  const lax = { years: 1, few: 1, toldPercent: 50 }
  expect(occurrenceGroup({ uses: 0, yearsTold: 1, cases: 2, untold: 1, isCountable: true }, lax)).toBe('none')
})

test('the kind of a power tells the kind of its cases; a kind of none of its own does not', () => {
  expect(['行政处罚', '行政许可', '行政强制', '行政检查', '行政确认', '其他行政权力', null].map(actOfItem)).toEqual([
    'penalty',
    'licence',
    'coercion',
    'inspection',
    '行政确认',
    null,
    null,
  ])
})
