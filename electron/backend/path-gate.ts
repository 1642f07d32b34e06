import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { PathGate } from '../services/types.ts'

/** Lets through what a person has chosen in a dialog or dropped on the window, and what lies inside a chosen folder. */
export function createPathGate(): PathGate & { allow(chosen: string): void } {
  const chosen = new Set<string>()
  return {
    allow: (file) => void chosen.add(path.resolve(file)),
    check(file) {
      const absolute = path.resolve(file)
      for (let at = absolute; ; at = path.dirname(at)) {
        if (chosen.has(at)) return absolute
        if (path.dirname(at) === at) break
      }
      throw new AppError(
        'not_allowed',
        { path: absolute },
        `没有选择过这个文件：${absolute}。请在窗口中选择文件或者文件夹。`,
      )
    },
  }
}
