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
  /** Work that the backend began of itself; its progress and its end carry the same id. */
  | { type: 'begun'; id: string; label: string }
  | { type: 'ended'; id: string }
  | { type: 'changed'; topics: readonly Topic[] }
  /** The backend thread ended by itself; calls under way failed with `backend_lost`. */
  | { type: 'backendLost' }
  /** It runs again: everything shown has to be read anew. */
  | { type: 'backendBack' }
  /** The window has entered or left full screen, by whoever's will. */
  | { type: 'fullScreen'; on: boolean }
  /** The program ends as soon as the backend has closed its data. */
  | { type: 'closing' }
