// Packs for Linux and Windows without Electron's binary, inspects each, and starts the one for this machine in the
// stand-in. With --this-machine only that one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepare } from '../prepare.mjs'
import { dummyElectron } from './dummy-electron.mjs'
import { inspectPackage } from './inspect-package.mjs'
import { startExtracted } from './start-extracted.mjs'

const PACKAGES = [
  { platform: 'linux', arch: 'x64', to: 'linux-unpacked', native: 'linux-x64.node', program: 'mingjuan' },
  { platform: 'linux', arch: 'arm64', to: 'linux-arm64-unpacked', native: 'linux-arm64.node', program: 'mingjuan' },
  { platform: 'win32', arch: 'x64', to: 'win-unpacked', native: 'win32-x64.node', program: '明卷.exe' },
]

const isForHere = ({ platform, arch }) => platform === process.platform && arch === process.arch
const packages = process.argv.includes('--this-machine') ? PACKAGES.filter(isForHere) : PACKAGES

prepare()
const scratch = mkdtempSync(path.join(tmpdir(), 'mingjuan-package-'))
const faults = []
const report = (name, found) => {
  faults.push(...found)
  console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  for (const fault of found) console.log(`       ${fault}`)
}

function pack({ platform, arch, to }) {
  const run = spawnSync(
    process.execPath,
    [
      path.resolve('build/packaging/node_modules/.bin/electron-builder'),
      '--config',
      'build/packaging/electron-builder.yml',
      platform === 'win32' ? '--win' : '--linux',
      'dir',
      `--${arch}`,
      `-c.electronDist=${dummyElectron(scratch, platform)}`,
      `-c.directories.output=${path.join(scratch, 'dist')}`,
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`electron-builder:\n${run.stdout}${run.stderr}`)
  return path.join(scratch, 'dist', to)
}

try {
  for (const one of packages) {
    const folder = pack(one)
    report(
      `${one.platform} ${one.arch}: archive, native module, resources, licences, fuses`,
      await inspectPackage(folder, one),
    )
    if (isForHere(one))
      report(
        `${one.platform} ${one.arch}: the extracted program opens its first page`,
        await startExtracted(folder, path.join(scratch, 'started')),
      )
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(faults.length === 0 ? 'package:check: nothing to object' : `package:check: ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
