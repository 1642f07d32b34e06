// Starts the program out of an extracted archive, far from the sources, and waits for its first page.
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import { _electron } from 'playwright'

/** Faults that show when the packed program starts in the stand-in; `scratch` is an empty folder outside the project. */
export async function startExtracted(folder, scratch) {
  const resources = path.join(folder, 'resources')
  const app = path.join(scratch, 'resources/app.asar')
  mkdirSync(app, { recursive: true })
  extractAll(path.join(resources, 'app.asar'), app)
  cpSync(path.join(resources, 'resources'), path.join(scratch, 'resources/resources'), { recursive: true })
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve('test/stand-in')
  // The stand-in is a script of Node 24, which need not be the machine's own.
  process.env['PATH'] = `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`
  const program = await _electron.launch({ args: [app, `--data=${path.join(scratch, 'data')}`], cwd: scratch })
  try {
    const page = await program.firstWindow()
    const faults = []
    page.on('pageerror', (error) => faults.push(`the page threw: ${error.message}`))
    await page.getByRole('heading', { name: '工作台' }).waitFor({ timeout: 20_000 })
    await page.waitForLoadState('networkidle')
    return faults
  } catch (error) {
    // Playwright's message holds what the program said before it ended.
    return [`it does not get to its first page: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    await program.close()
  }
}
