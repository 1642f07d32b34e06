import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Clock, uuidv7 } from '../../electron/backend/clock.ts'
import { openDataFolder } from '../../electron/backend/data-folder.ts'
import { type Backend, type Controls, dispatch } from '../../electron/backend/dispatcher.ts'
import { findResources } from '../../electron/resources.ts'
import type { Host } from '../../electron/services/types.ts'
import { AppError } from '../../shared/contract/error.ts'
import type { BackendName, CallInput, Result } from '../../shared/contract/index.ts'

/** A host for tests that print nothing: asking it to print is a failure of the test. */
const noPrinter: Host = {
  printPdf: () => Promise.reject(new Error('this test has no printer')),
}

/** Fixed day, a clock that ticks a second a call, counting ids. */
export function testClock(today = '2026-09-01'): Clock & { setToday(day: string): void } {
  let ticks = 0
  let ids = 0
  return {
    setToday: (day) => {
      today = day
    },
    now: () => new Date(Date.parse(`${today}T01:00:00Z`) + 1000 * ticks++).toISOString(),
    today: () => today,
    newId: () => uuidv7(Date.parse(`${today}T00:00:00Z`), Buffer.from((++ids).toString(16).padStart(20, '0'), 'hex')),
  }
}

/** A whole backend on a temporary folder, through the real dispatcher; removed when the test ends. */
export function createWorld(options: { today?: string; rehearsal?: boolean; actor?: string; host?: Host } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-test-'))
  const resources = findResources(import.meta.dirname)
  const clock = testClock(options.today)
  const folder = openDataFolder(dir, { resources, clock, actor: '测试员', rehearsal: options.rehearsal ?? false })
  const backend: Backend = {
    db: folder.db,
    files: folder.files,
    resources,
    rehearsal: folder.rehearsal,
    actor: options.actor ?? '测试员',
    clock,
    host: options.host ?? noPrinter,
    paths: { check: (file) => path.resolve(file) },
    log: { error: (action, _incident, error) => console.error(action, error) },
    announce: () => undefined,
  }
  onTestFinished(() => {
    folder.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    ...backend,
    backend,
    dir,
    /** Runs a procedure; an error reply becomes a thrown AppError. */
    async call<N extends BackendName>(name: N, input: CallInput<N>, controls?: Controls): Promise<Result<N>> {
      const reply = await dispatch(backend, { id: clock.newId(), name, input }, controls)
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.details, reply.error.message)
      return reply.value as Result<N>
    },
    /** Another day begins. */
    setToday: (day: string): void => clock.setToday(day),
    /** The same program with another person at the keyboard; without a name, the one registered at this PC. */
    as(name: string | undefined): void {
      backend.actor = name
    },
  }
}
export type World = ReturnType<typeof createWorld>
