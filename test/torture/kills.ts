import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openProgram } from '../../electron/cli/program.ts'
import { type Diagnosis, examine } from '../../electron/backend/doctor.ts'
import type { ReadDb } from '../../electron/database/db.ts'

export interface KillReport {
  kills: number
  jobsPromised: number
  faults: string[]
}

/** Small seeded generator (mulberry32): the moments of the kills can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Starts the victim, kills it with SIGKILL at a random moment of its work, opens the folder as the next start would, and
 * looks: doctor clean, every promised job there, numbers without a gap, nothing half done.
 */
export async function killAgainAndAgain(
  folder: string,
  kills: number,
  seed: number,
  work: 'import' | 'letters' | 'both',
  log: (line: string) => void,
): Promise<KillReport> {
  mkdirSync(folder, { recursive: true })
  const random = randomFrom(seed)
  const report: KillReport = { kills: 0, jobsPromised: 0, faults: [] }
  const promised: string[] = []
  for (let kill = 1; kill <= kills; kill += 1) {
    const done = await killOnce(folder, work, 1000 * kill, 20 + Math.floor(random() * 1500))
    promised.push(...done)
    report.kills += 1
    const program = openProgram({
      data: path.join(folder, 'data'),
      json: true,
      today: '2026-09-01',
      actor: '检查人',
      command: '',
      rest: [],
    })
    try {
      const found = [
        ...faultsOf(await examine(program.folder)),
        ...halfDone(program.folder.db),
        ...broken(program.folder.db, promised),
      ]
      report.faults.push(...found.map((fault) => `kill ${kill}: ${fault}`))
      log(`kill ${kill}: ${done.length} jobs before it, ${found.length} faults`)
    } finally {
      await program.close()
    }
  }
  report.jobsPromised = promised.length
  return report
}

function killOnce(folder: string, work: string, start: number, delay: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const victim = spawn(process.execPath, [path.join(import.meta.dirname, 'victim.ts'), folder, work, String(start)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    let errors = ''
    let timer: NodeJS.Timeout | undefined
    victim.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    victim.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      // the whole group, so that a browser the victim started goes with it
      if (output.startsWith('ready') && timer === undefined)
        timer = setTimeout(() => process.kill(-(victim.pid as number), 'SIGKILL'), delay)
    })
    victim.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`victim ended by itself (${code}): ${errors}`))
      else resolve(output.split('\n').slice(1, -1))
    })
  })
}

function faultsOf(diagnosis: Diagnosis): string[] {
  return diagnosis.ok ? [] : [`doctor: ${JSON.stringify(diagnosis)}`]
}

/** Nothing may be half there: batches, cases, letters and their files stand or fall together. */
function halfDone(db: ReadDb): string[] {
  const checks: [string, string][] = [
    ['a batch is still being read', "SELECT count(*) FROM import_batch WHERE state = 'reading'"],
    [
      'cases do not add up to the committed batches',
      "SELECT abs((SELECT count(*) FROM case_file) - (SELECT coalesce(sum(added), 0) FROM import_batch WHERE state = 'committed'))",
    ],
    [
      'a case without a version',
      'SELECT count(*) FROM case_file c WHERE NOT EXISTS (SELECT 1 FROM case_version v WHERE v.case_id = c.id)',
    ],
    [
      'a letter with only one of its two files',
      'SELECT count(*) FROM letter WHERE (docx_sha256 IS NULL) <> (pdf_sha256 IS NULL)',
    ],
    ['an issued letter without number', "SELECT count(*) FROM letter WHERE (state = 'draft') <> (serial IS NULL)"],
  ]
  return checks.filter(([, sql]) => (db.value<number>(sql) ?? 0) > 0).map(([fault]) => fault)
}

/** What the victim said it had done must be there. */
function broken(db: ReadDb, promised: readonly string[]): string[] {
  return promised.flatMap((line) => {
    const [word, id = '', figure = ''] = line.split(' ')
    if (word === 'imported')
      return db.value<number>("SELECT added FROM import_batch WHERE id = ? AND state = 'committed'", id) ===
        Number(figure)
        ? []
        : [`lost: ${line}`]
    if (word === 'issued')
      return db.value<string>("SELECT pdf_sha256 FROM letter WHERE id = ? AND state = 'issued'", id)
        ? []
        : [`lost: ${line}`]
    return [`unknown promise: ${line}`]
  })
}
