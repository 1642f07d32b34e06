import type { BackendEvent, CallRequest, Reply } from '../../shared/contract/messages.ts'

/** What the preload offers to the page; nothing else of the computer is in reach. */
export interface Bridge {
  call(request: CallRequest): Promise<Reply>
  cancel(id: string): void
  listen(listener: (event: BackendEvent) => void): () => void
  dropped(files: File[]): Promise<string[]>
}

declare global {
  interface Window {
    bridge: Bridge
  }
}
