// Takes a picture of every page at three sizes with rehearsal data: docs/screenshots/<size>/<page>.png, or in another
// folder that is named.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { launch } from './launch.ts'
import { everyRoute } from './routes.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 1920, height: 1080 },
]
const target = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/screenshots'))

const program = await launch({ demo: true })
const { page, goTo, close } = program
let faults = 0
page.on('pageerror', (error) => {
  faults += 1
  console.error(error)
})
try {
  const routes = await everyRoute(program)
  for (const size of SIZES) {
    const folder = path.join(target, `${size.width}x${size.height}`)
    mkdirSync(folder, { recursive: true })
    await page.setViewportSize(size)
    for (const { name, route } of routes) {
      await goTo(route)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' })
      // A list says how many rows it has once they are there.
      await page.getByText('正在读取……', { exact: true }).first().waitFor({ state: 'detached' })
      // A page with a document is ready when its first page is painted.
      await page.waitForFunction(
        () => !document.querySelector('[data-page]') || document.querySelector('[data-painted] canvas') !== null,
      )
      await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
      console.log(`${size.width}×${size.height} ${name}`)
    }
  }
} finally {
  await close()
}
process.exitCode = faults === 0 ? 0 : 1
