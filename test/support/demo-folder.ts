import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectFiles, projectText } from './project-files.ts'

const root = path.resolve(import.meta.dirname, '../..')
const cache = path.join(root, 'node_modules/.cache/mingjuan-demo')

/**
 * A data folder with the rehearsal data, their texts read, made by the demo once and kept in `node_modules/.cache`: copy it, never write
 * to it. `MINGJUAN_DEMO` names one that is there already.
 */
export function demoFolder(): string {
  const given = process.env['MINGJUAN_DEMO']
  if (given !== undefined) return given
  const kept = path.join(cache, whatMakesIt())
  const data = path.join(kept, '数据')
  if (existsSync(data)) return data
  mkdirSync(cache, { recursive: true })
  // Another run may be making its own at this moment, under a name with a dot.
  for (const old of readdirSync(cache).filter((name) => !name.includes('.')))
    rmSync(path.join(cache, old), { recursive: true, force: true })
  const making = `${kept}.${process.pid}`
  const run = (...args: string[]): void => {
    const words = ['--disable-warning=ExperimentalWarning', path.join(root, 'electron/cli/main.ts')]
    const made = spawnSync(process.execPath, [...words, '--today', '2026-09-01', ...args], {
      cwd: root,
      encoding: 'utf8',
    })
    if (made.status === 0) return
    rmSync(making, { recursive: true, force: true })
    throw new Error(`the demo failed:\n${made.stdout}\n${made.stderr}`)
  }
  run('demo', '--out', making)
  // else every program that starts on a copy would read the same texts in the background of its flow
  run('--data', path.join(making, '数据'), 'call', 'texts.read')
  if (existsSync(data)) rmSync(making, { recursive: true, force: true })
  else renameSync(making, kept)
  return data
}

/** A name that changes with the invented data, the steps of the demo and the tables they are kept in. */
function whatMakesIt(): string {
  const hash = createHash('sha256')
  const folders = ['electron/rehearsal', 'electron/cli/demo', 'resources/migrations']
  for (const file of [...folders.flatMap((folder) => projectFiles(folder)), 'test/support/demo-folder.ts'])
    hash.update(file).update(projectText(file))
  return hash.digest('hex').slice(0, 12)
}
