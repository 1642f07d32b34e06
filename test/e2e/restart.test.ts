import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Bridge } from '../../electron/preload/index.ts'
import { AppError } from '../../shared/contract/error.ts'
import { builtProgram, type Launched, launch } from '../support/launch.ts'
import { penaltyTable } from '../support/penalty-table.ts'
import { type Prepared, prepareFolder } from '../support/prepared-folder.ts'

interface Kept {
  keptThreads: { file: string; thread: { terminate(): Promise<number> } }[]
}
interface Heard {
  heard: string[]
}

let folder: Prepared

test.beforeEach(async () => {
  folder = await prepareFolder({})
})
test.afterEach(() => folder.remove())

const start = (): Promise<Launched> =>
  launch({ data: folder.dir, before: path.resolve(import.meta.dirname, '../support/keep-threads.cjs') })

/** Ends the backend thread where it stands, as a fault in native code would. */
const endThread = (program: Launched): Promise<void> =>
  program.app.evaluate(() => {
    const { keptThreads } = globalThis as unknown as Kept
    void keptThreads.findLast(({ file }) => !file.includes('parse'))?.thread.terminate()
  })

const listen = (program: Launched): Promise<void> =>
  program.page.evaluate(() => {
    const { bridge } = window as unknown as { bridge: Bridge }
    const kept = globalThis as unknown as Heard
    kept.heard = []
    bridge.listen((event) => kept.heard.push(event.type))
  })
const heard = (program: Launched): Promise<string[]> =>
  program.page.evaluate(() => (globalThis as unknown as Heard).heard)

async function chooseTable(program: Launched, rows: number): Promise<string> {
  const file = path.join(folder.dir, `${rows}.csv`)
  writeFileSync(file, penaltyTable(rows, '云山市第9局'))
  await program.answerOpen(file)
  await program.call('shell.chooseFiles', { title: '选择' })
  return file
}

async function read(program: Launched, file: string): Promise<string> {
  const { batchId } = await program.call('imports.read', { path: file })
  if (batchId === null) throw new Error('nothing was read')
  return batchId
}

/** What may not differ after a crash: the cases, and no batch that is neither done nor marked. */
async function expectNothingHalfDone(program: Launched, cases: number[]): Promise<void> {
  expect(cases).toContain((await program.call('session.info', {})).cases)
  const { rows } = await program.call('imports.list', {})
  expect(rows.map(({ state }) => state)).not.toContain('reading')
}

test('restart keeps data, chain and window', async () => {
  let program = await start()
  const batchId = await read(program, await chooseTable(program, 300))
  await program.call('imports.commit', { batchId })
  await program.call('rounds.create', {
    title: '第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1280, height: 720 }),
  )
  const look = async () => ({
    cases: await program.call('cases.page', { limit: 20 }),
    rounds: await program.call('rounds.list', {}),
    audit: await program.call('audit.verify', {}),
  })
  const before = await look()
  expect(before.cases.total).toBe(300)
  await program.close()
  expect(existsSync(path.join(folder.dir, 'running'))).toBe(false)

  program = await start()
  expect(await look()).toEqual(before)
  expect(before.audit.ok).toBe(true)
  const bounds = await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  expect(bounds).toEqual({ x: 40, y: 30, width: 1280, height: 720 })
  await program.close()
})

test('the backend lost while it reads a file: the call says so, the page hears it, nothing half done stays', async () => {
  const program = await start()
  await listen(program)
  const file = await chooseTable(program, 60_000)
  const reading = program.reply('imports.read', { path: file })
  await expect.poll(() => heard(program)).toContain('progress')
  await endThread(program)
  expect(await reading).toEqual({
    ok: false,
    error: { code: 'backend_lost', details: {}, message: new AppError('backend_lost').message },
  })
  await expect.poll(() => heard(program)).toEqual(expect.arrayContaining(['backendLost', 'backendBack']))
  await expectNothingHalfDone(program, [0])

  // What was chosen before stays chosen: the same file can be read again at once.
  await program.call('imports.commit', { batchId: await read(program, file) })
  await expectNothingHalfDone(program, [60_000])
  expect((await program.call('audit.verify', {})).ok).toBe(true)
  await program.close()
})

test('the backend lost in the middle of a commit: all of it or nothing', async () => {
  const program = await start()
  const batchId = await read(program, await chooseTable(program, 60_000))
  const written = (): number => statSync(path.join(folder.dir, 'mingjuan.db-wal')).mtimeMs
  const before = written()
  const committing = program.reply('imports.commit', { batchId })
  // so many rows do not fit into memory: some are in the log before they are committed
  await expect.poll(written, { intervals: [5] }).toBeGreaterThan(before)
  await endThread(program)
  expect(await committing).toMatchObject({ ok: false, error: { code: 'backend_lost' } })
  await expectNothingHalfDone(program, [0, 60_000])
  expect((await program.call('audit.verify', {})).ok).toBe(true)
  await program.close()
})

test('the backend lost twice: the program says so and ends', async () => {
  const program = await start()
  await listen(program)
  const box = path.join(folder.dir, 'error-box.txt')
  await program.app.evaluate(({ dialog }, file) => {
    dialog.showErrorBox = (title, content) =>
      process.getBuiltinModule('node:fs').writeFileSync(file, `${title}\n${content}`)
  }, box)
  await endThread(program)
  await expect.poll(() => heard(program)).toContain('backendBack')
  const ended = once(program.app.process(), 'exit')
  await endThread(program).catch(() => undefined)
  expect((await ended)[0]).toBe(1)
  expect(readFileSync(box, 'utf8')).toMatch(/明卷无法继续运行\n后台接连两次意外中断.*重新启动/)
})

test('the page lost: it is loaded anew, and the backend does not notice', async () => {
  const program = await start()
  const asked = await program.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    const { webContents } = window
    const gone = new Promise<void>((resolve) => webContents.once('render-process-gone', () => resolve()))
    const back = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
    webContents.forcefullyCrashRenderer()
    await gone
    await back
    const request = "{ id: 'again', name: 'session.info', input: {} }"
    return (await webContents.executeJavaScript(`bridge.call(${request})`)) as { ok: boolean }
  })
  expect(asked).toMatchObject({ ok: true, value: { cases: 0 } })
  await program.close()
})

test('a restored folder is opened by a new start of the program, which ends in order; any other folder is refused', async () => {
  const program = await start()
  const outside = path.join(folder.dir, 'outside')
  const [backup, restored, noData] = ['备份.zip', '恢复', '空'].map((name) => path.join(outside, name)) as [
    string,
    string,
    string,
  ]
  for (const dir of [restored, noData]) mkdirSync(dir, { recursive: true })
  for (const dir of [backup, restored, noData]) {
    await program.answerOpen(dir)
    await program.call('shell.chooseFolder', { title: '选择' })
  }
  await program.call('people.save', { name: '王敏', role: 'head' })
  await program.call('maintenance.backUp', { file: backup })
  await program.call('maintenance.restore', { file: backup, folder: restored })
  const elsewhere = path.join(folder.dir, 'elsewhere')
  expect(await program.reply('shell.restartOn', { folder: elsewhere })).toMatchObject({
    error: { code: 'not_allowed' },
  })
  expect(await program.reply('shell.restartOn', { folder: noData })).toMatchObject({ error: { code: 'not_found' } })

  const asked = path.join(outside, 'relaunch.json')
  await program.app.evaluate(({ app }, file) => {
    app.relaunch = (options) => process.getBuiltinModule('node:fs').writeFileSync(file, JSON.stringify(options))
  }, asked)
  const ended = once(program.app.process(), 'exit')
  await program.reply('shell.restartOn', { folder: restored }).catch(() => undefined)
  expect((await ended)[0]).toBe(0)
  const { args } = JSON.parse(readFileSync(asked, 'utf8')) as { args: string[] }
  expect(args.filter((word) => word.startsWith('--data='))).toEqual([`--data=${restored}`])
  expect(args).toContain('--today=2026-09-01')

  const next = await launch({ data: restored })
  expect((await next.call('people.list', {})).people).toMatchObject([{ name: '王敏' }])
  await next.close()
})

test('a data folder that cannot be opened is named, with what to do, and the program ends', async () => {
  writeFileSync(path.join(folder.dir, 'mingjuan.db'), 'no database '.repeat(1000))
  const box = path.join(folder.dir, 'error-box.txt')
  const executable = createRequire(import.meta.url)('electron') as string
  const before = path.resolve(import.meta.dirname, '../support/error-box-to-file.cjs')
  const program = spawn(executable, ['-r', before, builtProgram, `--data=${folder.dir}`], {
    stdio: 'ignore',
    env: { ...process.env, ERROR_BOX_FILE: box },
  })
  expect((await once(program, 'exit'))[0]).toBe(1)
  expect(readFileSync(box, 'utf8')).toMatch(/明卷无法继续运行\n数据库已损坏，不能打开（.+）。请从最近的备份恢复。/)
})

test('the whole program killed while it imports: the next start finds everything as it was', async () => {
  const program = await start()
  await listen(program)
  const file = await chooseTable(program, 60_000)
  const reading = program.reply('imports.read', { path: file }).catch(() => 'gone')
  await expect.poll(() => heard(program)).toContain('progress')
  const ended = once(program.app.process(), 'exit')
  program.app.process().kill('SIGKILL')
  await ended
  expect(await reading).toBe('gone')

  const next = await start()
  await expectNothingHalfDone(next, [0])
  const { rows } = await next.call('imports.list', {})
  expect(rows.map(({ state }) => state)).toEqual(['interrupted'])
  await next.close()
})

test('a second instance ends at once, and the first one hears of it and comes forward', async () => {
  const program = await start()
  const came = program.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise<string[]>((resolve) => {
        const words: string[] = []
        app.once('second-instance', (_event, argv) => words.push(...argv))
        BrowserWindow.getAllWindows()[0]?.once('focus', () => resolve(words))
      }),
  )
  const executable = await program.app.evaluate(() => process.argv[0] ?? '')
  const second = spawn(executable, [builtProgram, `--data=${folder.dir}`, '--second'], { stdio: 'ignore' })
  expect((await once(second, 'exit'))[0]).toBe(0)
  expect(await came).toContain('--second')
  expect(await program.call('session.info', {})).toMatchObject({ cases: 0 })
  await program.close()
})
