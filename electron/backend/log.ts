import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'

export interface Log {
  error(action: string, incident: string, error: unknown): void
}

/** JSON lines, one file a day. Stack and message of the program only: no inputs, so no personal data. */
export function fileLog(folder: string, now: () => string): Log {
  return {
    error(action, incident, error) {
      const at = now()
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      mkdirSync(folder, { recursive: true })
      appendFileSync(
        path.join(folder, `${at.slice(0, 10)}.jsonl`),
        `${JSON.stringify({ at, action, incident, stack })}\n`,
      )
    },
  }
}
