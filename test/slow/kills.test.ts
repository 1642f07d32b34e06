import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { killAgainAndAgain } from '../torture/kills.ts'

test('six kills during import, issue and render: nothing lost, nothing half there', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-kills-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const report = await killAgainAndAgain(folder, 6, 42, 'both', () => undefined)
  expect(report.faults).toEqual([])
  expect(report.kills).toBe(6)
})
