import os from 'node:os'
import path from 'node:path'
import { type Answer, askPerson, type Question } from './ask-person.ts'
import type { BrowserWindow } from './browser-window.ts'
import { state } from './state.ts'

interface Options {
  title?: string
  defaultPath?: string
  filters?: { extensions: string[] }[]
  properties?: string[]
}
interface MessageOptions {
  title?: string
  message?: string
  detail?: string
  buttons?: string[]
  cancelId?: number
}

const NOTHING: Question = {
  kind: 'message',
  title: '明卷',
  text: '',
  proposal: '',
  endings: [],
  buttons: ['确定', '取消'],
}

/** The person's answer where the program stands on a screen; elsewhere nobody is there, and the dialog is cancelled. */
async function ask(window: BrowserWindow | undefined, question: Partial<Question>): Promise<Answer> {
  if (!state.visible || !window) return { button: -1, paths: [] }
  return askPerson(window.webContents.targetId, { ...NOTHING, ...question })
}

/** A test puts its own functions in place of these. */
export const dialog = {
  async showOpenDialog(
    window?: BrowserWindow,
    { title = '打开', filters = [], properties = [] }: Options = {},
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    const endings = filters.flatMap(({ extensions }) => extensions).filter((ending) => ending !== '*')
    const { button, paths } = await ask(window, {
      kind: properties.includes('openDirectory') ? 'folder' : 'files',
      title,
      endings: endings.map((ending) => `.${ending}`),
    })
    const chosen = button === 0 ? paths : []
    return { canceled: chosen.length === 0, filePaths: chosen }
  },
  async showSaveDialog(
    window?: BrowserWindow,
    { title = '另存为', defaultPath = '' }: Options = {},
  ): Promise<{ canceled: boolean; filePath: string }> {
    const { button, paths } = await ask(window, {
      kind: 'save',
      title,
      proposal: path.resolve(os.homedir(), defaultPath),
    })
    const chosen = button === 0 ? paths[0] : undefined
    return { canceled: chosen === undefined, filePath: chosen ?? '' }
  },
  async showMessageBox(
    window?: BrowserWindow,
    { title = '明卷', message = '', detail = '', buttons = ['确定'], cancelId = 0 }: MessageOptions = {},
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    const { button } = await ask(window, { title, text: `${message}\n${detail}`.trim(), buttons })
    return { response: button < 0 ? cancelId : button, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    console.error(`electron stand-in: error box: ${title}\n${content}`)
  },
}
