import { z } from 'zod'
import { AppError, type ErrorReply } from '../../shared/contract/error.ts'
import { findSpec } from '../../shared/contract/index.ts'
import type { BackendEvent, CallRequest, Progress, Reply } from '../../shared/contract/messages.ts'
import { appendAudit } from '../database/audit.ts'
import type { WriteDb } from '../database/db.ts'
import { readSettings } from '../database/settings.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Resources } from '../resources.ts'
import { handlers } from '../services/index.ts'
import { operatorName } from '../services/session.ts'
import type { Call, Done, Host, PathGate, TaskCall } from '../services/types.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

// What a schema finds wrong with an input, a rubric, a setting or a manifest is read by people.
z.config(z.locales.zhCN())

export interface Backend {
  db: WriteDb
  files: FileStore
  resources: Resources
  rehearsal: boolean
  /** Who acts; left out, the person registered at this PC */
  actor?: string | undefined
  clock: Clock
  host: Host
  paths: PathGate
  log: Log
  announce(event: BackendEvent): void
}

export interface Controls {
  signal?: AbortSignal
  progress?: (progress: Progress) => void
}

type AnyHandler = (db: WriteDb, input: unknown, call: TaskCall) => unknown

/** Runs one call: parse, handle, commit with one audit entry, reply. The only place that catches errors. */
export async function dispatch(backend: Backend, request: CallRequest, controls: Controls = {}): Promise<Reply> {
  const spec = findSpec(request.name)
  const announce = (): void => {
    if (spec && spec.kind !== 'query') backend.announce({ type: 'changed', topics: [...spec.topics, 'audit'] })
  }
  try {
    if (!spec || spec.kind === 'shell') throw new AppError('unknown_procedure', { name: request.name })
    const input = parse(spec.input, request.input, 'invalid_input')
    const call = makeCall(backend, controls)
    const handler = handlers[request.name as keyof typeof handlers] as AnyHandler
    const commit = (work: () => unknown): unknown =>
      backend.db.transaction(() => {
        const { value, audit } = work() as Done<unknown>
        const checked = parse(spec.output, value, 'internal')
        appendAudit(backend.db, { at: call.now, actor: call.actor.name, action: request.name, ...audit })
        return checked
      })
    let value: unknown
    if (spec.kind === 'query') value = parse(spec.output, await handler(backend.db, input, call), 'internal')
    else if (spec.kind === 'command') value = commit(() => handler(backend.db, input, call))
    else {
      const close = (await handler(backend.db, input, call)) as (db: WriteDb) => Done<unknown>
      if (call.signal.aborted) throw new AppError('cancelled')
      value = commit(() => close(backend.db))
    }
    announce()
    return { ok: true, value }
  } catch (error) {
    // What a task staged before it failed may stay, as the documents of a bundle that was cut off.
    if (spec?.kind === 'task') announce()
    return { ok: false, error: toReply(backend, request.name, error) }
  }
}

function makeCall(backend: Backend, controls: Controls): TaskCall {
  const { clock, db, files, host, paths, resources, rehearsal } = backend
  const signal = controls.signal ?? new AbortController().signal
  const call: Call = {
    actor: { name: backend.actor ?? operatorName(db) },
    now: clock.now(),
    today: clock.today(),
    newId: () => clock.newId(),
    settings: readSettings(db),
    rehearsal,
    resources,
  }
  return {
    ...call,
    signal,
    host,
    files,
    paths,
    stage: (work) => db.transaction(() => work(db)),
    progress(done, total, label) {
      if (signal.aborted) throw new AppError('cancelled')
      controls.progress?.({ done, total, label })
    },
  }
}

function parse(schema: z.ZodType, value: unknown, code: 'invalid_input' | 'internal'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }))
  if (code === 'internal') throw new Error(`output does not fit the contract: ${JSON.stringify(issues)}`)
  throw new AppError(
    'invalid_input',
    { issues },
    `填写的内容不符合要求：${issues.map((i) => `${i.path || '输入'} ${i.message}`).join('；')}`,
  )
}

/** Known failures keep their code; whatever else happens becomes `internal` with an incident number that is in the log. */
function toReply(backend: Backend, name: string, error: unknown): ErrorReply {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details }
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return reply(new AppError('disk_full'))
  if (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT_UNIQUE')) return reply(new AppError('conflict'))
  const incident = backend.clock.newId()
  backend.log.error(name, incident, error)
  return reply(
    new AppError('internal', { incident }, `程序内部出错，没有保存任何改动。事件编号 ${incident}，详情见日志。`),
  )
}

const reply = ({ code, message, details }: AppError): ErrorReply => ({ code, message, details })
