import { readdirSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { AppError } from '../../shared/contract/error.ts'
import type { Encoding } from '../../shared/domain/import/file-report.ts'
import { headingLookup, type Synonyms } from '../../shared/domain/import/headings.ts'
import {
  type ImportProfile,
  ProfileBody,
  ProfileFile,
  profileFaults,
} from '../../shared/domain/import/import-profile.ts'
import type { TableKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { detectEncoding } from '../files/decode.ts'
import type { KnownMappings } from '../files/known-mappings.ts'
import { tableType } from '../files/read-table.ts'
import type { Resources } from '../resources.ts'
import { rememberedMappings } from './import-mapping.ts'

/** A profile of the bureau as it is kept. */
export interface StoredProfile extends ImportProfile {
  origin: 'own' | 'file' | 'shipped'
  commitsItself: boolean
  savedAt: string | null
  savedBy: string | null
}

/** The facts that a table of a kind may hold. */
export const fieldsOf = (resources: Resources, table: TableKind): ReadonlySet<string> =>
  new Set(headingLookup(resources.json('import', 'synonyms.json') as Synonyms)[table].values())

const shipped = new Map<string, StoredProfile[]>()

/** The profiles that ship, checked as hard as any other; a faulty one is a fault of the program. */
function shippedProfiles(resources: Resources): StoredProfile[] {
  const known = shipped.get(resources.dir)
  if (known) return known
  const files = readdirSync(resources.path('import', 'profiles')).filter((name) => name.endsWith('.json'))
  const profiles = files.sort().map((name): StoredProfile => {
    const { format: _f, version: _v, ...body } = ProfileFile.parse(resources.json('import', 'profiles', name))
    const faults = profileFaults(body, fieldsOf(resources, body.table))
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`)
    return { ...body, id: `shipped:${name.slice(0, -5)}`, own: false, origin: 'shipped', ...NEVER_SAVED }
  })
  shipped.set(resources.dir, profiles)
  return profiles
}

const NEVER_SAVED = { commitsItself: false, savedAt: null, savedBy: null }

interface Row {
  id: string
  origin: 'own' | 'file'
  body: string
  commitsItself: number
  savedAt: string
  savedBy: string
}

/** All profiles: the bureau's own by name, then those that ship. */
export function allProfiles(db: ReadDb, resources: Resources): StoredProfile[] {
  const own = db.all<Row>(
    'SELECT id, origin, body, commits_itself, saved_at, saved_by FROM import_profile ORDER BY name',
  )
  return [
    ...own.map(({ body, commitsItself, ...row }) => ({
      ...(JSON.parse(body) as z.infer<typeof ProfileBody>),
      ...row,
      own: true,
      commitsItself: commitsItself === 1,
    })),
    ...shippedProfiles(resources),
  ]
}

/** What is known of tables before one is opened. `chosen`: the profile that a person chose, null for none at all. */
export function knownMappings(db: ReadDb, resources: Resources, chosen?: string | null): KnownMappings {
  const profiles = allProfiles(db, resources).map(
    ({ origin: _o, commitsItself: _c, savedAt: _a, savedBy: _b, ...profile }): ImportProfile => profile,
  )
  return { remembered: rememberedMappings(db), profiles, chosen }
}

interface Chosen {
  path: string
  profile?: string | null | undefined
  sheet?: string | undefined
  encoding?: Encoding | undefined
}

/**
 * Sheet and encoding of a file that a person wants to be read by a profile: what the person says, else the sheet of the
 * profile, and its encoding where none can be recognised.
 */
export function withProfile(
  db: ReadDb,
  resources: Resources,
  { path, profile: id, sheet, encoding }: Chosen,
): { sheet: string | undefined; encoding: Encoding | undefined } {
  const profile = id === undefined || id === null ? undefined : allProfiles(db, resources).find((one) => one.id === id)
  if (!profile) return { sheet, encoding }
  return {
    sheet: sheet ?? profile.sheet,
    encoding: encoding ?? (profile.encoding && !isRecognised(path) ? profile.encoding : undefined),
  }
}

/** Whether the encoding of a file, where it has one, can be told from its content. */
function isRecognised(path: string): boolean {
  if (!statSync(path).isFile()) return true
  try {
    if (tableType(path) === 'text') detectEncoding(path)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
