// The process that is killed: opens the data folder as the command line does and works until it dies.
// It says on stdout, one JSON line each, what it has been promised; a pipe takes such a line before the next step begins.
import { writeSync } from 'node:fs'
import { openProgram } from '../../electron/cli/program.ts'
import { issueJob, nameBureau } from './issue-job.ts'
import { importJob, type Promised } from './jobs.ts'

const [data = '', scratch = '', first = '0'] = process.argv.slice(2)
const say = (line: { ready: true } | Promised): void => void writeSync(1, `${JSON.stringify(line)}\n`)

const program = openProgram({ data, json: true, today: '2026-09-01', actor: '受试员', command: '', rest: [] })
say({ ready: true })
await nameBureau(program)
for (let run = Number(first); ; run += 1) {
  say(await importJob(program, scratch, run))
  await issueJob(program, scratch, run, say)
}
