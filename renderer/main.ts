// The window proper is not built yet: this page shows the answer of one call and nothing invented.
import type { Result } from '../shared/contract/index.ts'
import type { BackendEvent, CallRequest, Reply } from '../shared/contract/messages.ts'

declare global {
  interface Window {
    bridge: {
      call(request: CallRequest): Promise<Reply>
      cancel(id: string): void
      listen(listener: (event: BackendEvent) => void): () => void
      dropped(files: File[]): Promise<string[]>
    }
  }
}

const state = document.querySelector('#state')
const reply = await window.bridge.call({ id: crypto.randomUUID(), name: 'session.info', input: {} })
if (state) {
  if (reply.ok) {
    const { version, rehearsal, actor, today, cases } = reply.value as Result<'session.info'>
    state.textContent = `版本 ${version}，${rehearsal ? '演练数据，' : ''}操作员 ${actor}，今天 ${today}，案卷 ${cases} 件`
  } else state.textContent = reply.error.message
}
