import { pathKind } from '../files/inspect-path.ts'
import { previewPath } from '../files/preview-path.ts'
import type { ReadDb } from '../database/db.ts'
import { knownMappings } from './import-profile-store.ts'
import type { TaskCall } from './types.ts'

/** The profile that fits the first lines of a file, so that it is read with the sheet of that profile, as a person would. */
export async function readHeadProfile(db: ReadDb, call: TaskCall, path: string): Promise<{ profile?: string }> {
  if (pathKind(path) !== 'table') return {}
  const preview = await previewPath(path, {
    today: call.today,
    resources: call.resources,
    signal: call.signal,
    known: knownMappings(db, call.resources),
    mapping: undefined,
    sheet: undefined,
    encoding: undefined,
    headingLine: undefined,
  })
  const profile = preview.table?.profile
  return profile ? { profile } : {}
}
