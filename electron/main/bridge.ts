import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { AppError } from '../../shared/contract/error.ts'
import type { Reply } from '../../shared/contract/messages.ts'
import { shell as contract } from '../../shared/contract/shell.ts'
import { ORIGIN } from './pages.ts'
import { type Shell, shellHandlers } from './shell-procedures.ts'

const Request = z.strictObject({ id: z.string().max(64), name: z.string().max(100), input: z.unknown() })
type AnyShellHandler = (shell: Shell, input: unknown) => Promise<unknown>

/** Only these are checked here: the rest of the contract is the backend's, and the start of the window does not wait for it. */
const isShellName = (name: string): name is keyof typeof contract => Object.hasOwn(contract, name)

/** Opens the channels `call`, `cancel` and `dropped` to the main frame of the one window, and to nothing else. */
export function openBridge(shell: Shell): void {
  const { window, backend } = shell
  const isOurs = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
    event.sender === window.webContents &&
    event.senderFrame?.parent === null &&
    // A frame that has loaded nothing has no address: no error, and no answer.
    URL.parse(event.senderFrame.url)?.href.startsWith(`${ORIGIN}/`) === true

  ipcMain.handle('call', async (event, raw: unknown): Promise<Reply> => {
    try {
      if (!isOurs(event)) throw new AppError('not_allowed')
      const request = Request.safeParse(raw)
      if (!request.success) throw new AppError('invalid_input')
      const { name, input } = request.data
      if (!isShellName(name)) return await backend.call(request.data)
      const handler = shellHandlers[name] as AnyShellHandler
      const parsed = contract[name].input.safeParse(input)
      if (!parsed.success) throw new AppError('invalid_input')
      return { ok: true, value: await handler(shell, parsed.data) }
    } catch (error) {
      return { ok: false, error: toReply(error) }
    }
  })
  ipcMain.on('cancel', (event, id: unknown) => {
    if (isOurs(event) && typeof id === 'string') backend.cancel(id)
  })
  ipcMain.handle('dropped', (event, paths: unknown) => {
    if (!isOurs(event)) return
    for (const path of z.array(z.string()).max(1000).parse(paths)) backend.allow(path)
  })
}

/** Errors over IPC keep only their message, so they cross as data. */
function toReply(error: unknown): Extract<Reply, { ok: false }>['error'] {
  if (!(error instanceof AppError)) console.error('bridge:', error)
  const { code, details, message } = error instanceof AppError ? error : new AppError('internal')
  return { code, details, message }
}
