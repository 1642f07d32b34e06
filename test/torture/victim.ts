import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openProgram, type Program } from '../../electron/cli/program.ts'
import { prepareLetterRound } from './letter-round.ts'

/**
 * What is killed: imports, issues and renders without end in the data folder given, one kind of work or all in turn.
 * Prints `ready` when the work begins, then one line for every job done, so that the killer knows what was promised.
 */
const [folder = '', work = 'import', start = '0'] = process.argv.slice(2)

function writeTable(file: string, number: number, rows: number): void {
  const lines = [
    '案件编号,案件名称,当事人名称,案由,处罚种类,处罚内容,罚款金额（元）,立案日期,处罚决定日期,处罚决定书文号,执法主体',
  ]
  for (let i = 0; i < rows; i += 1) {
    const id = `${number}-${i}`
    lines.push(
      `K${id},试验案${id},试验单位${id},发布虚假广告,罚款,罚款1000元,1000,2026-03-02,2026-04-01,试罚〔2026〕${number}${String(i).padStart(5, '0')}号,试验局`,
    )
  }
  writeFileSync(file, `${lines.join('\r\n')}\r\n`)
}

async function importOnce(program: Program, number: number): Promise<string> {
  const file = path.join(folder, 'incoming.csv')
  writeTable(file, number, 2500)
  const { batchId } = await program.call('imports.read', { path: file })
  if (batchId === null) throw new Error('table refused')
  const { added } = await program.call('imports.commit', { batchId, leaveOutBlocked: true })
  return `imported ${batchId} ${added}`
}

const program = openProgram({
  data: path.join(folder, 'data'),
  json: true,
  today: '2026-09-01',
  actor: '拟稿人',
  command: '',
  rest: [],
})
const letters = work === 'import' ? undefined : await prepareLetterRound(program)
process.stdout.write('ready\n')
for (let number = Number(start); ; number += 1) {
  const line =
    letters && (work === 'letters' || number % 2 === 1)
      ? await letters.issueAndRender()
      : await importOnce(program, number)
  process.stdout.write(`${line}\n`)
}
