import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Program } from '../../electron/cli/program.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'

/** What a job promises once it has said so: this must still be there after the process was killed. */
export type Promised =
  | { job: 'import'; batchId: string; added: number; updated: number; unchanged: number; refused: number }
  | { job: 'render'; roundId: string; folder: string; files: string[] }
  | { job: 'issue'; letterId: string; number: string }
  | { job: 'paper'; letterId: string }

const ROWS = 400
const HEADINGS = '案件名称,行政处罚决定书文号,行政相对人名称,行政相对人类别,案由,罚款金额（元）,处罚决定日期,处罚机关'

/** A table of its own for every `run`; each third one sends the rows of the one before again, with other fines. */
function tableText(run: number): string {
  const batch = run % 3 === 2 ? run - 1 : run
  const fine = run % 3 === 2 ? 2000 : 1000
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const day = `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`
    return `案件${batch}-${i},云罚〔2026〕${batch * ROWS + i + 1}号,张某${i},自然人,未按规定公示,${fine + i},${day},云山市第${i % 3}局`
  })
  return `\uFEFF${[HEADINGS, ...rows].join('\r\n')}\r\n`
}

/** Reads, stages and commits one table. */
export async function importJob(program: Program, scratch: string, run: number): Promise<Promised> {
  mkdirSync(scratch, { recursive: true })
  const file = path.join(scratch, `table-${run}.csv`)
  writeFileSync(file, tableText(run))
  const { batchId } = await program.call('imports.read', { path: file })
  if (batchId === null) throw new Error('the table was refused')
  return { job: 'import', batchId, ...(await program.call('imports.commit', { batchId, leaveOutBlocked: true })) }
}

/** A round from filter to draw, and its record printed. */
export async function renderJob(
  program: Program,
  scratch: string,
  run: number,
): Promise<Extract<Promised, { job: 'render' }>> {
  const { roundId } = await program.call('rounds.create', {
    title: `第 ${run} 轮`,
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await program.call('rounds.freeze', {
    roundId,
    design: SamplingDesign.parse({ method: { name: 'simple', size: 5 } }),
  })
  await program.call('samples.draw', { roundId, seed: String(run).padStart(20, '7'), thrownBy: '李代表' })
  const folder = path.join(scratch, `proof-${run}`)
  const { files } = await program.call('samples.exportProof', { roundId, folder })
  return { job: 'render', roundId, folder, files }
}
