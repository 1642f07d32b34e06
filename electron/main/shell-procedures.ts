import { type BrowserWindow, dialog } from 'electron'
import type { Contract, Input, Name, Output } from '../../shared/contract/index.ts'

type ShellName = { [N in Name]: Contract[N]['kind'] extends 'shell' ? N : never }[Name]
type ShellHandlers = {
  [N in ShellName]: (window: BrowserWindow, input: Input<N>, allow: (path: string) => void) => Promise<Output<N>>
}

/** The procedures that need a dialog. What a person chooses is allowed to the backend; nothing else is. */
export const shellHandlers: ShellHandlers = {
  'shell.chooseFiles': async (window, { title, filters }, allow) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title,
      filters,
      properties: ['openFile', 'multiSelections'],
    })
    filePaths.forEach(allow)
    return { paths: filePaths }
  },
  'shell.chooseFolder': async (window, { title }, allow) => {
    const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory'] })
    const [path = null] = filePaths
    if (path !== null) allow(path)
    return { path }
  },
  'shell.saveAs': async (window, { title, name, filters }, allow) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title, defaultPath: name, filters })
    if (canceled || filePath === '') return { path: null }
    allow(filePath)
    return { path: filePath }
  },
}
