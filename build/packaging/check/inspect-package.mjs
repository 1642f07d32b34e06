// What must be in a packed program, what may, and what must not.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Everything in the archive is one of these; folders are not listed. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/index\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|mjs|css|png|svg|woff2|wasm)$/,
  /^out\/renderer\/pdfjs\/(cmaps|standard_fonts|wasm|iccs)\/[\w.-]+$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/-]+\.js)$/,
]
const REQUIRED = [
  'package.json',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'node_modules/better-sqlite3/lib/index.js',
]

const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

const filesBelow = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Faults in an unpacked package; `native` is the file of the native module for its system, e.g. `linux-x64.node`. */
export async function inspectPackage(folder, { native, program }) {
  const resources = path.join(folder, 'resources')
  return [
    ...inspectArchive(path.join(resources, 'app.asar'), native),
    ...inspectUnpacked(path.join(resources, 'app.asar.unpacked'), native),
    ...inspectResources(path.join(resources, 'resources')),
    ...inspectLicences(folder),
    ...(await inspectFuses(path.join(folder, program))),
    ...(program.endsWith('.exe') ? inspectIntegrity(resources, path.join(folder, program)) : []),
  ]
}

function inspectArchive(archive, native) {
  const module = `node_modules/better-sqlite3/prebuilds/${native}`
  const entries = listPackage(archive).map((name) => name.split(path.sep).join('/').replace(/^\//, ''))
  const folders = new Set(entries.map((name) => path.posix.dirname(name)))
  const files = entries.filter((name) => !folders.has(name))
  const { main, dependencies, devDependencies, scripts } = JSON.parse(extractFile(archive, 'package.json').toString())
  return [
    ...files
      .filter((name) => name !== module && !ALLOWED.some((one) => one.test(name)))
      .map((name) => `not allowed in the archive: ${name}`),
    ...[...REQUIRED, module].filter((name) => !files.includes(name)).map((name) => `missing in the archive: ${name}`),
    ...(files.some((name) => name.startsWith('out/main/chunks/worker-'))
      ? []
      : ['missing in the archive: the backend thread']),
    ...(extractFile(archive, 'out/main/index.js').includes('ELECTRON_RENDERER_URL')
      ? ['the main process would take its page from a development server']
      : []),
    ...(main === 'out/main/index.js' ? [] : [`package.json starts ${main}`]),
    ...(Object.keys(dependencies ?? {}).join() === 'better-sqlite3' ? [] : ['package.json names other dependencies']),
    ...(devDependencies || scripts ? ['package.json still holds what is for development'] : []),
  ]
}

/** Outside the archive lies the native module for this system and nothing else. */
function inspectUnpacked(dir, native) {
  const module = `node_modules/better-sqlite3/prebuilds/${native}`
  const found = existsSync(dir) ? filesBelow(dir) : []
  if (found.join() !== module) return [`outside the archive: ${found.join(', ') || 'nothing'}; expected: ${module}`]
  return sha256(path.join(dir, module)) === sha256(module) ? [] : [`${module} is not the one that was installed`]
}

/** Migrations, rubrics, calendars, fonts and so on: each of them, unchanged, and no more. */
function inspectResources(dir) {
  const [there, here] = [existsSync(dir) ? filesBelow(dir) : [], filesBelow('resources')]
  // The packager leaves out documents for people; they are not read at run time.
  const wanted = here.filter((name) => !/(^|\/)README\.md$/.test(name))
  return [
    ...wanted.filter((name) => !there.includes(name)).map((name) => `missing resource: ${name}`),
    ...there.filter((name) => !here.includes(name)).map((name) => `unknown resource: ${name}`),
    ...wanted
      .filter((name) => there.includes(name) && sha256(path.join(dir, name)) !== sha256(path.join('resources', name)))
      .map((name) => `changed resource: ${name}`),
    ...[
      'migrations/0001-core.sql',
      'fonts/MingjuanSerifSC-Bold.woff2',
      'rubrics/penalty-general.json',
      'calendar/2026.json',
    ]
      .filter((name) => !there.includes(name))
      .map((name) => `the program needs ${name}`),
  ]
}

function inspectLicences(folder) {
  const notices = path.join(folder, 'resources/licences/THIRD-PARTY-NOTICES.txt')
  const text = existsSync(notices) ? readFileSync(notices, 'utf8') : ''
  return [
    ...['react ', 'antd ', 'better-sqlite3 ', 'pdfjs-dist ', 'NotoSerifSC-OFL']
      .filter((name) => !text.includes(name))
      .map((name) => `no notice of ${name}`),
    ...['resources/licences/LICENSE.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html']
      .filter((name) => !existsSync(path.join(folder, name)))
      .map((name) => `missing: ${name}`),
  ]
}

async function inspectFuses(program) {
  const wire = await getCurrentFuseWire(program)
  return Object.entries(FUSES)
    .filter(([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name, on]) => `fuse ${name} should be ${on ? 'on' : 'off'}`)
}

/** On Windows Electron compares the hash of the archive's header with the one in the program: a wrong one would not start. */
function inspectIntegrity(resources, program) {
  const { headerString } = getRawHeader(path.join(resources, 'app.asar'))
  const hash = createHash('sha256').update(headerString).digest('hex')
  return readFileSync(program).includes(hash) ? [] : ['the program does not hold the hash of its archive']
}
