import { expect, test } from 'vitest'
import { EMPTY_ENTRY, pressKey } from '../../shared/domain/sampling/seed-entry.ts'

const typed = (...keys: string[]) => keys.reduce(pressKey, EMPTY_ENTRY)

test('a digit counts only once it is confirmed; another digit corrects it; a confirmed one can be opened again', () => {
  expect(typed('0')).toEqual({ confirmed: '', pending: '0' })
  expect(typed('0', '7', 'Enter', '3', ' ')).toEqual({ confirmed: '73', pending: null })
  expect(typed('7', 'Enter', '3', 'Backspace')).toEqual({ confirmed: '7', pending: null })
  expect(typed('7', 'Enter', 'Backspace')).toEqual({ confirmed: '', pending: '7' })
  expect(typed('7', 'Enter', 'Backspace', '8', 'Enter')).toEqual({ confirmed: '8', pending: null })
})

test('keys that mean nothing leave the same entry', () => {
  for (const key of ['a', 'Enter', 'Backspace', 'F5', '١', '10']) expect(pressKey(EMPTY_ENTRY, key)).toBe(EMPTY_ENTRY)
})
