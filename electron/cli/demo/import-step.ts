import path from 'node:path'
import type { DemoContext } from './context.ts'

export interface ImportFigures {
  added: number
  updated: number
  unchanged: number
  refused: number
}

/** Reads and commits every file that the agencies sent, tables first, and shows what was found wrong. */
export async function importInputs({ call, report, inputs }: DemoContext): Promise<ImportFigures> {
  report.heading('导入：机关报送的表格和案卷')
  const total = { added: 0, updated: 0, unchanged: 0, refused: 0 }
  const rows: (string | number)[][] = [['文件', '编码或形式', '新增', '更新', '重复', '拒收', '问题']]
  const sentences: string[] = []
  for (const file of [...inputs.tables, ...inputs.bundles]) {
    const { batchId, report: read } = await call('imports.read', { path: file })
    if (batchId === null) throw new Error(`${file}: ${read.problems[0]?.message ?? 'not read'}`)
    const done = await call('imports.commit', { batchId, leaveOutBlocked: true })
    for (const key of ['added', 'updated', 'unchanged', 'refused'] as const) total[key] += done[key]
    const form = read.kind === 'bundle' ? `${read.cases ?? 0} 卷 ${read.documents ?? 0} 件` : (read.encoding ?? 'XLSX')
    rows.push([path.basename(file), form, done.added, done.updated, done.unchanged, done.refused, read.problemsTotal])
    sentences.push(...read.problems.map((problem) => problem.message))
  }
  report.table(rows)
  report.line('')
  report.line('导入时指出的问题（都是演练数据里有意留下的）：')
  for (const sentence of sentences.slice(0, 8)) report.line(`· ${sentence}`)
  return total
}
