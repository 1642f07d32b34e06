import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeDocx } from '../../electron/files/write-docx.ts'
import { layoutLetter } from '../../shared/domain/letters/layout.ts'
import { HEADS } from '../../shared/domain/letters/letter.ts'
import { formatLetterNumber, parseLetterNumber } from '../../shared/domain/letters/letter-number.ts'
import { letterText } from '../../shared/domain/letters/text-rules.ts'
import { sampleLetter } from '../support/sample-letter.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

describe.skipIf(!hasSharedFiles)('the Word file', () => {
  test.each(HEADS)('with the head %s keeps GB/T 9704 and comes out the same twice', async (head) => {
    const letter = sampleLetter('urging', head, 20)
    const page = layoutLetter(letter, '青司执监督〔2026〕12号', false)
    const bytes = await writeDocx(page, 'gb2312', letter.signedOn)
    const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-docx-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    writeFileSync(path.join(dir, 'a.docx'), bytes)
    const run = spawnSync(
      'python3',
      [sharedFile('tools', 'check-docx.py'), '--profile', head, '--no-convert', '--brief', path.join(dir, 'a.docx')],
      { encoding: 'utf8' },
    )
    expect(run.stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
    expect((await writeDocx(page, 'gb2312', letter.signedOn)).equals(bytes)).toBe(true)
  })
})

test('document numbers are read in any bracket and written in six-corner ones', () => {
  const number = parseLetterNumber('云司执监字[2026]第012号')
  expect(number).toEqual({ prefix: '云司执监', year: 2026, serial: 12 })
  expect(number && formatLetterNumber(number)).toBe('云司执监〔2026〕12号')
  expect(parseLetterNumber('云司〔2026〕0号')).toBeUndefined()
})

test('noted text is brought into the form of a letter', () => {
  expect(letterText('没有告知,也没有 听证(2026)3号;')).toBe('没有告知，也没有听证〔2026〕3号')
})
