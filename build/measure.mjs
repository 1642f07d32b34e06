// What the bench scripts share: medians, the line of a figure, how slow this machine is, and where the generators of data are.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** How often each thing is measured. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 5)

/** The folder with the generators (`tools/perf-gen`), or undefined: then what needs them is not checked. */
export const generators = [process.env.MINGJUAN_SHARED, path.resolve(import.meta.dirname, '../../shared')]
  .flatMap((dir) => (dir ? path.join(dir, 'tools/perf-gen') : []))
  .find((dir) => existsSync(dir))

/** The middle one of some measurements. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Runs a command to its end and says how many seconds it took; throws where it fails. */
export function run(command, args) {
  const start = performance.now()
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`)
  return { ...result, seconds: (performance.now() - start) / 1000 }
}

/** `sqlite3 .import` of a table of UTF-8 with its five indexes: what an import is measured against, in seconds. */
export function limitSeconds(table, folder) {
  const db = path.join(folder, 'limit.db')
  const { seconds } = run('sh', [path.join(generators, 'limit-import.sh'), table, db, 'indexes'])
  rmSync(db)
  return seconds
}

/** Writes a table of penalties of 30 columns. */
export function generateTable(file, rows, encoding) {
  run(process.execPath, [path.join(generators, 'gen-csv.mjs'), '--rows', rows, '--out', file, '--encoding', encoding])
  return file
}

/** What the limit takes for 100,000 rows on the machine on which the targets in seconds were set (ADR 17). */
const REFERENCE_SECONDS = 0.95
let slowness

/** How many times as long as the reference machine this one takes for the limit, now; 1 where it is faster or cannot be asked. */
function howSlow() {
  if (slowness === undefined && generators) {
    const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-bench-limit-'))
    const table = generateTable(path.join(folder, 'limit.csv'), '100000', 'utf8')
    slowness = median([1, 2, 3].map(() => limitSeconds(table, folder))) / REFERENCE_SECONDS
    rmSync(folder, { recursive: true })
    console.log(`     this machine takes ${slowness.toFixed(2)} times as long as the one of the targets in seconds`)
  }
  return Math.max(slowness ?? 1, 1)
}

/**
 * Prints a figure beside its target, with `more` about it; one that is over ends the process with 1. A time is over where it would
 * be on the machine on which the targets were set; what it was here stands beside it.
 */
export function figure(name, value, target, unit, more = '') {
  const digits = Math.abs(target) >= 50 ? 0 : 2
  const shown = (number) => `${number.toFixed(digits)}${unit}`
  const isTime = unit === ' s' || unit === ' ms'
  const there = isTime && value > target ? value / howSlow() : value
  const ok = there <= target
  if (!ok) process.exitCode = 1
  const told = there === value ? shown(value) : `${shown(value)} here, ${shown(there)} there`
  const about = more === '' ? '' : `; ${more}`
  console.log(`${ok ? 'ok  ' : 'OVER'} ${name.padEnd(62)} ${told} (target ≤ ${target}${unit}${about})`)
}

/** The figure of several measurements: their median, and the worst of them beside it. */
export const figureOf = (name, values, target, unit) =>
  figure(name, median(values), target, unit, `median of ${values.length}, worst ${Math.max(...values).toFixed(0)}`)
