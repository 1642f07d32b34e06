/// <reference lib="dom" />
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Bridge } from '../../electron/preload/index.ts'
import { builtProgram, type Launched, launch } from '../support/launch.ts'
import { type Prepared, prepareFolder } from '../support/prepared-folder.ts'

// The names of these tests stand in docs/security.md beside the recommendation that each one asserts.

interface Page {
  bridge: Bridge
}
interface WithNotes {
  notes: string[]
}

let folder: Prepared
let program: Launched
let server: Server
/** Paths that reached a server on this computer: none may. */
const reached: string[] = []
let port: number

test.beforeAll(async () => {
  folder = await prepareFolder({})
  server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('reached')
  })
  server.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '')
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ;({ port } = server.address() as AddressInfo)
  program = await launch({ data: folder.dir })
})
test.afterAll(async () => {
  await program.close()
  server.close()
  folder.remove()
})
test.afterEach(async () => {
  expect(reached).toEqual([])
  // Whatever was tried, the one window still shows our page.
  await expect(program.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  const windows = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  )
  expect(windows).toEqual([expect.stringMatching(/^app:\/\/mingjuan\/index\.html/)])
})

test('no address of a network can be reached: http, https, ws, pictures, beacons, threads', async () => {
  for (const scheme of ['http', 'https']) {
    const asked = program.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      `${scheme}://127.0.0.1:${port}/fetch`,
    )
    expect(await asked).toBe('refused')
  }
  const others = await program.page.evaluate(async (host) => {
    const settled = (start: (done: (how: string) => void) => void): Promise<string> =>
      new Promise((resolve) => {
        start(resolve)
        setTimeout(() => resolve('nothing'), 3000)
      })
    return {
      socket: await settled((done) => {
        const socket = new WebSocket(`ws://${host}/socket`)
        socket.addEventListener('open', () => done('open'))
        socket.addEventListener('error', () => done('error'))
      }).catch(() => 'error'),
      picture: await settled((done) => {
        const picture = new Image()
        picture.addEventListener('load', () => done('load'))
        picture.addEventListener('error', () => done('error'))
        picture.src = `http://${host}/picture`
      }),
      events: await settled((done) => {
        const events = new EventSource(`http://${host}/events`)
        events.addEventListener('open', () => done('open'))
        events.addEventListener('error', () => done('error'))
      }),
      beacon: navigator.sendBeacon(`http://${host}/beacon`, 'x'),
      script: await settled((done) => {
        const script = document.createElement('script')
        script.src = `http://${host}/script.js`
        script.addEventListener('load', () => done('load'))
        script.addEventListener('error', () => done('error'))
        document.head.append(script)
      }),
      thread: await settled((done) => {
        try {
          new Worker(`http://${host}/worker.js`).addEventListener('error', () => done('error'))
        } catch {
          // Another origin is refused before anything is asked for.
          done('error')
        }
      }),
    }
  }, `127.0.0.1:${port}`)
  expect({ ...others, beacon: 'any' }).toEqual({
    socket: 'error',
    picture: 'error',
    events: 'error',
    beacon: 'any',
    script: 'error',
    thread: 'error',
  })
})

test('the page has no Node, no Electron and no loader: its world ends at four frozen functions', async () => {
  const found = await program.page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>
    const { bridge } = window as unknown as Page
    return {
      foreign: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => world[name] !== undefined,
      ),
      keys: Object.keys(bridge).sort(),
      frozen: Object.isFrozen(bridge),
      replaced: Reflect.set(window, 'bridge', {}),
    }
  })
  expect(found).toEqual({
    foreign: [],
    keys: ['call', 'cancel', 'dropped', 'listen'],
    frozen: true,
    replaced: false,
  })
})

test('what the page does to its own objects does not reach the world of the preload', async () => {
  const outcome = await program.page.evaluate(async () => {
    // The preload filters the paths of dropped files: in a world of its own, with a `filter` of its own.
    const { prototype } = Array
    const own = Object.getOwnPropertyDescriptor(prototype, 'filter') ?? {}
    let calls = 0
    Object.defineProperty(prototype, 'filter', {
      ...own,
      value: () => {
        calls += 1
        return ['/etc/passwd']
      },
    })
    const paths = await (window as unknown as Page).bridge.dropped([new File(['x'], 'made.csv')])
    Object.defineProperty(prototype, 'filter', own)
    return { paths, calls }
  })
  expect(outcome).toEqual({ paths: [], calls: 0 })
})

test('listeners get plain data and nothing that leads back into Electron', async () => {
  await program.page.evaluate(() => {
    const kept = globalThis as unknown as WithNotes
    kept.notes = []
    ;(window as unknown as Page).bridge.listen((...args: unknown[]) => {
      const [event] = args as [{ type: string }]
      // The index of the case search may have something to tell meanwhile.
      if (event.type === 'fullScreen') kept.notes.push(`${args.length} ${Object.keys(event).join()}`)
    })
  })
  await program.call('shell.setFullScreen', { on: true })
  await program.call('shell.setFullScreen', { on: false })
  const notes = () => program.page.evaluate(() => (globalThis as unknown as WithNotes).notes)
  await expect.poll(notes).toEqual(['1 type,on', '1 type,on'])
})

test('every answer carries a policy without eval; the nonce of the styles is new at every load', async () => {
  const load = () =>
    program.page.evaluate(async () => {
      const answer = await fetch('/index.html')
      const text = await answer.text()
      const scripts = [...text.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '')
      const policies = await Promise.all(
        ['/index.html', ...scripts, '/fonts/MingjuanSansSC-Medium.woff2'].map((address) =>
          fetch(address).then(({ headers }) => headers.get('content-security-policy') ?? 'none'),
        ),
      )
      return { policies, nonce: /nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1], text }
    })
  const first = await load()
  const second = await load()
  expect(first.policies.length).toBeGreaterThan(3)
  const [worker = ''] = readdirSync(path.join(builtProgram, 'out/renderer/assets')).filter((name) =>
    name.includes('.worker.'),
  )
  const ofWorker = await program.page.evaluate(
    (address) => fetch(address).then(({ headers }) => headers.get('content-security-policy')),
    `/assets/${worker}`,
  )
  expect(ofWorker).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
  for (const policy of first.policies) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(unsafe-inline|http|\*)/)
  }
  expect(first.nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  expect(first.text).toContain(`<meta name="style-nonce" content="${first.nonce}"`)
  expect(second.nonce).not.toBe(first.nonce)
})

test('text does not become code: no eval, no inline script, no inline handler, no foreign style', async () => {
  const outcome = await program.page.evaluate(async () => {
    const world = globalThis as unknown as Record<string, unknown>
    const evaluated = (make: () => unknown): string => {
      try {
        make()
        return 'ran'
      } catch {
        // The policy answers with an EvalError.
        return 'refused'
      }
    }
    const script = document.createElement('script')
    script.textContent = 'globalThis.ranInline = true'
    const holder = document.createElement('div')
    // Markup that came with data: what our own scripts make carries the nonce.
    holder.innerHTML =
      '<img src="data:," onerror="globalThis.ranHandler = true"><style>#foreign-style-probe { color: rgb(1, 2, 3) }</style>'
    const probe = document.createElement('p')
    probe.id = 'foreign-style-probe'
    document.body.append(script, holder, probe)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const colour = getComputedStyle(probe).color
    for (const one of [script, holder, probe]) one.remove()
    // In a task of the page: what the test itself evaluates is not under the policy. Called by another name, since what is
    // looked at here is the browser's refusal.
    await new Promise((resolve) => setTimeout(resolve))
    const { eval: evaluate, Function: Make } = globalThis
    return {
      eval: evaluated(() => evaluate('1')),
      function: evaluated(() => Make('return 1')()),
      inline: world['ranInline'] ?? 'refused',
      handler: world['ranHandler'] ?? 'refused',
      styled: colour === 'rgb(1, 2, 3)',
      wasm: await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'ran',
        () => 'refused',
      ),
    }
  })
  expect(outcome).toEqual({
    eval: 'refused',
    function: 'refused',
    inline: 'refused',
    handler: 'refused',
    styled: false,
    wasm: 'refused',
  })
})

test('the page cannot leave its origin: by script, link, form, refresh or frame', async () => {
  const home = `http://127.0.0.1:${port}`
  for (const address of [`${home}/location`, 'file:///etc/passwd', 'data:text/html,x']) {
    await program.page.evaluate((url) => {
      location.href = url
    }, address)
    await program.page.waitForTimeout(150)
    await expect(program.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  }
  const frames = await program.page.evaluate(async (host) => {
    const link = document.createElement('a')
    link.href = `${host}/link`
    link.textContent = 'x'
    const form = document.createElement('form')
    form.action = `${host}/form`
    form.method = 'post'
    const refresh = document.createElement('meta')
    refresh.httpEquiv = 'refresh'
    refresh.content = `0;url=${host}/refresh`
    const frame = document.createElement('iframe')
    frame.src = `${host}/frame`
    const own = document.createElement('iframe')
    own.src = '/index.html'
    document.body.append(link, form, frame, own)
    document.head.append(refresh)
    link.click()
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const shown = [frame, own].map((one) => one.contentDocument?.body.childElementCount ?? 0)
    for (const one of [link, form, refresh, frame, own]) one.remove()
    return shown
  }, home)
  expect(frames).toEqual([0, 0])
})

test('the page cannot open a window: by script, link or middle button', async () => {
  const opened = await program.page.evaluate((host) => {
    const link = document.createElement('a')
    link.href = `${host}/blank`
    link.target = '_blank'
    link.id = 'leaving'
    link.textContent = '离开'
    link.style.cssText = 'position:fixed;top:50%;left:50%;z-index:99999'
    document.body.append(link)
    return window.open(`${host}/open`) === null && window.open('/index.html') === null
  }, `http://127.0.0.1:${port}`)
  expect(opened).toBe(true)
  await program.page.click('#leaving')
  await program.page.click('#leaving', { button: 'middle' })
  await program.page.click('#leaving', { modifiers: ['Control'] })
  await program.page.waitForTimeout(300)
  await program.page.evaluate(() => document.querySelector('#leaving')?.remove())
  await expect.poll(() => program.app.windows().length).toBe(1)
})

test('no permission is granted: position, camera, notices, clipboard reading, devices, screen', async () => {
  const answers = await program.page.evaluate(async () => {
    const refused = (asked: Promise<unknown> | undefined): Promise<string> =>
      Promise.race([
        (asked ?? Promise.reject(new Error('absent'))).then(
          () => 'granted',
          () => 'refused',
        ),
        new Promise<string>((resolve) => setTimeout(() => resolve('refused'), 2000)),
      ])
    const nothing = Promise.reject(new Error('nothing chosen'))
    nothing.catch(() => undefined)
    const more = navigator as unknown as Record<string, { requestDevice?: (o: object) => Promise<unknown> } | undefined>
    return {
      position: await refused(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      camera: await refused(navigator.mediaDevices?.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices?.getDisplayMedia({ video: true })),
      notices: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
      copying: await refused(navigator.clipboard.writeText('x')),
      usb: await refused(more['usb']?.requestDevice?.({ filters: [] })),
      // Without anybody to choose, HID answers with an empty list.
      hid: await refused(
        more['hid']?.requestDevice?.({ filters: [] }).then((list) => (list as unknown[])[0] ?? nothing),
      ),
    }
  })
  expect(answers).toEqual({
    position: 'refused',
    camera: 'refused',
    screen: 'refused',
    notices: 'denied',
    clipboard: 'refused',
    // Our page may put plain text on the clipboard, and nothing else.
    copying: 'granted',
    usb: 'refused',
    hid: 'refused',
  })
})

test('a webview cannot be attached', async () => {
  const isOrdinary = await program.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'data:text/html,x')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
    const ordinary = !('loadURL' in (view as object)) && view.childElementCount === 0
    view.remove()
    return ordinary
  })
  expect(isOrdinary).toBe(true)
  const prevented = await program.app.evaluate(({ BrowserWindow }) => {
    let count = 0
    const event = { preventDefault: () => (count += 1) }
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
    return count
  })
  expect(prevented).toBe(1)
})
