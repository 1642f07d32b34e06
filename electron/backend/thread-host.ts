import type { Host } from '../services/types.ts'
import type { FromBackend, ToBackend } from './thread-messages.ts'

/** A host that asks the shell to print, for the backend thread: it has no window of its own. */
export function createThreadHost(post: (message: FromBackend) => void) {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()
  let last = 0
  const host: Host = {
    printPdf(html) {
      const asked = Promise.withResolvers<Uint8Array>()
      last += 1
      waiting.set(last, asked)
      post({ type: 'print', id: last, html })
      return asked.promise
    },
  }
  return {
    host,
    /** Takes the shell's answer to a request for printing. */
    settle(message: Extract<ToBackend, { type: 'printed' | 'printFailed' }>): void {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.type === 'printed') asked?.resolve(message.pdf)
      else asked?.reject(new Error(message.message))
    },
  }
}
