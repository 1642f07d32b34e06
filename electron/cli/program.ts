import path from 'node:path'
import { systemClock } from '../backend/clock.ts'
import { type DataFolder, openDataFolder } from '../backend/data-folder.ts'
import { checkCrypto } from '../backend/crypto-self-check.ts'
import { defaultDataFolder } from '../backend/default-data-folder.ts'
import { type Backend, type Controls, dispatch } from '../backend/dispatcher.ts'
import { findResources } from '../resources.ts'
import { NOBODY } from '../services/session.ts'
import { AppError } from '../../shared/contract/error.ts'
import type { BackendName, CallInput, Result } from '../../shared/contract/index.ts'
import type { Arguments } from './arguments.ts'
import { createChromiumHost } from './chromium-host.ts'

/** The whole program without a window: one data folder, the same dispatcher, in process. */
export interface Program {
  folder: DataFolder
  backend: Backend
  call<N extends BackendName>(name: N, input: CallInput<N>, controls?: Controls): Promise<Result<N>>
  /** The procedure by its text, for `call NAME`. */
  callByName(name: string, input: unknown, controls?: Controls): Promise<unknown>
  /** The same program with another person at the keyboard. */
  as(actor: string): void
  close(): Promise<void>
}

export function openProgram(args: Arguments, options: { rehearsal?: boolean } = {}): Program {
  checkCrypto()
  const resources = findResources(import.meta.dirname)
  const clock = systemClock(args.today)
  const actor = args.actor ?? NOBODY
  const dir = path.resolve(args.data ?? defaultDataFolder())
  const folder = openDataFolder(dir, { resources, clock, actor, ...options })
  const host = createChromiumHost(resources.path('fonts'))
  const backend: Backend = {
    db: folder.db,
    files: folder.files,
    resources,
    rehearsal: folder.rehearsal,
    actor,
    clock,
    host,
    paths: { check: (file) => path.resolve(file) },
    log: folder.log,
    announce: () => undefined,
  }
  const callByName = async (name: string, input: unknown, controls: Controls = {}): Promise<unknown> => {
    const reply = await dispatch(backend, { id: clock.newId(), name, input }, { progress: showProgress, ...controls })
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.details, reply.error.message)
    return reply.value
  }
  return {
    folder,
    backend,
    callByName,
    call: async (name, input, controls) => (await callByName(name, input, controls)) as Result<typeof name>,
    as: (name) => {
      backend.actor = name
    },
    async close() {
      await host.close()
      folder.close()
    },
  }
}

/** Opens the data folder for one command and closes it whatever happens. */
export async function withProgram<T>(args: Arguments, work: (program: Program) => Promise<T>): Promise<T> {
  const program = openProgram(args)
  try {
    return await work(program)
  } finally {
    await program.close()
  }
}

let shownAt = 0
/** At most five lines a second, on stderr; nothing when it is not a terminal. */
function showProgress({ done, total, label }: { done: number; total: number; label: string }): void {
  if (!process.stderr.isTTY || Date.now() - shownAt < 200) return
  shownAt = Date.now()
  process.stderr.write(`\r\u001b[K${label} ${total > 0 ? `${Math.floor((100 * done) / total)}%` : done}`)
}
