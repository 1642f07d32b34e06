// Opens the window of the program as it stands in the sources.
import { spawn } from 'node:child_process'
import { buildIfNeeded } from './build-if-needed.mjs'
import { electronProgram } from './electron-program.mjs'

buildIfNeeded()
const { command, args } = electronProgram()
// Chromium refuses its sandbox to root.
const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const program = spawn(command, [...args, ...forRoot, '.', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
program.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
