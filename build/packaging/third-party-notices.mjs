// Writes notices/THIRD-PARTY-NOTICES.txt: licence and text of every package and font that ships inside the program.
// What is bundled follows from the imports of the sources and, from there, from the dependencies of each package: rather
// one too many than one left out. A licence that is not on the list of agreed ones stops the packaging.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const AGREED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Zlib',
  '(MIT AND Zlib)',
])
/** Run by the program only under plain Node, or only at building: nothing of them ships. */
const NOT_SHIPPED = new Set(['electron', 'playwright', 'playwright-core', 'vite', 'csstype'])

const files = (dir) =>
  readdirSync(path.join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(root, dir, name))

/** Names of the packages that the sources import, types left aside. */
export function importedPackages() {
  const found = new Set()
  for (const file of ['electron', 'shared', 'renderer'].flatMap(files)) {
    const text = readFileSync(file, 'utf8')
    for (const [statement, name] of text.matchAll(
      /(?:from|import|require\.resolve)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/[^'"]*)?['"]/g,
    )) {
      if (!statement.startsWith('type') && existsSync(path.join(root, 'node_modules', name))) found.add(name)
    }
  }
  return [...found].filter((name) => !NOT_SHIPPED.has(name))
}

/** The folder of a package as `from` would find it. */
function locate(name, from) {
  for (let at = from; ; at = path.dirname(at)) {
    const dir = path.join(at, 'node_modules', name)
    if (existsSync(path.join(dir, 'package.json'))) return dir
    if (at === root || at === path.dirname(at)) return undefined
  }
}

/** Every package reachable from the imports: folder → description. */
function closure() {
  const packages = new Map()
  const visit = (name, from) => {
    const dir = NOT_SHIPPED.has(name) ? undefined : locate(name, from)
    if (!dir || packages.has(dir)) return
    const about = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))
    packages.set(dir, about)
    for (const next of Object.keys(about.dependencies ?? {})) visit(next, dir)
  }
  for (const name of importedPackages()) visit(name, root)
  return packages
}

const isNotice = (name) => /^(licen[cs]e|copying|notice|ofl)/i.test(name) && !/\.(js|ts|json)$/i.test(name)

function notices(dir) {
  const texts = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile() && isNotice(entry.name))
  return texts.map(({ name }) => readFileSync(path.join(dir, name), 'utf8').trim()).join('\n\n')
}

/** The whole text. Throws where a package has no agreed licence. */
export function thirdPartyNotices() {
  const parts = []
  const refused = []
  const line = '='.repeat(78)
  for (const [dir, { name, version, license, author }] of [...closure()].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!AGREED.has(license)) refused.push(`${name} ${version}: ${license}`)
    const by = typeof author === 'object' ? author?.name : author
    const text =
      notices(dir) || `The package states this licence and brings no text of it.${by ? ` Author: ${by}` : ''}`
    parts.push(`${line}\n${name} ${version} (${license})\n${line}\n${text}`)
  }
  if (refused.length > 0) throw new Error(`licences that nobody has agreed to:\n${refused.join('\n')}`)
  const fonts = path.join(root, 'resources/fonts')
  for (const name of readdirSync(path.join(fonts, 'licences')).toSorted())
    parts.push(
      `${line}\nFonts in resources/fonts: ${name}\n${line}\n${readFileSync(path.join(fonts, 'licences', name), 'utf8').trim()}`,
    )
  return `Mingjuan ships with the following works of others. Electron, Chromium and Node.js bring their own notices beside the
program (LICENSE.electron.txt, LICENSES.chromium.html).

${parts.join('\n\n')}
`
}

/** Writes the text beside this file, in `notices/`. */
export function writeNotices() {
  const file = path.join(import.meta.dirname, 'notices/THIRD-PARTY-NOTICES.txt')
  mkdirSync(path.dirname(file), { recursive: true })
  const text = thirdPartyNotices()
  writeFileSync(file, text)
  return { file, works: text.match(/^=+\n.*\n=+$/gm)?.length ?? 0 }
}
