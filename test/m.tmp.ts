import { launch } from './support/launch.ts'
const program = await launch({ demo: true, still: true })
const { page } = program
const where = async (label: string) =>
  console.log(
    label,
    await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.ant-dropdown, .ant-select-dropdown, .ant-popover, .ant-picker-dropdown, .ant-tooltip',
        ),
      ].map((e) => e.className.slice(0, 30) + ' ' + (e as HTMLElement).style.inset),
    ),
  )
await program.goTo('/cases')
await page.getByRole('button', { name: '导出' }).click()
await page.waitForTimeout(400)
await where('export 1')
await page.keyboard.press('Escape')
await page.waitForTimeout(300)
await page.getByRole('button', { name: '导出' }).click()
await page.waitForTimeout(400)
await where('export 2')
await page.keyboard.press('Escape')
await page.getByRole('button', { name: '添加条件' }).click()
await page.waitForTimeout(400)
await where('condition')
await page.keyboard.press('Escape')
await program.goTo('/catalogues')
await page.getByLabel('需要核对的').or(page.getByText('需要核对的')).first().click()
await page.waitForTimeout(400)
await where('select')
await program.goTo('/rounds/new')
await page.getByLabel('起始日期').click()
await page.waitForTimeout(400)
await where('picker')
await program.close()
