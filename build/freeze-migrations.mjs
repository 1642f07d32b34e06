// Records the SHA-256 of every migration. A released migration never changes: run this only before the first release,
// or after adding a new file.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../resources/migrations')
const list = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
)
writeFileSync(
  path.resolve(import.meta.dirname, '../test/rules/frozen-migrations.json'),
  `${JSON.stringify(list, null, 2)}\n`,
)
console.log(`${Object.keys(list).length} migrations recorded`)
