import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { FuzzLine } from './reader.ts'

export interface FuzzReport {
  inputs: number
  /** how many inputs ended how: committed, discarded, refused by code */
  outcomes: Record<string, number>
  slowestSeconds: number
  peakMb: number
  /** each with the number of its input: `npm run torture -- fuzz 1 SEED NUMBER` repeats it */
  faults: string[]
}

/** Seconds of work, and seconds by the clock on a machine that others keep busy too. */
const MOST_SECONDS = 10
const MOST_WAIT = 60
const MOST_MB = 1024
/** More of them say nothing new. */
const MOST_FAULTS = 30
/** A process for so many inputs: what one of them left behind shows, and memory is measured anew. */
const A_PROCESS = 400

/** Reads `count` mutated files from number `first` on, in two processes at a time; a crash or a hang costs one input. */
export async function fuzz(
  count: number,
  seed: number,
  first = 0,
  tell: (line: string) => void = () => undefined,
): Promise<FuzzReport> {
  const report: FuzzReport = { inputs: 0, outcomes: {}, slowestSeconds: 0, peakMb: 0, faults: [] }
  const size = Math.min(A_PROCESS, Math.ceil(count / 2))
  const parts: [number, number][] = []
  for (let from = first; from < first + count; from += size) parts.push([from, Math.min(from + size, first + count)])
  const work = async (): Promise<void> => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const [from, to] = part
      for (let next = from; next < to && report.faults.length < MOST_FAULTS; )
        next = await readSome(next, to - next, seed, report)
      tell(`${report.inputs} inputs, ${report.faults.length} faults, peak ${Math.round(report.peakMb)} MB`)
    }
  }
  await Promise.all([work(), work()])
  return report
}

/** Lets one process read; answers the number of the first input that is still to be read. */
async function readSome(first: number, count: number, seed: number, report: FuzzReport): Promise<number> {
  const home = mkdtempSync(path.join(tmpdir(), 'mingjuan-fuzz-'))
  const args = [path.join(import.meta.dirname, 'reader.ts'), home, String(seed), String(first), String(count)]
  const reader = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: home,
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let errors = ''
  reader.stderr.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-4000)
  })
  const closed = once(reader, 'close')
  let next = first
  let begun: { number: number; how: string; at: number; cpu: number } | undefined
  let hung = false
  const watch = setInterval(() => {
    if (!begun) return
    const waited = (Date.now() - begun.at) / 1000
    const worked = cpuSeconds(reader.pid) - begun.cpu
    hung = waited > MOST_WAIT || (waited > MOST_SECONDS && worked > MOST_SECONDS)
    if (hung) reader.kill('SIGKILL')
  }, 500)
  try {
    for await (const text of createInterface({ input: reader.stdout })) {
      const line = JSON.parse(text) as FuzzLine
      if ('begin' in line) {
        begun = { number: line.begin, how: line.how, at: Date.now(), cpu: cpuSeconds(reader.pid) }
        next = line.begin + 1
        continue
      }
      const faults = [...line.faults]
      if (line.peakMb > MOST_MB) faults.push(`${Math.round(line.peakMb)} MB of memory`)
      if (Math.min(line.seconds, line.cpuSeconds) > MOST_SECONDS) faults.push(`took ${line.seconds.toFixed(1)} s`)
      report.faults.push(...faults.map((fault) => `input ${line.end} (${begun?.how}): ${fault}`))
      report.inputs += 1
      report.outcomes[line.outcome] = (report.outcomes[line.outcome] ?? 0) + 1
      report.slowestSeconds = Math.max(report.slowestSeconds, line.seconds)
      report.peakMb = Math.max(report.peakMb, line.peakMb)
      begun = undefined
      // the peak of a process never falls: the next input is measured in another
      if (line.peakMb > MOST_MB) reader.kill('SIGKILL')
    }
    const [code] = (await closed) as [number | null]
    if (begun) {
      report.inputs += 1
      report.faults.push(
        `input ${begun.number} (${begun.how}): ${hung ? 'hangs' : `ended the process with ${code}: ${errors}`}`,
      )
    } else if (code !== 0 && code !== null) throw new Error(`the reader ended with ${code}: ${errors}`)
    return next
  } finally {
    clearInterval(watch)
    rmSync(home, { recursive: true, force: true })
  }
}

/** Seconds that a process has worked; where the system does not tell, the clock has to do. */
function cpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    // not Linux, or the process has just ended
    return Date.now() / 1000
  }
}
