// The process that reads mutated files: opens a data folder as the command line does, reads one input after the other through
// the procedures of the window, commits what can be committed, and takes it back. It says on stdout what it saw, one line each.
import { mkdirSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { openProgram, type Program } from '../../../electron/cli/program.ts'
import { seededRandom } from '../../../electron/rehearsal/random.ts'
import { AppError } from '../../../shared/contract/error.ts'
import { fuzzInput, fuzzSeeds } from './inputs.ts'
import { judgeBatch, judgeCommit } from './judge-batch.ts'

/** A line of the reader: an input begins; or it has ended with the faults that were found. */
export type FuzzLine =
  | { begin: number; how: string }
  | { end: number; faults: string[]; outcome: string; seconds: number; cpuSeconds: number; peakMb: number }

/** What may lie in the home of the reader, and in its data folder. */
const KNOWN = new Set(['data', 'inbox'])
const OF_DATA = new Set([
  'mingjuan.db',
  'mingjuan.db-wal',
  'mingjuan.db-shm',
  'lock.db',
  'files',
  'logs',
  'backups',
  'running',
])

const [home = '', seed = '0', first = '0', count = '1'] = process.argv.slice(2)
const data = path.join(home, 'data')
const inbox = path.join(home, 'inbox')
mkdirSync(inbox, { recursive: true })
const say = (line: FuzzLine): void => void writeSync(1, `${JSON.stringify(line)}\n`)
const seeds = fuzzSeeds()
const program = openProgram({ data, json: true, today: '2026-09-01', actor: '受试员', command: '', rest: [] })

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const { name, bytes, how } = await fuzzInput(number, Number(seed), seeds)
  say({ begin: number, how })
  const file = path.join(inbox, name)
  writeFileSync(file, bytes)
  const start = performance.now()
  const cpu = process.cpuUsage()
  const { outcome, faults } = await readOne(program, file, number)
  const { user, system } = process.cpuUsage(cpu)
  faults.push(...outside(name))
  say({
    end: number,
    faults,
    outcome,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  })
  for (const left of readdirSync(inbox)) writeFileSync(path.join(inbox, left), '')
}
await program.close()

async function readOne(program: Program, file: string, number: number): Promise<{ outcome: string; faults: string[] }> {
  const { folder } = program
  const faults: string[] = []
  try {
    await program.call('imports.preview', { path: file })
    const inspected = number % 5 === 0 ? (await program.call('imports.inspect', { paths: [file] })).files[0] : undefined
    const { batchId, report, ...staged } = await program.call('imports.read', { path: file })
    if (inspected && inspected.outcome === 'reject' && report.outcome !== 'reject')
      faults.push(`inspect rejects what import takes: ${JSON.stringify(inspected.problems.slice(0, 3))}`)
    if (report.outcome === 'reject' && report.problems.length === 0) faults.push('refused without a reason')
    if (batchId === null) return { outcome: `reject ${report.problems.at(-1)?.code}`, faults }
    faults.push(...(await judgeBatch(folder, batchId, file, report, staged)))
    await program.call('imports.get', { batchId })
    await program.call('imports.rows', { batchId, limit: 100, offset: 0 })
    if (seededRandom(`end/${number}`).int(0, 3) === 0) {
      await program.call('imports.discard', { batchId })
      return { outcome: 'discard', faults }
    }
    const counts = await program.call('imports.commit', { batchId, leaveOutBlocked: true })
    faults.push(...judgeCommit(folder, batchId, report, counts))
    await program.call('cases.page', {})
    await program.call('imports.undo', { batchId })
    const left = folder.db.value<number>('SELECT count(*) FROM case_file') ?? 0
    if (left > 0) faults.push(`${left} cases are left after the undo`)
    return { outcome: 'commit', faults }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // a known refusal is an answer; a failure of the program is not
    if (error.code === 'internal' || error.code === 'conflict')
      faults.push(`${error.code}: ${JSON.stringify(error.details)} ${error.message}`)
    return { outcome: error.code, faults }
  }
}

/** Files that lie where nothing may be written. The reader works in `home/data/..`, so that a path that climbs shows here. */
function outside(input: string): string[] {
  const strange = [
    ...readdirSync(home).filter((name) => !KNOWN.has(name)),
    ...readdirSync(data).filter((name) => !OF_DATA.has(name) && !name.startsWith('lock.db')),
    ...readdirSync(inbox).filter((name) => name !== input && !/^input\.\w+$/.test(name)),
    ...readdirSync(path.join(data, 'files')).filter((name) => name !== 'incoming' && !/^[0-9a-f]{2}$/.test(name)),
    ...readdirSync(path.join(data, 'files/incoming')),
  ]
  return strange.map((name) => `written outside the store: ${name}`)
}
