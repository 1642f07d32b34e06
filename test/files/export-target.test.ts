import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { exportTarget } from '../../electron/files/export-target.ts'

test('a name without an ending gets that of the format, and does not write over a file that nobody was asked about', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-export-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  expect(exportTarget(path.join(dir, '培训'), 'xlsx')).toBe(path.join(dir, '培训.xlsx'))
  expect(exportTarget(path.join(dir, '培训'), 'csv')).toBe(path.join(dir, '培训.csv'))
  writeFileSync(path.join(dir, '培训.xlsx'), '')
  expect(() => exportTarget(path.join(dir, '培训'), 'xlsx')).toThrow('“培训.xlsx”已经存在，没有覆盖。')
  expect(exportTarget(path.join(dir, '培训'), 'csv')).toBe(path.join(dir, '培训.csv'))
  // a whole name was asked about where it was chosen
  expect(exportTarget(path.join(dir, '培训.xlsx'), 'xlsx')).toBe(path.join(dir, '培训.xlsx'))
})
