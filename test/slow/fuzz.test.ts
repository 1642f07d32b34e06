import { expect, test } from 'vitest'
import { fuzz } from '../torture/fuzz/fuzz.ts'

test('300 mutated tables, workbooks and bundles: no crash, no hang, no row lost, nothing written outside the store', async () => {
  const { inputs, outcomes, faults } = await fuzz(300, 20260901)
  expect(faults).toEqual([])
  expect(inputs).toBe(300)
  // A dose that is all refused proves little.
  expect(outcomes['commit']).toBeGreaterThan(50)
})
