import os from 'node:os'
import path from 'node:path'
import type { Session } from './devtools.ts'
import { browser } from './state.ts'

/** What a dialog asks for: `files`, `folder` and `save` are answered with paths, `message` with the index of a button. */
export interface Question {
  kind: 'files' | 'folder' | 'save' | 'message'
  title: string
  text: string
  /** where the field for a path begins */
  proposal: string
  /** endings of the files that are wanted, each with its dot */
  endings: string[]
  buttons: string[]
}
export interface Answer {
  /** -1: cancelled */
  button: number
  paths: string[]
}

const WORLD = 'stand-in-dialog'
const BINDING = 'standInAnswer'

/**
 * Asks the person before the screen in a dialog upon the page, since there are no native ones here. It lives in a world of
 * its own: the page's scripts and policy know nothing of it. Which files were chosen DevTools alone can tell; a path can
 * also be typed.
 */
export async function askPerson(targetId: string, question: Question): Promise<Answer> {
  const page = await browser().attach(targetId)
  const answered = Promise.withResolvers<Answer>()
  await Promise.all([page.send('Page.enable'), page.send('Runtime.enable'), page.send('DOM.enable')])
  await page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
  const { frameTree } = await page.send('Page.getFrameTree')
  const { id: frameId } = (frameTree as { frame: { id: string } }).frame
  const { executionContextId: contextId } = await page.send('Page.createIsolatedWorld', { frameId, worldName: WORLD })
  page.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== BINDING) return
    const given = JSON.parse(String(payload)) as Given
    void readAnswer(page, Number(contextId), given).then(answered.resolve, answered.reject)
  })
  const expression = `(${showDialog.toString()})(${JSON.stringify(BINDING)}, ${JSON.stringify(question)})`
  await page.send('Runtime.evaluate', { expression, contextId })
  return answered.promise
}

interface Given {
  button: number
  typed: string
  /** of each chosen file its path below the chosen folder, or nothing */
  files: string[]
}

/** Paths that were typed, else those of the chosen files; for a folder the one that its first file lies in. */
async function readAnswer(page: Session, contextId: number, { button, typed, files }: Given): Promise<Answer> {
  if (button < 0) return { button, paths: [] }
  if (typed !== '') return { button, paths: [path.resolve(typed.replace(/^~(?=\/|$)/, os.homedir()))] }
  const paths: string[] = []
  for (const [i, below] of files.entries()) {
    const { result } = await page.send('Runtime.evaluate', { expression: `standInFiles[${i}]`, contextId })
    const { objectId } = result as { objectId: string }
    const { path: file } = await page.send('DOM.getFileInfo', { objectId })
    if (below !== '') return { button, paths: [String(file).slice(0, -below.length) + below.split('/')[0]] }
    paths.push(String(file))
  }
  return { button, paths }
}

/** Runs in the page: shows the dialog and tells what was pressed, typed or chosen. Refers to nothing outside itself. */
function showDialog(binding: string, { kind, title, text, proposal, endings, buttons }: Question): void {
  const world = globalThis as unknown as Record<string, unknown>
  const tell = world[binding] as (text: string) => void
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties: Partial<HTMLElementTagNameMap[K]>,
    style = '',
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K] => {
    const element = Object.assign(document.createElement(tag), properties)
    element.style.cssText = style
    element.append(...children)
    return element
  }
  const dialog = make(
    'dialog',
    {},
    'width:480px;padding:20px;border:1px solid #8a919e;border-radius:4px;font:14px sans-serif',
  )
  const answer = (button: number, typed: string, chosen: File[]): void => {
    world['standInFiles'] = chosen
    dialog.remove()
    tell(JSON.stringify({ button, typed, files: chosen.map((file) => file.webkitRelativePath) }))
  }
  const chooser = make('input', {
    type: 'file',
    multiple: true,
    accept: endings.join(','),
    webkitdirectory: kind === 'folder',
  })
  chooser.addEventListener('change', () => answer(0, '', [...(chooser.files ?? [])]))
  const field = make('input', { type: 'text', value: proposal }, 'width:100%;box-sizing:border-box;padding:6px')
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') answer(0, field.value.trim(), [])
  })
  const row = make('div', {}, 'margin-top:16px')
  for (const [i, name] of buttons.entries()) {
    const button = make('button', { type: 'button' }, 'padding:6px 18px;margin-right:8px', name)
    button.addEventListener('click', () => answer(i, field.value.trim(), []))
    row.append(button)
  }
  dialog.addEventListener('cancel', (event) => {
    // A chooser that was cancelled says so with an event of the same name.
    if (event.target === dialog) answer(-1, '', [])
  })
  dialog.append(make('strong', {}, '', title))
  if (text !== '') dialog.append(make('p', {}, 'white-space:pre-wrap', text))
  if (kind === 'files' || kind === 'folder')
    dialog.append(
      make('label', {}, 'display:block;margin:12px 0', kind === 'files' ? '选择文件：' : '选择文件夹：', chooser),
    )
  if (kind !== 'message')
    dialog.append(
      make('label', {}, 'display:block;margin:12px 0', kind === 'save' ? '保存为：' : '或者写出路径：', field),
    )
  dialog.append(row)
  document.body.append(dialog)
  dialog.showModal()
  if (kind === 'save') field.focus()
}
