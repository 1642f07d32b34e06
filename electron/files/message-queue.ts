/** What a thread sends, to be asked for one by one. */
export interface MessageQueue<Message> {
  push: (message: Message) => void
  /** Once all that came before has been asked for, `next` throws this; the first failure counts. */
  fail: (error: Error) => void
  next: () => Promise<Message>
}

export function messageQueue<Message extends object>(): MessageQueue<Message> {
  const waiting: Message[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  return {
    push(message) {
      waiting.push(message)
      wake?.()
    },
    fail(error) {
      failure ??= error
      wake?.()
    },
    async next() {
      for (;;) {
        const message = waiting.shift()
        if (message) return message
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
