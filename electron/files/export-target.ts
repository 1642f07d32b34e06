import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'

/**
 * The file that an export writes: the path that the gate let through, with the ending of its format where it has none. Refuses with
 * `conflict` to write over a file of the completed name: whoever chose the bare name was not asked about that one.
 */
export function exportTarget(chosen: string, format: 'xlsx' | 'csv'): string {
  if (path.extname(chosen) !== '') return chosen
  const target = `${chosen}.${format}`
  if (existsSync(target))
    throw new AppError('conflict', { file: target }, `“${path.basename(target)}”已经存在，没有覆盖。请另写一个文件名。`)
  return target
}
