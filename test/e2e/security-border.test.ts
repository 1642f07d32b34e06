/// <reference lib="dom" />
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Bridge } from '../../electron/preload/index.ts'
import type { CallRequest } from '../../shared/contract/messages.ts'
import { builtProgram, type Launched, launch } from '../support/launch.ts'
import { emptyPdf, type Prepared, prepareFolder } from '../support/prepared-folder.ts'

// The names of these tests stand in docs/security.md beside the recommendation that each one asserts.

interface Page {
  bridge: Bridge
}

let folder: Prepared
let program: Launched

test.beforeAll(async () => {
  folder = await prepareFolder({ stored: [{ bytes: emptyPdf(), mediaType: 'application/pdf' }] })
  program = await launch({ data: folder.dir })
})
test.afterAll(async () => {
  await program.close()
  folder.remove()
})

/** Status of an address asked from the page, or «refused». */
const ask = (address: string, method = 'GET'): Promise<number | 'refused'> =>
  program.page.evaluate(
    ([url, verb]) =>
      fetch(url, { method: verb }).then(
        ({ status }) => status,
        () => 'refused' as const,
      ),
    [address, method] as const,
  )

test('only the main frame of the one window is answered, whoever else has the preload', async () => {
  for (const address of ['data:text/html,<title>foreign</title><p>foreign', 'app://mingjuan/index.html']) {
    const opened = program.app.waitForEvent('window')
    await program.app.evaluate(
      async ({ BrowserWindow }, [preload, url]) => {
        const foreign = new BrowserWindow({
          show: false,
          title: 'foreign',
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        })
        await foreign.loadURL(url)
      },
      [path.join(builtProgram, 'out/preload/index.cjs'), address] as const,
    )
    const foreign = await opened
    await foreign.waitForFunction(() => 'bridge' in window)
    const replies = await foreign.evaluate(async () => {
      const { bridge } = window as unknown as Page
      const request = (name: string, input: unknown) => ({ id: name, name, input })
      return [
        await bridge.call(request('session.info', {})),
        await bridge.call(request('shell.openDataFolder', {})),
        await bridge.call(request('shell.chooseFiles', { title: 'x' })),
      ]
    })
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
    await program.app.evaluate(({ BrowserWindow }) => {
      for (const one of BrowserWindow.getAllWindows()) if (one.getTitle() === 'foreign') one.destroy()
    })
  }
})

test('unknown procedures, names of objects and wrong inputs are refused with a sentence', async () => {
  for (const name of ['session.nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
    expect(await program.reply(name, {})).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
  const send = (request: unknown) =>
    program.page.evaluate((raw) => (window as unknown as Page).bridge.call(raw as CallRequest), request)
  for (const wrong of [
    null,
    'session.info',
    { name: 'session.info', input: {} },
    { id: 'x'.repeat(65), name: 'session.info', input: {} },
    { id: 'x', name: 'y'.repeat(101), input: {} },
    { id: 'x', name: 'session.info', input: {}, more: 1 },
    { id: 'x', name: 'session.info', input: { more: 1 } },
    { id: 'x', name: 'shell.openStored', input: { sha256: '../../x', name: 'x' } },
  ])
    expect(await send(wrong)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
})

test('a path that nobody has chosen is neither read nor written', async () => {
  const near = path.join(folder.dir, 'near.csv')
  writeFileSync(near, 'x')
  for (const [name, input] of [
    ['imports.read', { path: near }],
    ['imports.inspect', { paths: ['/etc/passwd'] }],
    ['imports.read', { path: `${folder.dir}/../x.csv` }],
    ['maintenance.backUp', { file: path.join(folder.dir, 'elsewhere.zip') }],
    ['shell.revealPath', { path: '/etc/passwd' }],
  ] as const)
    expect(await program.reply(name, input)).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
  // A file made by script has no path, so that dropping it opens nothing.
  const dropped = await program.page.evaluate(() =>
    (window as unknown as Page).bridge.dropped([new File(['x'], '/etc/passwd')]),
  )
  expect(dropped).toEqual([])
})

test('only listed files are served: no climbing out of the page, the fonts or the stored documents', async () => {
  const [sha256 = ''] = folder.stored
  expect(await ask(`/stored/${sha256}`)).toBe(200)
  expect(await ask('/fonts/MingjuanSansSC-Medium.woff2')).toBe(200)
  for (const address of [
    '/../main/index.js',
    '/..%2fmain%2findex.js',
    '/%2e%2e/main/index.js',
    '/assets/',
    '/fonts/',
    '/fonts/README.md',
    '/fonts/../migrations/0001-core.sql',
    '/fonts/..%2fmigrations%2f0001-core.sql',
    '/fonts/%2e%2e%2fmigrations/0001-core.sql',
    '/stored/',
    '/stored/mingjuan.db',
    '/stored/..%2f..%2fmingjuan.db',
    '/stored/%2e%2e/%2e%2e/mingjuan.db',
    `/stored/${sha256}/..`,
    `/stored/${sha256.slice(0, 2)}/${sha256}`,
    `/stored/${sha256.toUpperCase()}`,
    `/stored/${sha256}%00`,
    '/pdfjs/',
    '/1.html',
  ])
    expect([address, await ask(address)]).toEqual([address, 404])
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect([method, await ask(`/stored/${sha256}`, method)]).toEqual([method, 405])
  for (const address of ['app://print/1.html', 'app://other/index.html', 'file:///etc/passwd'])
    expect([address, await ask(address)]).toEqual([address, 'refused'])
})
