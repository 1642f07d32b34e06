import { setTimeout } from 'node:timers/promises'
import { app, type BrowserWindow, dialog } from 'electron'
import type { BackendEvent } from '../../shared/contract/messages.ts'
import type { BackendProcess } from './backend-process.ts'

/**
 * The orderly end, whether the window is closed, the menu chosen or the system shuts down: asks while a task runs,
 * lets the backend close its data with the window still there, and only then ends. Returns what ends the program in the
 * same way and starts it anew with other arguments.
 */
export function quitInOrder(
  window: BrowserWindow,
  backend: BackendProcess,
  last: () => void,
): (args: string[]) => void {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open'

  const close = async (restartWith: string[] | null = null): Promise<void> => {
    if (state !== 'open') return
    state = 'asking'
    if (!(await mayEnd(window, await backend.underWay('task')))) {
      state = 'open'
      return
    }
    state = 'closing'
    await lastWords(window, backend)
    await backend.stop()
    state = 'closed'
    last()
    if (restartWith !== null) app.relaunch({ args: restartWith })
    app.quit()
  }
  window.on('close', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    void close()
  })
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    void close()
  })
  // The page's own process died or was killed with the window: nothing is left to ask in.
  window.once('closed', () => app.quit())
  return (args) => void close(args)
}

/** A page that does not answer must not hold up the end for longer. */
const LAST_WORDS_MS = 2000

/** Tells the page that the end has come, and lets what it then saves reach the backend, which takes nothing once it stops. */
async function lastWords(window: BrowserWindow, backend: BackendProcess): Promise<void> {
  const over = performance.now() + LAST_WORDS_MS
  if (!window.isDestroyed()) window.webContents.send('event', { type: 'closing' } satisfies BackendEvent)
  do {
    // When the page answers it has heard, and what it asked for before this answer has come in.
    await Promise.race([pageAnswers(window), setTimeout(over - performance.now(), undefined, { ref: false })])
    if ((await backend.underWay('command')).length === 0) return
    await setTimeout(20)
  } while (performance.now() < over)
}

async function pageAnswers(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return
  try {
    await window.webContents.executeJavaScript('0')
  } catch (error) {
    // A page that has gone has nothing more to save.
    console.error('page at the end:', error)
  }
}

/** Asks whether the tasks may be cut off; nothing to ask when none runs, nobody to ask when the window is gone. */
async function mayEnd(window: BrowserWindow, tasks: string[]): Promise<boolean> {
  if (tasks.length === 0 || window.isDestroyed()) return true
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: '明卷',
    message: '还有工作正在进行，现在退出吗？',
    detail: `${tasks.map((task) => `· ${task}`).join('\n')}\n\n退出会取消它们，不会留下做了一半的内容。已经保存的内容不受影响。`,
    buttons: ['继续工作', '取消工作并退出'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
