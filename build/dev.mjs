// Opens the window on Vite's development server. A change of the page shows at once; a change below `electron/` or
// `shared/` builds anew and starts the program again.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { electronProgram } from './electron-program.mjs'

const { program, args, env } = electronProgram()
const vite = path.resolve('node_modules/.bin/electron-vite')
const own = [...args, ...process.argv.slice(2)]
const run = spawn(process.execPath, [vite, 'dev', '--watch', '--', ...own], {
  stdio: 'inherit',
  env: { ...env, ELECTRON_EXEC_PATH: program },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal))
run.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
