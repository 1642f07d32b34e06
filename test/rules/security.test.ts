import { expect, test } from 'vitest'
import { projectFiles, projectText } from '../support/project-files.ts'

/** Electron's security tutorial, «Checklist: Security recommendations». */
const RECOMMENDATIONS = [
  'Only load secure content',
  'Do not enable Node.js integration for remote content',
  'Enable context isolation in all renderers',
  'Enable process sandboxing',
  'Handle session permission requests from remote content',
  'Do not disable webSecurity',
  'Define a Content Security Policy',
  'Do not enable allowRunningInsecureContent',
  'Do not enable experimental features',
  'Do not use enableBlinkFeatures',
  'Do not use allowpopups for WebViews',
  'Verify WebView options before creation',
  'Disable or limit navigation',
  'Disable or limit creation of new windows',
  'Do not use shell.openExternal with untrusted content',
  'Use a current version of Electron',
  'Validate the sender of all IPC messages',
  'Avoid usage of the file:// protocol and prefer usage of custom protocols',
  'Check which fuses you can change',
  'Do not expose Electron APIs to untrusted web content',
]

const page = projectText('docs/security.md')
const sections = page.split(/^##+ /m).slice(1)

test('every recommendation is asserted by a test or answered in docs/security.md', () => {
  const open = RECOMMENDATIONS.map((title, i) => `${i + 1}. ${title}`).filter((heading) => {
    const section = sections.find((one) => one.startsWith(`${heading}\n`)) ?? ''
    return !/^- test: .+/m.test(section) && !/^- answer: .{40}/m.test(section)
  })
  expect(open).toEqual([])
})

test('every test that docs/security.md names exists', () => {
  const named = [...page.matchAll(/^- test: (.+)$/gm)].map(([, name = '']) => name)
  const titles = projectFiles('test', /\.test\.ts$/).flatMap((file) =>
    [...projectText(file).matchAll(/\btest\(\s*'([^']+)'/g)].map(([, title]) => title),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !titles.includes(name))).toEqual([])
})

test('the version of Electron is pinned', () => {
  const { devDependencies } = JSON.parse(projectText('package.json')) as { devDependencies: Record<string, string> }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
})

test('the fuses of the packed program are set', () => {
  const [file = ''] = projectFiles('build/packaging', /electron-builder\.ya?ml$/)
  const [, block = ''] = /electronFuses:\n((?: {2}.+\n)+)/.exec(projectText(file)) ?? []
  const fuses = Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': ')),
  )
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  })
})
