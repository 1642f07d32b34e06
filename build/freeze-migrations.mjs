// Records the SHA-256 of new migrations. What is recorded never changes: a data folder somewhere has run it. Who changes a migration
// that never left this machine removes its line from the list first.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../resources/migrations')
const record = path.resolve(import.meta.dirname, '../test/rules/frozen-migrations.json')
const recorded = JSON.parse(readFileSync(record, 'utf8'))
const found = Object.fromEntries(
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
const changed = Object.keys(recorded).filter((name) => found[name] !== recorded[name])
if (changed.length > 0) {
  console.error(`recorded before, and changed or gone since: ${changed.join(', ')}. Undo that; a change is a new file.`)
  process.exit(1)
}
writeFileSync(record, `${JSON.stringify(found, null, 2)}\n`)
console.log(`${Object.keys(found).length} migrations recorded`)
