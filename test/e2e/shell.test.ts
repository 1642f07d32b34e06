/// <reference lib="dom" />
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Bridge } from '../../electron/preload/index.ts'
import { findSpec } from '../../shared/contract/index.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { type Launched, launch } from '../support/launch.ts'
import { penaltyTable } from '../support/penalty-table.ts'
import { emptyPdf, type Prepared, prepareFolder } from '../support/prepared-folder.ts'

let folder: Prepared
let program: Launched
const pdf = emptyPdf()

interface WithNotes {
  notes: string[]
}

test.beforeAll(async () => {
  folder = await prepareFolder({
    cases: 12,
    stored: [
      { bytes: pdf, mediaType: 'application/pdf' },
      { bytes: Buffer.from('<script>alert(1)</script>'), mediaType: 'text/html' },
      { bytes: Buffer.from('to be damaged'), mediaType: 'text/plain' },
    ],
  })
  program = await launch({ data: folder.dir })
})
test.afterAll(async () => {
  await program.close()
  folder.remove()
})

test('the window shows the page, and a call goes through preload, bridge and backend thread', async () => {
  await expect(program.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  expect(await program.call('session.info', {})).toMatchObject({ today: '2026-09-01', cases: 12 })
  expect(await program.call('shell.info', {})).toMatchObject({ version: '0.1.0', dataFolder: folder.dir })
})

test('a dialog answered by the test: only the chosen file may be read', async () => {
  const file = path.join(folder.dir, 'chosen.csv')
  // Long enough to be read by a thread of its own.
  writeFileSync(file, penaltyTable(3000))
  await program.answerOpen(file)
  expect(await program.call('shell.chooseFiles', { title: '选择' })).toEqual({ paths: [file] })
  // The thread that reads it has its code where the build put it.
  const read = await program.call('imports.read', { path: file })
  expect(read.report).toMatchObject({ table: 'penalty', rows: 3000 })
  const elsewhere = await program.reply('maintenance.backUp', { file: path.join(folder.dir, 'elsewhere.zip') })
  expect(elsewhere).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  await program.answerOpen()
  expect(await program.call('shell.chooseFolder', { title: '选择' })).toEqual({ path: null })
})

test('a record printed by the hidden window holds Chinese text', async () => {
  const to = path.join(folder.dir, 'proof')
  mkdirSync(to)
  await program.answerOpen(to)
  await program.call('shell.chooseFolder', { title: '选择' })
  const { roundId } = await program.call('rounds.create', {
    title: '第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await program.call('rounds.freeze', {
    roundId,
    design: SamplingDesign.parse({ method: { name: 'simple', size: 5 } }),
  })
  await program.call('samples.draw', { roundId, seed: '00123456789012345678', thrownBy: '李代表' })
  const proof = await program.call('samples.exportProof', { roundId, folder: to })
  const record = proof.files.find((file) => file.endsWith('.pdf')) ?? ''
  const words = execFileSync('pdftotext', [path.resolve(proof.folder, record), '-'], { encoding: 'utf8' })
  expect(words.replaceAll(/\s/g, '')).toContain('李代表')
})

test('stored documents are served by their hash, whole or in ranges, and never damaged', async () => {
  const [sha256 = '', , damaged = ''] = folder.stored
  const ask = (address: string, range?: string) =>
    program.page.evaluate(
      async ([url, wanted]) => {
        const answer = await fetch(url, wanted === '' ? {} : { headers: { range: wanted } })
        const bytes = new Uint8Array(await answer.arrayBuffer())
        return { status: answer.status, type: answer.headers.get('content-type'), bytes: Array.from(bytes) }
      },
      [address, range ?? ''] as const,
    )
  expect(await ask(`/stored/${sha256}`)).toEqual({ status: 200, type: 'application/pdf', bytes: [...pdf] })
  expect(await ask(`/stored/${sha256}`, 'bytes=2-5')).toMatchObject({ status: 206, bytes: [...pdf.subarray(2, 6)] })
  expect((await ask(`/stored/${'0'.repeat(64)}`)).status).toBe(404)
  writeFileSync(path.join(folder.dir, 'files', damaged.slice(0, 2), damaged), 'damaged, same')
  const refused = await ask(`/stored/${damaged}`)
  expect(refused.status).toBe(500)
  expect(JSON.parse(Buffer.from(refused.bytes).toString())).toMatchObject({
    code: 'store_damaged',
    message: '这份材料的文件与登记的校验值不符，请从备份恢复。',
  })
})

test('a stored document opens as a private copy; what could run does not open', async () => {
  const [sha256 = '', page = ''] = folder.stored
  await program.app.evaluate(({ shell }) => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    shell.openPath = async (file: string) => {
      kept.notes.push(file)
      return ''
    }
  })
  await program.call('shell.openStored', { sha256, name: '../处罚决定书.exe' })
  const [copy = ''] = await program.app.evaluate(() => (globalThis as unknown as WithNotes).notes)
  expect(path.relative(path.join(folder.dir, 'opened'), copy)).toMatch(/^[0-9a-f-]{36}.{1}_处罚决定书\.exe\.pdf$/)
  expect(readFileSync(copy)).toEqual(pdf)
  expect(statSync(copy).mode & 0o222).toBe(0)
  expect(await program.reply('shell.openStored', { sha256: page, name: '说明.pdf' })).toMatchObject({
    ok: false,
    error: { code: 'not_allowed' },
  })
})

test('a stored PDF and the page go to the print dialog of the system', async () => {
  const [sha256 = '', page = ''] = folder.stored
  await program.app.evaluate(({ app, BrowserWindow }) => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    const listen = (contents: Electron.WebContents): void => {
      contents.print = (options, done) => {
        kept.notes.push(`${contents.getURL()} ${options?.silent}`)
        done?.(kept.notes.length < 3, 'Print job canceled')
      }
    }
    app.on('web-contents-created', (_event, contents) => listen(contents))
    for (const { webContents } of BrowserWindow.getAllWindows()) listen(webContents)
  })
  expect(await program.call('shell.printStored', { sha256 })).toEqual({ printed: true })
  expect(await program.call('shell.printPage', {})).toEqual({ printed: true })
  expect(await program.call('shell.printPage', {})).toEqual({ printed: false })
  const notes = await program.app.evaluate(() => (globalThis as unknown as WithNotes).notes)
  expect(notes[0]).toMatch(/^app:\/\/print\/\d+\.pdf false$/)
  expect(notes[1]).toMatch(/^app:\/\/mingjuan\/index\.html.* false$/)
  expect(await program.reply('shell.printStored', { sha256: page })).toMatchObject({ error: { code: 'not_allowed' } })
})

test('only chosen paths and the data folder are shown in the file manager', async () => {
  await program.call('shell.revealPath', { path: path.join(folder.dir, 'chosen.csv') })
  expect(await program.reply('shell.revealPath', { path: path.join(folder.dir, '..') })).toMatchObject({
    error: { code: 'not_allowed' },
  })
  expect(await program.reply('shell.revealPath', { path: `${folder.dir}/proof/missing.pdf` })).toMatchObject({
    error: { code: 'not_found' },
  })
})

test('the page hears of full screen, whoever asked for it', async () => {
  await program.page.evaluate(() => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    const { bridge } = window as unknown as { bridge: Bridge }
    bridge.listen((event) => {
      if (event.type === 'fullScreen') kept.notes.push(String(event.on))
    })
  })
  await program.call('shell.setFullScreen', { on: true })
  await program.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('full-screen')?.click())
  const heard = () => program.page.evaluate(() => (globalThis as unknown as WithNotes).notes)
  await expect.poll(heard).toEqual(['true', 'false'])
})

test('the menu speaks Chinese', async () => {
  const labels = await program.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => [
      item.label,
      ...(item.submenu?.items ?? []).map((inner) => inner.label),
    ]),
  )
  expect(labels).toContain('文件(&F)')
  expect(labels.filter((label) => label && !/\p{Script=Han}/u.test(label))).toEqual([])
})

test('the right mouse button offers cutting and pasting in a field, copying on marked text, nothing elsewhere', async () => {
  const offered = await program.app.evaluate(({ BrowserWindow, Menu }) => {
    const labels: string[] = []
    const own = Object.getOwnPropertyDescriptor(Menu.prototype, 'popup') ?? {}
    Menu.prototype.popup = function show(this: Electron.Menu) {
      labels.push(this.items.map(({ label }) => label).join())
    }
    const [window] = BrowserWindow.getAllWindows()
    const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
    for (const [isEditable, selectionText] of [
      [true, ''],
      [false, '处罚'],
      [false, ' '],
    ] as const)
      window?.webContents.emit('context-menu', {}, { isEditable, selectionText, editFlags })
    Object.defineProperty(Menu.prototype, 'popup', own)
    return labels
  })
  expect(offered).toEqual([expect.stringMatching(/^剪切,复制,粘贴,.*全选$/), '复制'])
})

test('leaving asks while a task runs, and ends in order when it may', async () => {
  expect(existsSync(path.join(folder.dir, 'running'))).toBe(true)
  const file = path.join(folder.dir, 'long.csv')
  writeFileSync(file, penaltyTable(200_000))
  await program.answerOpen(file)
  await program.call('shell.chooseFiles', { title: '选择' })
  await program.page.evaluate(() => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    const { bridge } = window as unknown as { bridge: Bridge }
    bridge.listen(({ type }) => kept.notes.push(type))
  })
  const reading = program.reply('imports.read', { path: file })
  const heard = () => program.page.evaluate(() => (globalThis as unknown as WithNotes).notes)
  await expect.poll(heard).toContain('progress')
  await program.app.evaluate(({ dialog }) => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    dialog.showMessageBox = async (...asked: unknown[]) => {
      kept.notes.push((asked.at(-1) as { detail: string }).detail)
      return { response: 0, checkboxChecked: false }
    }
  })
  const close = () =>
    program.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.isVisible())
        ?.close(),
    )
  await close()
  const asked = () => program.app.evaluate(() => (globalThis as unknown as WithNotes).notes)
  await expect.poll(asked).toEqual([expect.stringContaining(findSpec('imports.read')?.does ?? '?')])
  expect(await program.call('session.info', {})).toMatchObject({ cases: 12 })
  const ended = program.app.waitForEvent('close')
  await program.answerMessage(1)
  // The answer may never arrive: the window goes as soon as the task has stopped.
  void reading.catch(() => undefined)
  await close()
  await ended
  expect(existsSync(path.join(folder.dir, 'running'))).toBe(false)
})
