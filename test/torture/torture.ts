import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { judge } from './judge.ts'
import type { Promised } from './jobs.ts'

export interface TortureReport {
  kills: number
  /** kills that met the process before it had opened the folder */
  beforeOpen: number
  promised: Record<Promised['job'], number>
  faults: string[]
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32): the moments of the kills can be repeated. */
function randomMoments(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Kills a working process at random moments, again and again on the same data folder, and judges what is left. */
export async function torture(
  kills: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<TortureReport> {
  const home = mkdtempSync(path.join(tmpdir(), 'mingjuan-torture-'))
  const [data, scratch] = [path.join(home, 'data'), path.join(home, 'scratch')]
  const random = randomMoments(seed)
  const promised: Promised[] = []
  const report: TortureReport = {
    kills: 0,
    beforeOpen: 0,
    promised: { import: 0, render: 0, issue: 0, paper: 0 },
    faults: [],
  }
  try {
    while (report.kills < kills && report.faults.length === 0) {
      // The wait is for a number of finished jobs and then for a moment, so that a slow machine meets every job too.
      const moment = { jobs: Math.floor(random() * 8), milliseconds: Math.round(random() * 1500) }
      const { ready, said, ownEnd } = await runAndKill([data, scratch, String(report.kills * 1000)], moment)
      report.kills += 1
      if (!ready) report.beforeOpen += 1
      for (const one of said) report.promised[one.job] += 1
      promised.push(...said)
      const found = [...ownEnd, ...(await judge(data, scratch, promised))]
      report.faults.push(...found.map((fault) => `kill ${report.kills}: ${fault}`))
      tell(
        `kill ${report.kills}, ${moment.milliseconds} ms after ${moment.jobs} jobs: ${said.length} promises, ${report.faults.length} faults`,
      )
    }
    return report
  } finally {
    if (report.faults.length === 0) rmSync(home, { recursive: true, force: true })
    else tell(`kept for a look: ${home}`)
  }
}

interface Moment {
  jobs: number
  milliseconds: number
}

/** Starts the victim and kills it so many milliseconds after so many finished jobs; answers what it had said until then. */
async function runAndKill(
  args: string[],
  moment: Moment,
): Promise<{ ready: boolean; said: Promised[]; ownEnd: string[] }> {
  const victim = spawn(process.execPath, [path.join(import.meta.dirname, 'victim.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let out = ''
  let errors = ''
  const reached = Promise.withResolvers<void>()
  if (moment.jobs === 0) reached.resolve()
  victim.stdout.on('data', (data: Buffer) => {
    out += data.toString()
    if (out.split('"job":').length > moment.jobs) reached.resolve()
  })
  victim.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  const closed = once(victim, 'close') as Promise<[number | null, string | null]>
  await Promise.race([reached.promise.then(() => wait(moment.milliseconds)), closed])
  victim.kill('SIGKILL')
  const [, signal] = await closed
  const lines = out.split('\n').slice(0, -1)
  const said = lines.map((line) => JSON.parse(line) as Promised | { ready: true })
  return {
    ready: said.length > 0,
    said: said.filter((one) => 'job' in one),
    ownEnd: signal === 'SIGKILL' ? [] : [`the victim ended by itself: ${errors}`],
  }
}
