import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Files that ship with the program: migrations, rubrics, calendars, fonts, texts. */
export interface Resources {
  dir: string
  path(...parts: string[]): string
  text(...parts: string[]): string
  json(...parts: string[]): unknown
}

/** Looks upwards from `start` for the folder `resources` (source tree, build output and packed program alike). */
export function findResources(start: string): Resources {
  for (let at = start; ; at = path.dirname(at)) {
    const dir = path.join(at, 'resources')
    if (existsSync(path.join(dir, 'migrations'))) return openResources(dir)
    if (path.dirname(at) === at) throw new Error(`resources not found above ${start}`)
  }
}

/** Reads what the program ships with. Missing files throw: they are part of the program. */
export function openResources(dir: string): Resources {
  const at = (...parts: string[]): string => path.join(dir, ...parts)
  return {
    dir,
    path: at,
    text: (...parts) => readFileSync(at(...parts), 'utf8'),
    json: (...parts) => JSON.parse(readFileSync(at(...parts), 'utf8')) as unknown,
  }
}
