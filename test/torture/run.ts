// npm run torture: the full doses, about an hour. Exits 1 when anything was lost, left half done, or not answered.
//   npm run torture -- kills [KILLS [SEED]]          a working program, killed at random moments
//   npm run torture -- stages [ROWS]                  kills and full disks in every stage of an import
//   npm run torture -- letters                        every kind of letter with every head and length, measured
//   npm run torture -- fuzz [INPUTS [SEED [FIRST]]]  mutated files; one input again: fuzz 1 SEED NUMBER
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fuzz } from './fuzz/fuzz.ts'
import { stages } from './stages/stages.ts'
import { torture } from './torture.ts'

const say = (line: string): void => console.log(line)
const [part, ...numbers] = process.argv.slice(2)
const [count, seed = Date.now() % 1_000_000, first = 0] = numbers.map(Number)

const DOSES: Record<string, () => Promise<string[]>> = {
  async kills() {
    say(`kills: ${count ?? 60}, seed ${seed}`)
    const { kills, beforeOpen, promised, faults } = await torture(count ?? 60, seed, say)
    const { import: imports, render, issue, paper } = promised
    say(
      `${kills} kills (${beforeOpen} before the folder was open); survived: ${imports} imports, ${render} printed records, ${issue} issued letters, ${paper} letters as Word and PDF`,
    )
    return faults
  },
  async fuzz() {
    say(`fuzz: ${count ?? 20_000} inputs, seed ${seed}, from number ${first}`)
    const { inputs, outcomes, slowestSeconds, peakMb, faults } = await fuzz(count ?? 20_000, seed, first, say)
    say(JSON.stringify(outcomes))
    say(`${inputs} inputs, slowest ${slowestSeconds.toFixed(1)} s, peak ${Math.round(peakMb)} MB`)
    return faults
  },
  async stages() {
    say('stages: kills and full disks in the import of 100,000 rows and of 500 cases')
    const { trials, faults, skipped } = await stages({ rows: count ?? 100_000, cases: 500 }, say)
    say(`${trials.length} trials${skipped === null ? '' : `; full disks not tried: ${skipped}`}`)
    return faults
  },
  async letters() {
    say('letters: every kind, head and length')
    const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
    const { status } = spawnSync(
      process.execPath,
      [vitest, 'run', '--config', 'vitest.slow.config.ts', 'test/slow/letters-matrix.test.ts'],
      { stdio: 'inherit', env: { ...process.env, MINGJUAN_LETTERS: 'full' } },
    )
    return status === 0 ? [] : ['letters: see above']
  },
}

const faults: string[] = []
for (const [name, dose] of Object.entries(DOSES))
  if (part === undefined || part === name) faults.push(...(await dose()))
for (const fault of faults) say(fault)
say(faults.length === 0 ? 'nothing lost, nothing half done' : `${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
