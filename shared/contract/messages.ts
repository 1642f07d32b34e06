import type { ErrorReply } from './error.ts'
import type { Topic } from './topics.ts'

/** What crosses between window, shell and backend thread: plain data only. */
export interface CallRequest {
  id: string
  name: string
  input: unknown
}
export type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorReply }
export interface Progress {
  done: number
  total: number
  label: string
}
export type BackendEvent =
  | { type: 'progress'; id: string; progress: Progress }
  | { type: 'changed'; topics: readonly Topic[] }
