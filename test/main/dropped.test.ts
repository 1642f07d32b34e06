import { beforeEach, expect, test, vi } from 'vitest'
import { openBridge } from '../../electron/main/bridge.ts'
import type { Shell } from '../../electron/main/shell-procedures.ts'
import type { Bridge } from '../../electron/preload/index.ts'

// Dropping needs a real desktop: the two ends are joined here without one, preload on one side, bridge on the other.
interface Ends {
  bridge: unknown
  handlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>
  sender: unknown
  frame: { parent: unknown; url: string }
}
const ends: Ends = vi.hoisted(
  (): Ends => ({
    bridge: undefined,
    handlers: new Map(),
    sender: {},
    frame: { parent: null, url: 'app://mingjuan/index.html' },
  }),
)
vi.mock('electron', () => {
  const ipcMain = {
    handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) =>
      ends.handlers.set(channel, handler),
    on: () => undefined,
  }
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) =>
      ends.handlers.get(channel)?.({ sender: ends.sender, senderFrame: ends.frame }, ...args),
  }
  return {
    ipcMain,
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (_name: string, value: unknown) => (ends.bridge = value) },
    // Electron knows the path of a file a person dropped; a file made by script has none.
    webUtils: { getPathForFile: (file: File) => (file.type === 'from-disk' ? `/stick/${file.name}` : '') },
    app: {},
    dialog: {},
    shell: {},
    BrowserWindow: {},
    protocol: {},
  }
})

const allowed: string[] = []
const webContents = {}
await import('../../electron/preload/index.ts')
const partOfShell = { window: { webContents }, backend: { allow: (path: string) => void allowed.push(path) } }
openBridge(partOfShell as unknown as Shell)
const dropped = (files: File[]): Promise<string[]> => (ends.bridge as Bridge).dropped(files)

beforeEach(() => {
  allowed.length = 0
  ends.sender = webContents
  ends.frame = { parent: null, url: 'app://mingjuan/index.html' }
})

const fromDisk = (name: string): File => new File([''], name, { type: 'from-disk' })

test('dropped files may be read from then on; a file made by script opens nothing', async () => {
  expect(await dropped([fromDisk('案卷.zip'), new File(['x'], 'made.csv'), fromDisk('机关.csv')])).toEqual([
    '/stick/案卷.zip',
    '/stick/机关.csv',
  ])
  expect(allowed).toEqual(['/stick/案卷.zip', '/stick/机关.csv'])
})

test('only the main frame of our window may hand over files', async () => {
  ends.sender = {}
  await dropped([fromDisk('a.csv')])
  ends.sender = webContents
  ends.frame = { parent: {}, url: 'app://mingjuan/index.html' }
  await dropped([fromDisk('b.csv')])
  ends.frame = { parent: null, url: 'app://mingjuan.evil/index.html' }
  await dropped([fromDisk('c.csv')])
  expect(allowed).toEqual([])
})
