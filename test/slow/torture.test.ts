import { expect, test } from 'vitest'
import { stages } from '../torture/stages/stages.ts'
import { torture } from '../torture/torture.ts'

test('six kills at random moments: the folder opens, the doctor finds nothing, no promise is broken', async () => {
  const report = await torture(6, 20260901)
  expect(report.faults).toEqual([])
  expect(report.kills).toBe(6)
  // A dose that meets no work proves nothing.
  expect(report.promised.import).toBeGreaterThan(0)
  expect(report.promised.render).toBeGreaterThan(0)
  expect(report.promised.issue).toBeGreaterThan(0)
})

test('kills in the stages of an import: nothing half committed, going on works', async () => {
  const { trials, faults } = await stages({ rows: 5000, cases: 40, moments: 2, disks: false })
  expect(faults).toEqual([])
  expect(trials).toHaveLength(4)
})
