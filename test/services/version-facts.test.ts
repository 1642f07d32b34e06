import { expect, test } from 'vitest'
import { VERSION_FACTS } from '../../electron/services/catalogue-state.ts'
import { createWorld } from '../support/world.ts'

test('the facts of one version are read from its own row, however many rows were ever imported', () => {
  const { db } = createWorld()
  const plan = db.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT ${VERSION_FACTS} FROM catalogue_version v WHERE v.record_id = 1`,
  )
  const steps = plan.map(({ detail }) => detail)
  expect(steps).toContain('SEARCH d USING INTEGER PRIMARY KEY (rowid=?)')
  expect(steps.filter((step) => /MATERIALIZE|SCAN [a-z]+$/.test(step))).toEqual([])
})
