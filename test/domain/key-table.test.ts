import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyTable } from '../../shared/domain/import/key-table.ts'

test('a table of keys answers the row of the first, whatever the order and however many', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { maxLength: 5000 }), (keys) => {
      const table = new KeyTable()
      const first = new Map<number, number>()
      for (const [i, key] of [...keys, ...keys.slice(0, 50)].entries()) {
        expect(table.firstRow(key, i + 1)).toBe(first.get(key))
        if (!first.has(key)) first.set(key, i + 1)
      }
    }),
    { numRuns: 30 },
  )
})
