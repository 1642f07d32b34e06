// Builds when a source is newer than what was built from it.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'build/pdfjs-files.ts',
  'electron.vite.config.ts',
  'package-lock.json',
]
const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Newest change below a path; a folder changes too when a file in it is removed. */
function newest(at) {
  const own = statSync(at, { throwIfNoEntry: false })
  if (!own?.isDirectory()) return own?.mtimeMs ?? 0
  return Math.max(own.mtimeMs, ...readdirSync(at).map((name) => newest(path.join(at, name))))
}

/** True when out/ is missing or older than any source. */
export const needsBuild = () => Math.max(...SOURCES.map(newest)) >= Math.min(...BUILT.map(changedAt))

/** Brings out/ up to date; ends the process where the build fails. */
export function buildIfNeeded() {
  if (!needsBuild()) return
  console.log('start: building')
  const { status } = spawnSync(
    process.execPath,
    [path.resolve('node_modules/.bin/electron-vite'), 'build', '--logLevel', 'warn'],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) {
    console.error('start: the build failed, see above')
    process.exit(1)
  }
}
