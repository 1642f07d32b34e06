import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createOpenedCopies, safeStem } from '../../electron/main/opened-copies.ts'

test('a name can neither leave its folder, hide its ending nor be a device', () => {
  expect(safeStem('处罚决定书.pdf', '.pdf')).toBe('处罚决定书')
  expect(safeStem('../../etc/passwd', '.pdf')).toBe('_.._etc_passwd')
  expect(safeStem('C:\\运行.exe', '.pdf')).toBe('C__运行.exe')
  // U+202E would show «决定书fdp.exe» as «决定书exe.pdf».
  expect(safeStem('决定书\u202Efdp.exe', '.pdf')).toBe('决定书_fdp.exe')
  expect(safeStem('con', '.pdf')).toBe('材料_con')
  expect(safeStem(' ... ', '.pdf')).toBe('材料')
  expect([...safeStem('长'.repeat(300), '.pdf')]).toHaveLength(80)
})

test('a copy lies alone, private and read-only, with the ending of what it is; all go with clear', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-copies-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const stored = path.join(dir, 'stored')
  writeFileSync(stored, '%PDF-')
  const copies = createOpenedCopies(dir)
  const copy = copies.copy({ path: stored, size: 5, mediaType: 'application/pdf' }, '处罚决定书.exe')
  expect(path.basename(copy)).toBe('处罚决定书.exe.pdf')
  expect(readFileSync(copy, 'utf8')).toBe('%PDF-')
  if (process.platform !== 'win32') {
    expect(statSync(copy).mode & 0o777).toBe(0o400)
    expect(statSync(path.dirname(copy)).mode & 0o777).toBe(0o700)
  }
  expect(() => copies.copy({ path: stored, size: 5, mediaType: 'application/octet-stream' }, 'a.pdf')).toThrow(
    '不能直接打开',
  )
  copies.clear()
  expect(existsSync(copy)).toBe(false)
})
