// Folders that electron-builder takes for an unpacked Electron, made of almost nothing: packing then needs no download.
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// What Electron's binary carries: the mark that @electron/fuses looks for, version 1, nine fuses as they are delivered.
const FUSES = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101011011', 'latin1')
/** A small Windows program with version information, which the packager rewrites. */
const WINDOWS_PROGRAM = path.resolve('build/packaging/node_modules/electron-winstaller/vendor/7z-x64.exe')

/** Makes the folder for `linux` or `win32` and answers it. */
export function dummyElectron(folder, platform) {
  const dist = path.join(folder, `electron-${platform}`)
  for (const dir of ['locales', 'resources']) mkdirSync(path.join(dist, dir), { recursive: true })
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(path.join(dist, 'locales', `${locale}.pak`), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(dist, name), 'dummy\n')
  writeFileSync(path.join(dist, 'version'), '0.0.0')
  if (platform === 'win32') {
    const program = path.join(dist, 'electron.exe')
    copyFileSync(WINDOWS_PROGRAM, program)
    appendFileSync(program, FUSES)
  } else writeFileSync(path.join(dist, 'electron'), FUSES, { mode: 0o755 })
  return dist
}
