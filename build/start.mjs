// Opens the window of the program as it stands in the sources.
import { spawn } from 'node:child_process'
import { buildIfNeeded } from './build-if-needed.mjs'
import { electronProgram } from './electron-program.mjs'

buildIfNeeded()
const { program, args, env } = electronProgram()
const run = spawn(program, [...args, '.', ...process.argv.slice(2)], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal))
run.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
