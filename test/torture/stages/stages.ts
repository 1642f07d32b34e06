import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { openProgram, type Program } from '../../../electron/cli/program.ts'
import { writeGbkZip } from '../../../electron/rehearsal/zip-writer.ts'
import { penaltyTable } from '../../support/penalty-table.ts'
import { scanPdf } from '../../support/scan-pdf.ts'
import { judge } from '../judge.ts'
import type { ImportLine } from './importer.ts'

export interface StagesReport {
  /** what was done and how the import had ended, one line each */
  trials: string[]
  faults: string[]
  /** why the disk was not filled up */
  skipped: string | null
}

/** When the import is killed: so far into a step, then so many milliseconds later. */
type Moment = { step: 'read' | 'staged' | 'commit'; percent: number; later: number }
const MOMENTS: Moment[] = [
  { step: 'read', percent: 0, later: 0 },
  { step: 'read', percent: 30, later: 0 },
  { step: 'read', percent: 70, later: 0 },
  { step: 'read', percent: 98, later: 100 },
  { step: 'staged', percent: 100, later: 0 },
  ...[0, 30, 100, 300, 1000].map((later): Moment => ({ step: 'commit', percent: 0, later })),
]

/**
 * Kills the import of a table and of a bundle in every stage, and lets the disk run full in every stage, where the test may
 * mount one. Afterwards the folder must be clean, and resuming and discarding must work.
 */
export async function stages(
  size: { rows: number; cases: number; moments?: number; disks?: boolean },
  tell: (line: string) => void = () => undefined,
): Promise<StagesReport> {
  const home = mkdtempSync(path.join(tmpdir(), 'mingjuan-stages-'))
  const report: StagesReport = { trials: [], faults: [], skipped: null }
  const note = (line: string, faults: string[]): void => {
    report.trials.push(line)
    report.faults.push(...faults.map((fault) => `${line}: ${fault}`))
    tell(`${line}${faults.length === 0 ? '' : `: ${faults.join('; ')}`}`)
  }
  try {
    const files = writeInputs(home, size)
    for (const { file, records } of files)
      for (const [i, moment] of MOMENTS.entries()) {
        if (size.moments !== undefined && i % Math.ceil(MOMENTS.length / size.moments) !== 0) continue
        const data = path.join(home, `data-${i}`)
        const ended = await importAndKill(data, file, moment)
        const line = `${path.basename(file)}, killed in ${moment.step} at ${moment.percent} % and ${moment.later} ms: ${ended}`
        note(line, await judgeAndGoOn(data, file, records, i % 2 === 0))
        rmSync(data, { recursive: true, force: true })
      }
    report.skipped = size.disks === false ? 'not asked for' : await fullDisks(home, files, note)
    return report
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

interface Input {
  file: string
  /** cases that it brings */
  records: number
}

function writeInputs(home: string, { rows, cases }: { rows: number; cases: number }): Input[] {
  const table = path.join(home, 'table.csv')
  writeFileSync(table, penaltyTable(rows))
  const bundle = path.join(home, 'bundle.zip')
  const documents = Array.from({ length: cases }, (_, i) => `云市监罚〔2026〕${i + 1}号 案`).flatMap((folder, i) =>
    ['01立案审批表', '02行政处罚决定书'].map((name, k) => ({
      name: `${folder}/${name}.pdf`,
      bytes: scanPdf([Buffer.alloc(20_000, `${i} ${k} `)], { width: 1, height: 1 }, 1),
    })),
  )
  writeFileSync(bundle, writeGbkZip(documents))
  return [
    { file: table, records: rows },
    { file: bundle, records: cases },
  ]
}

function start(data: string, file: string) {
  const args = ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'importer.ts'), data, file]
  const importer = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let errors = ''
  importer.stderr.on('data', (piece: Buffer) => {
    errors = (errors + piece.toString()).slice(-2000)
  })
  return { importer, closed: once(importer, 'close'), errors: () => errors }
}

async function importAndKill(data: string, file: string, moment: Moment): Promise<string> {
  const { importer, closed } = start(data, file)
  let last = 'nothing'
  for await (const text of createInterface({ input: importer.stdout })) {
    const line = JSON.parse(text) as ImportLine
    last = 'step' in line ? `${line.step} ${line.percent} %` : line.failed
    if (!('step' in line) || line.step !== moment.step || line.percent < moment.percent) continue
    if (moment.later > 0) await wait(moment.later)
    importer.kill('SIGKILL')
  }
  await closed
  return last
}

/** Judges what is left, then goes on as a person would: what is staged is committed or given up, else the file is read again. */
async function judgeAndGoOn(data: string, file: string, records: number, discard: boolean): Promise<string[]> {
  const faults = await judge(data, path.join(data, 'none'), [])
  const program = openProgram({ data, json: true, today: '2026-09-01', actor: '检查员', command: '', rest: [] })
  try {
    const cases = (): number => program.folder.db.value<number>('SELECT count(*) FROM case_file') ?? 0
    if (cases() !== 0 && cases() !== records) faults.push(`${cases()} of ${records} cases landed`)
    await giveUpOrCommit(program, discard)
    if (cases() === 0) {
      const { batchId } = await program.call('imports.read', { path: file })
      await program.call('imports.commit', { batchId: batchId ?? '', leaveOutBlocked: true })
    }
    if (cases() !== records) faults.push(`${cases()} of ${records} cases after going on`)
    const { readings } = await program.call('imports.unfinished', {})
    if (readings.length > 0) faults.push('a reading that came to its end is still unfinished')
  } catch (error) {
    faults.push(`going on failed: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await program.close()
  }
  return [...faults, ...(await judge(data, path.join(data, 'none'), []))]
}

async function giveUpOrCommit(program: Program, discard: boolean): Promise<void> {
  const { rows } = await program.call('imports.list', { state: 'ready' })
  for (const { batchId } of rows)
    if (discard) await program.call('imports.discard', { batchId })
    else await program.call('imports.commit', { batchId, leaveOutBlocked: true })
  const { readings } = await program.call('imports.unfinished', {})
  if (discard) for (const { readingId } of readings) await program.call('imports.forgetUnfinished', { readingId })
}

/** Megabytes of the small disk, from one that takes hardly the empty folder to one that nearly takes the import. */
const DISKS = [3, 8, 16, 32, 64, 110]

async function fullDisks(
  home: string,
  files: readonly Input[],
  note: (line: string, faults: string[]) => void,
): Promise<string | null> {
  const disk = path.join(home, 'disk')
  mkdirSync(disk)
  const mount = (...options: string[]): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', disk]).status === 0
  for (const { file, records } of files)
    for (const size of DISKS) {
      if (!mount(`size=${size}m`)) return 'a small disk cannot be mounted here (needs root on Linux)'
      try {
        const data = path.join(disk, 'data')
        const { importer, closed, errors } = start(data, file)
        let last = 'nothing'
        for await (const text of createInterface({ input: importer.stdout })) {
          const line = JSON.parse(text) as ImportLine
          last = 'step' in line ? `${line.step} ${line.percent} %` : line.failed
        }
        const [code] = (await closed) as [number]
        const faults = code === 0 || /disk is full|ENOSPC/.test(errors()) ? [] : [`ended with ${code}: ${errors()}`]
        if (!['disk_full', 'done 100 %', 'nothing'].includes(last)) faults.push(`ended with ${last}`)
        mount('remount', 'size=2g')
        note(`${path.basename(file)} on a disk of ${size} MB: ${last}`, [
          ...faults,
          ...(await judgeAndGoOn(data, file, records, size % 3 === 0)),
        ])
      } finally {
        spawnSync('umount', [disk])
      }
    }
  return null
}
