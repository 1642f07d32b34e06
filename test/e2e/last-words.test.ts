import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { demoFolder } from '../support/demo-folder.ts'
import { launch } from '../support/launch.ts'

test('what is typed in a draft in the moment before the program ends is kept', async () => {
  test.setTimeout(90_000)
  const outside = mkdtempSync(path.join(tmpdir(), 'mingjuan-last-'))
  const data = path.join(outside, '数据')
  cpSync(demoFolder(), data, { recursive: true })
  try {
    let program = await launch({ data })
    const { letters } = await program.call('letters.list', {})
    const letterId = letters.find(({ state }) => state === 'draft')?.id ?? ''
    await program.goTo(`/letters/${letterId}`)
    await program.page.locator('[data-field="clause.0"]').click()
    await program.page.keyboard.press('Control+End')
    await program.page.keyboard.type('请尽快报送。')
    await program.close()

    program = await launch({ data })
    const { letter } = await program.call('letters.get', { letterId })
    expect(letter.clauses[0]?.sentences.at(-1)?.text).toContain('请尽快报送。')
    await program.close()
  } finally {
    rmSync(outside, { recursive: true, force: true })
  }
})
