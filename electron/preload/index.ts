import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { BackendEvent, CallRequest, Reply } from '../../shared/contract/messages.ts'

/** All the page can do: call, cancel, listen, and hand over the files a person dropped. Never grows with features. */
const bridge = {
  call: (request: CallRequest): Promise<Reply> => ipcRenderer.invoke('call', request) as Promise<Reply>,
  cancel: (id: string): void => ipcRenderer.send('cancel', id),
  /** Returns what ends the listening. */
  listen(listener: (event: BackendEvent) => void): () => void {
    const pass = (_: unknown, event: BackendEvent): void => listener(event)
    ipcRenderer.on('event', pass)
    return () => void ipcRenderer.off('event', pass)
  },
  /** Registers files a person dropped on the page and answers their paths; a file made by script has none. */
  async dropped(files: File[]): Promise<string[]> {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    await ipcRenderer.invoke('dropped', paths)
    return paths
  },
}
export type Bridge = typeof bridge

contextBridge.exposeInMainWorld('bridge', bridge)
