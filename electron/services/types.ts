import type { JsonObject } from '../../shared/contract/error.ts'
import type { BackendName, Contract, Input, Output } from '../../shared/contract/index.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Resources } from '../resources.ts'

/** The one thing the backend asks of whoever runs it: print a page. */
export interface Host {
  /**
   * Prints HTML to PDF with the page size of its own style sheet. The program's faces stand below `fonts/` beside the page;
   * the 版记 of a letter comes to the foot of its last page.
   */
  printPdf(html: string): Promise<Uint8Array>
}

/** Paths a person has chosen; everything else is refused. */
export interface PathGate {
  /** Returns the absolute path, or throws `not_allowed`. */
  check(path: string): string
}

export interface Call {
  actor: { name: string }
  /** the instant of the call, UTC with milliseconds */
  now: string
  /** the civil day in Asia/Shanghai, YYYY-MM-DD */
  today: string
  newId(): string
  settings: Settings
  rehearsal: boolean
  resources: Resources
}

export interface TaskCall extends Call {
  signal: AbortSignal
  /** Throws `cancelled` when the call was cancelled; also lets other calls slip in. */
  progress(done: number, total: number, label: string): void
  host: Host
  files: FileStore
  paths: PathGate
  /** A transaction on staging tables only: nothing lasting, so no audit entry. */
  stage<T>(work: (db: WriteDb) => T): T
}

export interface Done<O> {
  value: O
  audit: { subject: string; detail: JsonObject }
}

/** What a handler looks like follows from the kind of its procedure. */
export type Handler<N extends BackendName> = Contract[N]['kind'] extends 'query'
  ? (db: ReadDb, input: Input<N>, call: TaskCall) => Output<N> | Promise<Output<N>>
  : Contract[N]['kind'] extends 'command'
    ? (db: WriteDb, input: Input<N>, call: Call) => Done<Output<N>>
    : (db: ReadDb, input: Input<N>, call: TaskCall) => Promise<(db: WriteDb) => Done<Output<N>>>

export type Handlers = { [N in BackendName]: Handler<N> }
