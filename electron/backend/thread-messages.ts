import type { ErrorReply } from '../../shared/contract/error.ts'
import type { BackendEvent, CallRequest, Reply } from '../../shared/contract/messages.ts'

/** What the shell starts the backend thread with. */
export interface ThreadStart {
  dataFolder: string
  actor: string
  today: string | undefined
  /** where the built code of the parse worker is */
  parseWorker: string
}

/** From the shell to the backend thread. */
export type ToBackend =
  | { type: 'call'; request: CallRequest }
  | { type: 'cancel'; id: string }
  | { type: 'allow'; path: string }
  | { type: 'printed'; id: number; pdf: Uint8Array }
  | { type: 'printFailed'; id: number; message: string }
  | { type: 'quit' }

/** From the backend thread to the shell. */
export type FromBackend =
  | { type: 'ready' }
  | { type: 'refused'; error: ErrorReply }
  | { type: 'reply'; id: string; reply: Reply }
  | { type: 'event'; event: BackendEvent }
  | { type: 'print'; id: number; html: string }
  | { type: 'closed' }
