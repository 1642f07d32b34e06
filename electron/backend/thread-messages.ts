import type { ErrorReply } from '../../shared/contract/error.ts'
import type { BackendEvent, CallRequest, Reply } from '../../shared/contract/messages.ts'

/** What the shell starts the backend thread with. */
export interface ThreadStart {
  dataFolder: string
  today: string | undefined
  /** where the built code of the parse worker is */
  parseWorker: string
  /** and that of the thread for text layers */
  textLayerWorker: string
  /** and that of the thread that reads for the search index */
  searchWorker: string
}

/** Where a stored document lies and what it is. */
export interface StoredLocation {
  path: string
  /** bytes */
  size: number
  mediaType: string
}

/** From the shell to the backend thread. */
export type ToBackend =
  | { type: 'call'; request: CallRequest }
  | { type: 'cancel'; id: string }
  | { type: 'allow'; path: string }
  | { type: 'locate'; id: number; sha256: string }
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
  | { type: 'located'; id: number; found: StoredLocation | ErrorReply }
  | { type: 'closed' }
