import { expect, test } from 'vitest'
import { arrivalOf, type TypedStep, type TypedStepKind, typedFacts } from '../../shared/domain/cases/typed-facts.ts'

const step = (kind: TypedStepKind, value: string | null, rowId = 1, replaced: string | null = null): TypedStep => ({
  field: 'decision_date',
  step: kind,
  value,
  replaced,
  rowId,
  at: '2026-09-01T01:00:00.000Z',
  by: '王某',
})
const standing = (...steps: TypedStep[]) => typedFacts(steps).get('decision_date')

test('a typed fact stands until the imported one is taken', () => {
  const typed = step('typed', '2024-05-07', 2, '2024-05-06')
  expect(standing(typed)).toMatchObject({ value: '2024-05-07', recorded: '2024-05-06', open: null, by: '王某' })
  const sent = step('sent', '2024-05-08', 3)
  expect(standing(typed, sent)).toMatchObject({ value: '2024-05-07', recorded: '2024-05-08', open: { rowId: 3 } })
  expect(standing(typed, sent, step('kept', null, 3))).toMatchObject({ value: '2024-05-07', open: null })
  expect(standing(typed, sent, step('taken', '2024-05-08', 4))).toBeUndefined()
})

test('only a record that says something new asks for a decision', () => {
  const fact = standing(step('typed', '2024-05-07', 2, '2024-05-06'))
  if (!fact) throw new Error('no fact')
  expect([arrivalOf(fact, '2024-05-06'), arrivalOf(fact, '2024-05-07'), arrivalOf(fact, '2024-05-08')]).toEqual([
    'nothing',
    'taken',
    'sent',
  ])
  expect(arrivalOf(fact, null)).toBe('sent')
})
