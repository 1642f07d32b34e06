// Takes a picture of one page of the built program: what a person would see, on a copy of a data folder.
// node test/support/show.ts ROUTE OUT.png [WIDTH HEIGHT] [--data DIR] [--today DAY] [--do SCRIPT] [--wait MS]
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { demoFolder } from './demo-folder.ts'
import { launch } from './launch.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    today: { type: 'string' },
    do: { type: 'string' },
    wait: { type: 'string', default: '0' },
  },
})
const [route, out, width = '1366', height = '768'] = positionals
if (route === undefined || out === undefined) {
  console.error('show: ROUTE OUT.png [WIDTH HEIGHT] [--data DIR] [--today DAY] [--do SCRIPT] [--wait MS]')
  process.exit(2)
}

const copy = mkdtempSync(path.join(tmpdir(), 'mingjuan-show-'))
cpSync(values.data ?? demoFolder(), copy, { recursive: true })
const { page, goTo, close } = await launch({
  data: copy,
  size: { width: Number(width), height: Number(height) },
  ...(values.today === undefined ? {} : { today: values.today }),
})
try {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(`page: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`page: ${error.stack ?? error.message}`))
  await goTo(route)
  await page.waitForLoadState('networkidle')
  // The script may use `page` of Playwright, for what has to be clicked or typed before the picture.
  if (values.do !== undefined) await (await scriptOf(values.do))(page)
  await page.waitForTimeout(500 + Number(values.wait))
  await page.screenshot({ path: out })
} finally {
  await close()
  rmSync(copy, { recursive: true, force: true })
}

/** Lines like `await page.getByText('新建').click()`. */
async function scriptOf(text: string): Promise<(page: unknown) => Promise<void>> {
  const module = `data:text/javascript,${encodeURIComponent(`export default async (page) => { ${text} }`)}`
  const { default: run } = (await import(module)) as { default: (page: unknown) => Promise<void> }
  return run
}
