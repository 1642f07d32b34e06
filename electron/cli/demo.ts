import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/contract/error.ts'
import { writeInputs } from '../rehearsal/write-inputs.ts'
import { findResources } from '../resources.ts'
import { type Arguments, UsageError } from './arguments.ts'
import type { DemoContext } from './demo/context.ts'
import { drawRound } from './demo/draw-step.ts'
import { importInputs } from './demo/import-step.ts'
import { registerPeople } from './demo/people-step.ts'
import { type IssuedLetter, issueLetters } from './demo/letter-step.ts'
import { createReport, type Report } from './demo/report.ts'
import { confirmResults } from './demo/results-step.ts'
import { scoreSample } from './demo/score-step.ts'
import { printSummary } from './demo/summary-step.ts'
import type { Answer } from './run.ts'
import { openProgram } from './program.ts'

export const DEMO_CASES = 240
export const DEMO_SEED = '20260901'
const MARKER = '这是演练文件夹.txt'

/** `demo [--out DIR] [--cases N] [--seed S]`: the main job on invented data, through the same procedures as anyone else. */
export async function demo(args: Arguments): Promise<Answer> {
  const { out, count, seed } = readOptions(args.rest)
  prepareFolder(out)
  const program = openProgram({ ...args, data: path.join(out, '数据') }, { rehearsal: true })
  const log = (line: string): void => void (args.json ? process.stderr : process.stdout).write(`${line}\n`)
  try {
    const value = await runDemo({
      out,
      cases: count,
      seed,
      call: (name, input) => program.call(name, input),
      as: (actor) => program.as(actor),
      log,
    })
    return { value, text: '' }
  } finally {
    await program.close()
  }
}

export interface DemoOptions extends Pick<DemoContext, 'call' | 'as' | 'out' | 'seed'> {
  cases: number
  log: (line: string) => void
}

/** Invents the inputs and does the whole job with them; returns the figures that it prints at the end. */
export async function runDemo({ out, cases, seed, call, as, log }: DemoOptions) {
  const report = createReport(log)
  log('明卷演练：以下机关、当事人、案件全部虚构，文书不得用于真实执法监督。')
  report.heading('虚构数据：示范市清枫区，八个执法机关')
  const fontFile = findResources(import.meta.dirname).path('fonts', 'MingjuanRehearsal-Regular.ttf')
  const inputs = await writeInputs(path.join(out, '机关报送'), { seed, count: cases, fontFile })
  const bundled = inputs.cases.filter((c) => c.bundled).length
  report.row('案件', `${inputs.cases.length} 件，其中 ${bundled} 件有完整案卷`)
  report.row('案卷材料', `${inputs.documents} 份 PDF，共 ${inputs.pages} 页，${(inputs.bytes / 1e6).toFixed(1)} MB`)
  report.row('预先埋设的缺陷', `${inputs.planted.length} 处，见 埋设缺陷（演练数据）.json`)
  report.row('演练种子', seed)
  const context: DemoContext = { call, as, report, inputs, seed, out }
  await registerPeople(context)
  const imported = await importInputs(context)
  const drawn = await drawRound(context, Math.max(2, Math.round(bundled * 0.4)))
  const scored = await scoreSample(context, drawn.roundId)
  await confirmResults(context, drawn.roundId, scored)
  const letters = await issueLetters(context, drawn.roundId)
  const summary = await printSummary(context, drawn.roundId)
  printEnd(report, out, drawn.proof, letters)
  const sheets = { sheets: scored.length, findings: scored.flatMap(({ items }) => items).length }
  return { out, seed, imported, drawn, scored: sheets, letters, rate: summary.rate, base: summary.base }
}

/** What was made, where it lies, and how to check it. */
function printEnd(report: Report, out: string, proof: string, letters: IssuedLetter[]): void {
  const data = path.join(out, '数据')
  const mingjuan = 'npm run -s mingjuan --'
  report.heading('做成了什么，在哪里')
  report.row('机关报送的文件', path.join(out, '机关报送'))
  report.row('公示材料', proof)
  report.row('监督文书', `${path.join(out, '监督文书')}（${letters.flatMap(({ files }) => files).length} 个文件）`)
  for (const { number, title } of letters) report.line(`· ${number}　${title}`)
  report.row('数据文件夹', data)
  report.line('')
  report.line('核验抽样（任何人、任何电脑；也可以用浏览器打开 verify.html）：')
  report.line(`  ${mingjuan} verify draw "${proof}"`)
  report.line('核验审计链和全部存档：')
  report.line(`  ${mingjuan} --data "${data}" doctor`)
}

function readOptions(rest: string[]): { out: string; count: number; seed: string } {
  const options = { out: { type: 'string' }, cases: { type: 'string' }, seed: { type: 'string' } } as const
  let values: { out?: string; cases?: string; seed?: string }
  try {
    values = parseArgs({ args: rest, options, strict: true }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const count = Number(values.cases ?? DEMO_CASES)
  if (!Number.isInteger(count) || count < 40 || count > 2000)
    throw new UsageError(`--cases 要写 40 到 2000 之间的整数，而不是“${values.cases ?? ''}”。`)
  return { out: path.resolve(values.out ?? 'demo-out'), count, seed: values.seed ?? DEMO_SEED }
}

/** An earlier rehearsal is replaced; a folder with anything else in it is left alone. */
function prepareFolder(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    if (!existsSync(path.join(out, MARKER)))
      throw new AppError(
        'wrong_state',
        { folder: out },
        `文件夹“${out}”不是空的，也不是以前的演练。请用 --out 另指一个文件夹。`,
      )
    rmSync(out, { recursive: true })
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, MARKER), '演练数据：全部虚构。再次运行演练会清空本文件夹。\n')
}
