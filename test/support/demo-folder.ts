import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * A data folder with the rehearsal data, made by the demo once and kept in `node_modules/.cache`: copy it, never write
 * to it. `MINGJUAN_DEMO` names one that is there already.
 */
export function demoFolder(): string {
  const given = process.env['MINGJUAN_DEMO']
  if (given !== undefined) return given
  const kept = path.join(root, 'node_modules/.cache/mingjuan-demo')
  const data = path.join(kept, '数据')
  if (existsSync(data)) return data
  const making = `${kept}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(path.dirname(kept), { recursive: true })
  const main = path.join(root, 'electron/cli/main.ts')
  const words = ['--disable-warning=ExperimentalWarning', main, '--today', '2026-09-01', 'demo', '--out', making]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo failed:\n${stdout}\n${stderr}`)
  renameSync(making, kept)
  return data
}
