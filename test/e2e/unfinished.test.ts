import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { faultsOfAccess } from '../support/access.ts'
import { launch } from '../support/launch.ts'

const CASES = 20
const DOCUMENTS = 20

test('a stick is pulled while its cases are read: the page says what is kept, going on ends the rest, or it is given up', async () => {
  const program = await launch({ size: { width: 1093, height: 614 } })
  const { page } = program
  const stick = path.join(program.dir, '../stick')
  const folder = path.join(stick, '案卷')
  for (let no = 1; no <= CASES; no += 1) {
    const one = path.join(folder, `云市监罚〔2026〕${no}号`)
    mkdirSync(one, { recursive: true })
    for (let i = 1; i <= DOCUMENTS; i += 1) writeFileSync(path.join(one, `${i}材料.txt`), `${no} ${i} `.repeat(500))
  }
  const stored = () => {
    const files = path.join(program.dir, 'files')
    return existsSync(files) ? readdirSync(files, { recursive: true }).length : 0
  }
  /** Reads, and pulls the stick as soon as something of it is in the store. */
  const readUntilPulled = async (): Promise<void> => {
    const before = stored()
    const reply = program.reply('imports.read', { path: folder })
    await expect.poll(stored, { intervals: [5] }).toBeGreaterThan(before)
    renameSync(stick, `${stick}-away`)
    expect(await reply).toMatchObject({ ok: false })
    renameSync(`${stick}-away`, stick)
  }
  try {
    await program.goTo('/imports')
    await program.answerOpen(folder)
    await page.getByRole('button', { name: '选择文件夹' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: '案卷' })).toBeVisible()
    await readUntilPulled()
    await expect(page.getByText(/“案卷”没有读完：400 个文件中已保存 \d+ 个/)).toBeVisible()
    expect(await faultsOfAccess(page)).toEqual([])

    await page.getByRole('button', { name: '放弃“案卷”' }).click()
    await expect(page.getByRole('dialog')).toContainText('案卷库没有改变')
    await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
    await expect(page.getByText('没有读完')).toHaveCount(0)

    await readUntilPulled()
    await expect(page.getByText('没有读完')).toBeVisible()
    await page.getByRole('button', { name: '读入文件' }).click()
    await page.getByRole('button', { name: `去核对 ${CASES} 件` }).click()
    await expect(page.getByRole('tab', { name: `新增 ${CASES}` })).toBeVisible()
    expect((await program.call('imports.unfinished', {})).readings).toEqual([])
  } finally {
    await program.close()
  }
})
