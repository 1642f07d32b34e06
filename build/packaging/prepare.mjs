// What every packaging needs first: the built program and the notices of third parties.
import path from 'node:path'
import { buildIfNeeded } from '../build-if-needed.mjs'
import { writeNotices } from './third-party-notices.mjs'

/** Ends the process where the build fails; throws where a licence is not agreed. */
export function prepare() {
  buildIfNeeded()
  const { file, works } = writeNotices()
  console.log(`notices: ${works} works in ${path.relative('.', file)}`)
}

if (process.argv[1] === import.meta.filename) prepare()
