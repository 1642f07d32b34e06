import type { ErrorCode, ErrorReply, JsonObject } from '../../shared/contract/error.ts'
import type { CallInput, Name, Result } from '../../shared/contract/index.ts'
import type { BackendEvent, Progress } from '../../shared/contract/messages.ts'

/** A call that was refused or failed: the sentence is for the user, code and details are for the page. */
export class CallError extends Error {
  readonly code: ErrorCode
  readonly details: JsonObject
  constructor({ code, message, details }: ErrorReply) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.details = details
  }
}

export interface CallOptions {
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

const listeners = new Set<(event: BackendEvent) => void>()
const progressOf = new Map<string, (progress: Progress) => void>()

window.bridge.listen((event) => {
  if (event.type === 'progress') progressOf.get(event.id)?.(event.progress)
  for (const listener of listeners) listener(event)
})

/** Hears everything the backend tells without being asked. Returns what ends the listening. */
export function listen(listener: (event: BackendEvent) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Calls a procedure. Rejects with a `CallError`, also when it was cancelled (code `cancelled`). */
export async function call<N extends Name>(
  name: N,
  input: CallInput<N>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<N>> {
  const id = crypto.randomUUID()
  const cancel = (): void => window.bridge.cancel(id)
  if (onProgress) progressOf.set(id, onProgress)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const reply = await window.bridge.call({ id, name, input })
    if (!reply.ok) throw new CallError(reply.error)
    return reply.value as Result<N>
  } finally {
    progressOf.delete(id)
    signal?.removeEventListener('abort', cancel)
  }
}
