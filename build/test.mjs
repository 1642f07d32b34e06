// Runs every check in order, shows how long each took, and counts the tests of all runners.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const bin = (name) => path.resolve('node_modules/.bin', name)
const reports = mkdtempSync(path.join(tmpdir(), 'mingjuan-reports-'))
const count = { passed: 0, failed: 0, flaky: 0, skipped: 0 }
const failures = []

/** One check; its output is shown as it comes. */
async function step(name, command, args, env = {}) {
  const start = Date.now()
  console.log(`\n── ${name}`)
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const [status] = await once(child, 'close')
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  if (status !== 0) failures.push(name)
}

/** Checks beside each other, on both cores; what each one prints is shown together when it has ended. */
async function beside(...checks) {
  const all = Date.now()
  await Promise.all(
    checks.map(async ([name, ...commands]) => {
      const start = Date.now()
      let printed = ''
      let isGood = true
      for (const [command, args] of commands) {
        const child = spawn(command, args)
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data))
        const [status] = await once(child, 'close')
        isGood &&= status === 0
      }
      console.log(`\n── ${name}\n${printed}`)
      console.log(`── ${name}: ${isGood ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`)
      if (!isGood) failures.push(name)
    }),
  )
  console.log(`── together in ${((Date.now() - all) / 1000).toFixed(1)} s`)
}

async function vitest(name, config) {
  const report = path.join(reports, `${name}.json`)
  await step(name, process.execPath, [
    bin('vitest'),
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += numPassedTests
  count.failed += numFailedTests
  count.skipped += numPendingTests
}

/** The built program and its package, and the data that most flows begin with. */
async function makeReady() {
  const demoFolder = "import('./test/support/demo-folder.ts').then(({ demoFolder }) => demoFolder())"
  await beside(
    ['build', [bin('electron-vite'), ['build']]],
    ['rehearsal data', [process.execPath, ['--disable-warning=ExperimentalWarning', '-e', demoFolder]]],
  )
  if (!failures.includes('build'))
    await beside(['package', [process.execPath, ['build/packaging/check/run.mjs', '--this-machine']]])
}

const lint = ['--type-aware', '--deny-warnings', 'electron', 'shared', 'renderer', 'build', 'test']
// The tests are checked together with `electron`, most of which they use. On one thread: several work out the same types each for
// itself, and lint has the other core.
await beside(
  ['types', ...['shared', 'renderer', 'test'].map((area) => [bin('tsc'), ['-p', area, '--singleThreaded']])],
  ['lint and format', [bin('oxlint'), lint], [bin('biome'), ['format', '.']]],
)
await vitest('unit and service tests', 'vitest.config.ts')
// the slow tests leave one of the cores idle now and then: what comes after them is made ready meanwhile
const made = makeReady()
await vitest('slow tests', 'vitest.slow.config.ts')
await made
if (!failures.includes('build')) {
  const report = path.join(reports, 'e2e.json')
  await step('e2e on the stand-in', process.execPath, [bin('playwright'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (existsSync(report)) {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
    count.passed += expected
    count.failed += unexpected
    count.flaky += flaky
    count.skipped += skipped
  }
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
const failed = Math.max(count.failed, failures.length > 0 ? 1 : 0)
console.log(`\n${count.passed} passed, ${failed} failed, ${count.flaky} flaky, ${count.skipped} skipped`)
process.exit(failures.length > 0 ? 1 : 0)
