import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findResources } from '../../electron/resources.ts'
import { checkRubric, readRubricData } from '../../shared/domain/rubrics/check-rubric.ts'
import { itemsOf, Rubric } from '../../shared/domain/rubrics/rubric.ts'
import { checkSheet, SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { pointsText, score } from '../../shared/domain/rubrics/scoring.ts'

const resources = findResources(import.meta.dirname)
const FILES = ['penalty-general', 'penalty-summary', 'licence', 'coercion', 'inspection']
const load = (id: string): Rubric => Rubric.parse(resources.json('rubrics', `${id}.json`))
const general = load('penalty-general')

interface Marks {
  na?: string[]
  found?: Record<string, number>
  bonus?: Record<string, number>
  veto?: string[]
}

function sheet(rubric: Rubric, { na = [], found = {}, bonus = {}, veto = [] }: Marks): SheetContent {
  const full = (short: string): string => `PG-${short}`
  return SheetContent.parse({
    entries: itemsOf(rubric).map((item) => ({
      itemId: item.id,
      settled: true,
      occurrences: Array.from(
        {
          length:
            Object.entries(found).find(([short]) => full(short) === item.id)?.[1] ??
            (veto.map(full).includes(item.id) ? 1 : 0),
        },
        (_, i) => ({
          id: `${item.id}-${i}`,
          place: { sha256: null, documentName: null, page: null },
          note: '缺',
          further: [],
        }),
      ),
      notApplicable: na.map(full).includes(item.id) ? { reason: '没有发生' } : null,
      veto: veto.map(full).includes(item.id) ? 'confirmed' : 'none',
      bonusHundredths: 100 * (Object.entries(bonus).find(([short]) => full(short) === item.id)?.[1] ?? 0),
    })),
  })
}

test.each(FILES)('%s ships without a fault', (id) => {
  const rubric = load(id)
  expect(rubric.id).toBe(id)
  expect(checkRubric(rubric)).toEqual([])
})

const usual = { B03: 2, F05: 1, G02: 1, H05: 5 }
const fourNa = ['C08', 'C09', 'E05', 'G06']
const everyItem = Object.fromEntries(
  itemsOf(general)
    .filter((item) => item.kind === 'deduct')
    .map((item) => [item.id.slice(3), 99]),
)

describe('the six vectors of the rubric description', () => {
  test.each<[Marks, number, number, string, string]>([
    [{ found: usual }, 100, 5.5, '94.5', '优秀'],
    [{ na: fourNa, found: usual }, 91.5, 5.5, '94.0', '优秀'],
    [{ na: fourNa, found: usual, bonus: { X01: 2, X02: 2 } }, 91.5, 5.5, '97.0', '优秀'],
    [{ na: fourNa, found: usual, veto: ['V06'] }, 91.5, 5.5, '0.0', '不合格'],
    [{ na: fourNa, found: { B02: 1, D01: 6, E02: 1, E03: 1 } }, 91.5, 11, '88.0', '良好'],
    [{ found: everyItem }, 100, 100, '0.0', '不合格'],
  ])('%j', (marks, applicable, lost, total, grade) => {
    const result = score(general, sheet(general, marks))
    expect(result.applicableHundredths).toBe(applicable * 100)
    expect(result.lostHundredths).toBe(lost * 100)
    expect(pointsText(result.totalHundredths ?? -1)).toBe(total)
    expect(result.grade).toBe(grade)
  })
})

type Change = (rubric: Rubric) => void
const at = (rubric: Rubric, kind: string, mode?: string) => {
  const found = itemsOf(rubric).find((item) => item.kind === kind && (mode === undefined || item.deduct?.mode === mode))
  if (!found) throw new Error(`no ${kind} ${mode}`)
  return found
}
describe('what a loader refuses', () => {
  test.each<[string, Change]>([
    [
      'full_mark',
      (r) => {
        r.fullMark = 99
      },
    ],
    [
      'section_sum',
      (r) => {
        ;(r.sections[1] as { maxPoints: number }).maxPoints += 1
      },
    ],
    [
      'duplicate_item',
      (r) => {
        at(r, 'deduct', 'once').id = at(r, 'veto').id
      },
    ],
    [
      'unknown_evidence',
      (r) => {
        at(r, 'veto').evidence.push('不存在的文书')
      },
    ],
    [
      'points_differ',
      (r) => {
        at(r, 'deduct', 'once').points = 99
      },
    ],
    [
      'cap_multiple',
      (r) => {
        const item = at(r, 'deduct', 'perOccurrence')
        if (item.deduct) item.deduct.cap = item.deduct.amount * 1.5
      },
    ],
    [
      'cap_misplaced',
      (r) => {
        const item = at(r, 'deduct', 'once')
        if (item.deduct) item.deduct.cap = 2
      },
    ],
    [
      'veto_with_points',
      (r) => {
        at(r, 'veto').points = 1
      },
    ],
    [
      'veto_with_points',
      (r) => {
        at(r, 'veto').deduct = { mode: 'once', amount: 1 }
      },
    ],
    [
      'bonus_with_deduct',
      (r) => {
        at(r, 'bonus').deduct = { mode: 'once', amount: 1 }
      },
    ],
    [
      'deduct_missing',
      (r) => {
        delete at(r, 'deduct').deduct
      },
    ],
    [
      'grades_order',
      (r) => {
        r.grades.reverse()
      },
    ],
    [
      'grades_order',
      (r) => {
        ;(r.grades.at(-1) as { min: number }).min = 5
      },
    ],
    [
      'bonus_cap',
      (r) => {
        r.scoring.bonusCap = 50
      },
    ],
    [
      'veto_rule',
      (r) => {
        r.vetoRule.grade = '重评'
      },
    ],
    [
      'veto_rule',
      (r) => {
        r.vetoRule.scoreEffect = 'cap'
      },
    ],
    [
      'grade_name',
      (r) => {
        ;(r.grades[0] as { name: string }).name = '不合格'
      },
    ],
    [
      'total_cap',
      (r) => {
        r.scoring.totalCap = 103
      },
    ],
    [
      'duplicate_section',
      (r) => {
        ;(r.sections[1] as { id: string }).id = 'A'
      },
    ],
    [
      'bonus_without_points',
      (r) => {
        delete at(r, 'bonus').points
      },
    ],
  ])('%s', (code, change) => {
    const rubric = structuredClone(general)
    change(rubric)
    expect(checkRubric(rubric).map((fault) => fault.code)).toContain(code)
  })
})

test('a score stays within bounds and never rises with one more defect', () => {
  const deducting = itemsOf(general)
    .filter((item) => item.kind === 'deduct')
    .map((item) => item.id.slice(3))
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...deducting), fc.integer({ min: 0, max: 8 })),
      fc.constantFrom(...deducting),
      (found, more) => {
        const before = score(general, sheet(general, { found })).totalHundredths ?? -1
        const after =
          score(general, sheet(general, { found: { ...found, [more]: (found[more] ?? 0) + 1 } })).totalHundredths ?? -1
        expect(before).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(10_000)
        expect(after).toBeLessThanOrEqual(before)
      },
    ),
    { numRuns: 60 },
  )
})

test('a sheet tells what it lacks, item by item', () => {
  const complete = sheet(general, {})
  expect(checkSheet(general, complete)).toEqual([])
  const [first, second] = complete.entries
  if (!first || !second) throw new Error('no entries')
  const lacking = {
    entries: [
      { ...first, settled: false },
      { ...second, notApplicable: { reason: '无' } },
      ...complete.entries.slice(2),
    ],
  }
  expect(checkSheet(general, lacking).map((fault) => [fault.itemId, fault.code])).toEqual([
    [first.itemId, 'open'],
    [second.itemId, 'na_not_allowed'],
  ])
})

test('a file of the wrong shape is told in Chinese, with the place of every fault', () => {
  const broken = JSON.parse(JSON.stringify(general)) as { sections: { items: { text?: string; extra?: number }[] }[] }
  const [first, second] = broken.sections[1]?.items ?? []
  if (!first || !second) throw new Error('no items')
  delete first.text
  second.extra = 1
  const { rubric, faults } = readRubricData(broken)
  expect(rubric).toBeNull()
  expect(faults.map(({ message }) => message)).toEqual([
    'B PG-B01 text 缺少内容或者内容的类型不对',
    'B PG-B02 有不认识的内容：extra',
  ])
  expect(readRubricData('x').faults).toHaveLength(1)
})

test('a rubric may cap the score of a veto instead of taking it all; tenths and grades of 59.5 are exact', () => {
  const capped: Rubric = { ...general, vetoRule: { ...general.vetoRule, scoreEffect: 'cap', max: 59.5 } }
  expect(checkRubric(capped)).toEqual([])
  expect(score(capped, sheet(capped, { veto: ['V06'] }))).toMatchObject({ totalHundredths: 5950, grade: '不合格' })
})

test.each<[string, (entry: SheetContent['entries'][number]) => SheetContent['entries'][number], string]>([
  ['PG-V01', (entry) => ({ ...entry, occurrences: [occurrence('a')] }), 'veto_open'],
  ['PG-V01', (entry) => ({ ...entry, veto: 'confirmed', occurrences: [occurrence('a')] }), 'veto_by_reviewer'],
  ['PG-V01', (entry) => ({ ...entry, veto: 'proposed' }), 'veto_without_finding'],
  ['PG-X01', (entry) => ({ ...entry, occurrences: [occurrence('a')] }), 'bonus_with_defects'],
  ['PG-X01', (entry) => ({ ...entry, bonusHundredths: 900 }), 'bonus_too_high'],
  ['PG-B03', (entry) => ({ ...entry, bonusHundredths: 1 }), 'bonus_misplaced'],
  ['PG-B03', (entry) => ({ ...entry, occurrences: [occurrence('a'), occurrence('a')] }), 'doubled_finding'],
  ['PG-B03', (entry) => ({ ...entry, occurrences: [{ ...occurrence('a'), note: ' ' }] }), 'no_note'],
  [
    'PG-C08',
    (entry) => ({ ...entry, notApplicable: { reason: '无' }, occurrences: [occurrence('a')] }),
    'na_with_defects',
  ],
])('%s is not submitted so: %s %s', (itemId, change, code) => {
  const { entries } = sheet(general, {})
  const changed = { entries: entries.map((entry) => (entry.itemId === itemId ? change(entry) : entry)) }
  expect(checkSheet(general, changed).map((fault) => [fault.itemId, fault.code])).toEqual([[itemId, code]])
})

const occurrence = (id: string) => ({
  id,
  note: '缺日期',
  further: [],
  place: { sha256: null, documentName: null, page: null, region: null },
})
