// The process that is killed, or whose disk runs full, in the middle of one import: reads a file and commits it, and says on
// stdout how far it has come, one line each.
import { writeSync } from 'node:fs'
import { openProgram } from '../../../electron/cli/program.ts'
import { AppError } from '../../../shared/contract/error.ts'

/** A line of the importer: a step of the import, in hundredths of the reading where there is something to count. */
export type ImportLine = { step: 'read' | 'staged' | 'commit' | 'done'; percent: number } | { failed: string }

const [data = '', file = ''] = process.argv.slice(2)
const say = (line: ImportLine): void => void writeSync(1, `${JSON.stringify(line)}\n`)
try {
  const program = openProgram({ data, json: true, today: '2026-09-01', actor: '受试员', command: '', rest: [] })
  let last = -1
  const progress = ({ done, total }: { done: number; total: number }): void => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 0
    if (percent > last) say({ step: 'read', percent })
    last = Math.max(last, percent)
  }
  const { batchId } = await program.call('imports.read', { path: file }, { progress })
  say({ step: 'staged', percent: 100 })
  say({ step: 'commit', percent: 0 })
  await program.call('imports.commit', { batchId: batchId ?? '', leaveOutBlocked: true })
  say({ step: 'done', percent: 100 })
  await program.close()
} catch (error) {
  // what the program answers is what is judged; anything else is a failure of the program
  if (!(error instanceof AppError)) throw error
  say({ failed: error.code })
}
// nothing that still waits may keep the process: whoever started it waits for its end
process.exit(0)
