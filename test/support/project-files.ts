import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const SKIPPED = /(^|\/)(node_modules|out|dist|\.git|test-results|playwright-report|demo-out)(\/|$)/

/** Every file of the project below `folder` (`.` = all), as paths from its root with forward slashes. */
export function projectFiles(folder: string, ending = /./): string[] {
  const files: string[] = []
  const walk = (at: string): void => {
    for (const entry of readdirSync(path.join(root, at), { withFileTypes: true })) {
      const file = path.posix.join(at, entry.name)
      if (SKIPPED.test(file)) continue
      if (entry.isDirectory()) walk(file)
      else if (ending.test(file)) files.push(file)
    }
  }
  walk(folder)
  return files.sort()
}

export const projectText = (file: string): string => readFileSync(path.join(root, file), 'utf8')
