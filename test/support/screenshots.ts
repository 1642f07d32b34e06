/// <reference lib="dom" />
// Takes a picture of every page at three sizes with rehearsal data: docs/screenshots/<size>/<page>.png, or in another
// folder that is named.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoFolder } from './demo-folder.ts'
import { launch } from './launch.ts'
import { everyRoute } from './routes.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 1920, height: 1080 },
]
const target = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/screenshots'))

// a folder whose name may stand in a picture
const home = path.join(tmpdir(), '明卷演练')
rmSync(home, { recursive: true, force: true })
cpSync(demoFolder(), home, { recursive: true })
const program = await launch({ data: home })
const { page, goTo, close } = program
let faults = 0
page.on('pageerror', (error) => {
  faults += 1
  console.error(error)
})
/** The page is there, read and painted, and has been for half a second: the one before it stands until it comes. */
async function untilStill(): Promise<void> {
  for (let still = 0; still < 5; still += 1) {
    await page.waitForTimeout(100)
    const isReady = await page.evaluate(
      () =>
        (document.querySelector('h1')?.textContent ?? '') !== '' &&
        !document.querySelector('.ant-skeleton, [aria-busy=true]') &&
        !document.body.innerText.includes('正在读取……') &&
        (!document.querySelector('[data-page]') || document.querySelector('[data-painted] canvas') !== null),
    )
    if (!isReady) still = -1
  }
}

try {
  const routes = await everyRoute(program)
  for (const size of SIZES) {
    const folder = path.join(target, `${size.width}x${size.height}`)
    mkdirSync(folder, { recursive: true })
    await page.setViewportSize(size)
    for (const { name, route } of routes) {
      await goTo(route)
      await untilStill()
      // as whoever came by mouse sees it: without the ring around the heading
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
      console.log(`${size.width}×${size.height} ${name}`)
    }
  }
} finally {
  await close()
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = faults === 0 ? 0 : 1
