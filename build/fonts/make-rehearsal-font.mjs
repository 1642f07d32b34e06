// Makes the small TrueType face that the case files of the rehearsal are written with: exactly the characters that stand
// in electron/rehearsal. Needed again when a text there brings a new character (the writer then says which).
//
//   cd build/fonts && npm install && node make-rehearsal-font.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'

const root = path.resolve(import.meta.dirname, '../..')
const sources = path.join(root, 'electron/rehearsal')
const text = readdirSync(sources).map((file) => readFileSync(path.join(sources, file), 'utf8'))
const ascii = Array.from({ length: 0x5f }, (_, i) => String.fromCodePoint(0x20 + i))
const characters = [...new Set([...text.join('')].filter((c) => c > '\u00ff').concat(ascii))].sort().join('')
const source = readFileSync(path.join(root, 'resources/fonts/MingjuanFandolFang-Regular.woff2'))
const font = await subsetFont(source, characters, { targetFormat: 'truetype' })
writeFileSync(path.join(root, 'resources/fonts/MingjuanRehearsal-Regular.ttf'), font)
console.log(`${characters.length} characters, ${font.length} bytes`)
