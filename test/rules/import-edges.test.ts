import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFiles, projectText } from '../support/project-files.ts'

const DATA_LAYERS = ['electron/database', 'electron/files', 'electron/resources.ts', 'shared']
/** Who may import what: `node` stands for Node's own modules, a bare name for a package, a path for an area. */
const EDGES: Record<string, readonly string[]> = {
  'shared/domain': ['zod', '@noble/hashes', 'canonicalize', 'shared/domain'],
  'shared/contract': ['zod', 'shared'],
  'electron/database': ['node', 'better-sqlite3', ...DATA_LAYERS],
  'electron/files': ['node', 'package', ...DATA_LAYERS],
  'electron/rehearsal': ['node', 'package', 'electron/rehearsal', ...DATA_LAYERS],
  'electron/services': ['node', 'zod', 'electron/services', ...DATA_LAYERS],
  'electron/backend': ['node', 'zod', 'better-sqlite3', 'electron/backend', 'electron/services', ...DATA_LAYERS],
  'electron/main': ['node', 'zod', 'electron', 'electron/main', 'electron/backend', 'electron/resources.ts', 'shared'],
  'electron/preload': ['electron', 'shared'],
  'electron/cli': [
    'node',
    'package',
    'electron/cli',
    'electron/backend',
    'electron/services',
    'electron/rehearsal',
    ...DATA_LAYERS,
  ],
  'renderer/styles': ['package', 'renderer/styles'],
  'renderer/lib': ['package', 'renderer/lib', 'shared'],
  'renderer/components': ['package', 'renderer/components', 'renderer/lib', 'renderer/styles', 'shared'],
  'renderer/features': [
    'package',
    ...['features', 'components', 'lib', 'styles'].map((area) => `renderer/${area}`),
    'shared',
  ],
  'renderer/app': ['package', 'renderer', 'shared'],
}

interface Import {
  file: string
  specifier: string
}

/** Static, dynamic and re-exporting imports of one file. */
function importsOf(file: string): Import[] {
  const pattern = /(?:^|[\s;])(?:from|import)\s*\(?\s*'([^']+)'/gm
  return [...projectText(file).matchAll(pattern)].map(([, specifier = '']) => ({ file, specifier }))
}

function isAllowed({ file, specifier }: Import, allowed: readonly string[]): boolean {
  if (specifier.startsWith('node:')) return allowed.includes('node')
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    return allowed.some((area) => target === area || target.startsWith(`${area}/`))
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  return allowed.includes(name) || (allowed.includes('package') && name !== 'electron')
}

test.each(Object.entries(EDGES))('%s imports only what it may', (area, allowed) => {
  const imports = projectFiles(area, /\.tsx?$/).flatMap(importsOf)
  expect(imports.length).toBeGreaterThan(0)
  expect(imports.filter((one) => !isAllowed(one, allowed))).toEqual([])
})

test('a page of one feature imports nothing of another feature', () => {
  const strangers = projectFiles('renderer/features', /\.tsx?$/)
    .flatMap(importsOf)
    .filter(({ file, specifier }) => {
      const target = path.posix.join(path.posix.dirname(file), specifier)
      const feature = (name: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(name)?.[1]
      return specifier.startsWith('.') && feature(target) !== undefined && feature(target) !== feature(file)
    })
  expect(strangers).toEqual([])
})

test('the rule sees forbidden imports of every form', () => {
  const allowed = EDGES['shared/domain'] ?? []
  const seen = (specifier: string): boolean => isAllowed({ file: 'shared/domain/import/x.ts', specifier }, allowed)
  expect([
    seen('node:fs'),
    seen('electron'),
    seen('../../contract/error.ts'),
    seen('../../../electron/files/decode.ts'),
    seen('../money.ts'),
  ]).toEqual([false, false, false, false, true])
})

test('every source folder is under a rule', () => {
  const areas = Object.keys(EDGES)
  const outside = [...projectFiles('electron', /\.tsx?$/), ...projectFiles('shared', /\.ts$/)].filter(
    (file) => !areas.some((area) => file.startsWith(`${area}/`)) && file !== 'electron/resources.ts',
  )
  expect(outside).toEqual([])
})
