import { app, type BrowserWindow, dialog, shell } from 'electron'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { Contract, Input, Name, Output } from '../../shared/contract/index.ts'
import type { BackendProcess } from './backend-process.ts'
import type { createOpenedCopies } from './opened-copies.ts'
import { type createPrinter, printWithDialog } from './print.ts'

/** What the procedures of the shell work with. */
export interface Shell {
  window: BrowserWindow
  backend: BackendProcess
  printer: ReturnType<typeof createPrinter>
  copies: ReturnType<typeof createOpenedCopies>
  dataFolder: string
  /** The orderly end, and a new start with these arguments; nothing happens where the person goes on working. */
  restart: (args: string[]) => void
}

type ShellName = { [N in Name]: Contract[N]['kind'] extends 'shell' ? N : never }[Name]
type ShellHandlers = { [N in ShellName]: (shell: Shell, input: Input<N>) => Promise<Output<N>> }

/** The procedures that need a window or the system. What a person chooses is allowed to the backend; nothing else is. */
export const shellHandlers: ShellHandlers = {
  'shell.chooseFiles': async ({ window, backend }, { title, filters }) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title,
      filters,
      properties: ['openFile', 'multiSelections'],
    })
    for (const file of filePaths) backend.allow(file)
    return { paths: filePaths }
  },
  'shell.chooseFolder': async ({ window, backend }, { title }) => {
    const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory'] })
    const [chosen = null] = filePaths
    if (chosen !== null) backend.allow(chosen)
    return { path: chosen }
  },
  'shell.saveAs': async ({ window, backend }, { title, name, filters }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath: name, filters })
    if (canceled || filePath === '') return { path: null }
    backend.allow(filePath)
    return { path: filePath }
  },
  'shell.openStored': async ({ backend, copies }, { sha256, name }) => {
    await openWithSystem(copies.copy(await backend.locate(sha256), name))
    return {}
  },
  'shell.printStored': async ({ backend, printer }, { sha256 }) => {
    const { path: file, mediaType } = await backend.locate(sha256)
    if (mediaType !== 'application/pdf') {
      throw new AppError('not_allowed', { mediaType }, '只能直接打印 PDF。其他材料请用相应的程序打开后打印。')
    }
    return { printed: await printer.printPdf(file) }
  },
  'shell.printPage': async ({ window }, { landscape }) => ({
    printed: await printWithDialog(window, { printBackground: true, landscape }),
  }),
  'shell.revealPath': async ({ backend, dataFolder }, { path: asked }) => {
    const file = path.resolve(asked)
    if (!isInside(file, dataFolder)) backend.checkPath(file)
    if (!existsSync(file)) throw new AppError('not_found', { path: file }, `文件已不在原处：${file}`)
    shell.showItemInFolder(file)
    return {}
  },
  'shell.openDataFolder': async ({ dataFolder }) => {
    await openWithSystem(dataFolder)
    return {}
  },
  'shell.restartOn': async ({ backend, restart }, { folder: asked }) => {
    const folder = backend.checkPath(asked)
    if (!existsSync(path.join(folder, 'mingjuan.db')))
      throw new AppError('not_found', { folder }, `“${folder}”里没有明卷的数据，不能用它启动。`)
    restart([...process.argv.slice(1).filter((word) => !word.startsWith('--data=')), `--data=${folder}`])
    return {}
  },
  'shell.setFullScreen': async ({ window }, { on }) => {
    window.setFullScreen(on)
    return {}
  },
  'shell.info': async ({ dataFolder }) => {
    // Typed as always there; the stand-in has none.
    const { electron, chrome, node } = process.versions as Partial<Record<string, string>>
    return {
      version: app.getVersion(),
      electron: electron ?? null,
      chromium: chrome ?? '',
      node: node ?? '',
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      dataFolder,
    }
  },
}

async function openWithSystem(file: string): Promise<void> {
  const fault = await shell.openPath(file)
  if (fault !== '') throw new AppError('not_found', { fault }, `系统中没有能打开它的程序（${fault}）。`)
}

const isInside = (file: string, folder: string): boolean => file === folder || file.startsWith(folder + path.sep)
