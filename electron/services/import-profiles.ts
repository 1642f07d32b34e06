import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { ProfileBody, ProfileFile, profileFaults } from '../../shared/domain/import/import-profile.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { headingSet } from '../files/heading-set.ts'
import { allProfiles, fieldsOf, type StoredProfile } from './import-profile-store.ts'
import { sha256 } from './text-hash.ts'
import type { Call, Handlers } from './types.ts'

/** A profile is a page of text; what is larger is none. */
const LARGEST_FILE = 256 * 1024

export const importProfileHandlers = {
  'importProfiles.list': (db, _input, { resources }) => ({
    profiles: allProfiles(db, resources).map(({ own: _own, ...profile }) => profile),
  }),

  'importProfiles.save': (db, { id, body }, call) => {
    checkBody(body, call, '导入方案没有保存')
    if (id !== undefined) ownProfile(db, id)
    checkName(db, call, body.name, id)
    const profileId = id ?? call.newId()
    const origin = id === undefined ? 'own' : db.value<string>('SELECT origin FROM import_profile WHERE id = ?', id)
    store(db, { id: profileId, origin: origin === 'file' ? 'file' : 'own', body }, call)
    return { value: { id: profileId }, audit: { subject: profileId, detail: described(body) } }
  },

  'importProfiles.rename': (db, { id, name }, call) => {
    const body = ProfileBody.parse({ ...ownProfile(db, id), name })
    checkName(db, call, body.name, id)
    db.run('UPDATE import_profile SET name = ?, body = ? WHERE id = ?', body.name, canonicalJson(body), id)
    return { value: {}, audit: { subject: id, detail: { bodySha256: sha256(canonicalJson(body)) } } }
  },

  'importProfiles.letCommit': (db, { id, commitsItself }) => {
    ownProfile(db, id)
    db.run('UPDATE import_profile SET commits_itself = ? WHERE id = ?', commitsItself ? 1 : 0, id)
    return { value: {}, audit: { subject: id, detail: { commitsItself } } }
  },

  'importProfiles.remove': (db, { id }) => {
    const body = ownProfile(db, id)
    db.run('DELETE FROM import_profile WHERE id = ?', id)
    return { value: {}, audit: { subject: id, detail: described(body) } }
  },

  // oxlint-disable-next-line require-await -- a task prepares in a promise, also when it is quick
  'importProfiles.export': async (db, { id, file }, call) => {
    const target = call.paths.check(path.extname(file) === '' ? `${file}.json` : file)
    const profile = allProfiles(db, call.resources).find((one) => one.id === id)
    if (!profile) throw gone(id)
    const written = ProfileFile.parse({ ...bodyOf(profile), format: 'mingjuan-import-profile', version: 1 })
    atomicWrite(target, Buffer.from(`${JSON.stringify(written, null, 2)}\n`))
    return () => ({ value: { file: target }, audit: { subject: id, detail: described(written) } })
  },

  // oxlint-disable-next-line require-await -- a task prepares in a promise, also when it is quick
  'importProfiles.takeOver': async (db, { file }, call) => {
    const body = readProfileFile(call.paths.check(file))
    checkBody(body, call, `“${path.basename(file)}”没有接收`)
    const name = freeName(db, call, body.name)
    const id = call.newId()
    return (write) => {
      // whoever wrote the file does not decide here what is committed without a person
      store(write, { id, origin: 'file', body: { ...body, name } }, call)
      return { value: { id, name }, audit: { subject: id, detail: described(body) } }
    }
  },
} satisfies Pick<Handlers, `importProfiles.${string}` & keyof Handlers>

const gone = (id: string): AppError => new AppError('not_found', { id }, '找不到这个导入方案，可能已经删除。')

const bodyOf = (profile: StoredProfile): ProfileBody => {
  const { id: _i, own: _o, origin: _r, commitsItself: _c, savedAt: _a, savedBy: _b, ...body } = profile
  return body
}

/** The audit holds ids and figures, never words that people typed; the hash shows a later change. */
const described = (body: ProfileBody) => ({
  table: body.table,
  columns: body.columns.length,
  fixed: body.fixed.length,
  bodySha256: sha256(canonicalJson(body)),
})

/** A profile that may be changed; throws for one that ships or has gone. */
function ownProfile(db: ReadDb, id: string): ProfileBody {
  if (id.startsWith('shipped:'))
    throw new AppError('not_allowed', { id }, '随程序提供的方案不能改动。可以另存一个自己的方案。')
  const body = db.value<string>('SELECT body FROM import_profile WHERE id = ?', id)
  if (body === undefined) throw gone(id)
  return JSON.parse(body) as ProfileBody
}

function checkName(db: ReadDb, { resources }: Call, name: string, id: string | undefined): void {
  if (!allProfiles(db, resources).some((one) => one.name === name && one.id !== id)) return
  throw new AppError('conflict', { name }, `已经有一个名为“${name}”的导入方案。请另取一个名称。`)
}

function freeName(db: ReadDb, { resources }: Call, name: string): string {
  const taken = new Set(allProfiles(db, resources).map((one) => one.name))
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : `（${n}）`
    const candidate = `${name.slice(0, 60 - suffix.length)}${suffix}`
    if (!taken.has(candidate)) return candidate
  }
}

function checkBody(body: ProfileBody, { resources }: Call, refused: string): void {
  const faults = profileFaults(body, fieldsOf(resources, body.table))
  if (faults.length > 0)
    throw new AppError(
      'invalid_input',
      { faults: faults.slice(0, 20) },
      `${refused}：${faults.slice(0, 5).join('；')}。`,
    )
}

/** A named profile takes the place of what was remembered of the same headings without a name. */
function store(
  db: WriteDb,
  { id, origin, body }: { id: string; origin: 'own' | 'file'; body: ProfileBody },
  { now, actor }: Call,
): void {
  db.run(
    `INSERT INTO import_profile (id, name, origin, body, commits_itself, saved_at, saved_by) VALUES (?, ?, ?, ?, 0, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, saved_at = excluded.saved_at,
       saved_by = excluded.saved_by`,
    id,
    body.name,
    origin,
    canonicalJson(body),
    now,
    actor.name,
  )
  db.run('DELETE FROM import_mapping WHERE heading_set = ?', headingSet(body.marks))
}

/** Reads a profile file that may be anything; every refusal says what is wrong with it. */
function readProfileFile(file: string): ProfileBody {
  const name = path.basename(file)
  const refuse = (why: string): AppError => new AppError('file_rejected', { file: name }, `“${name}”没有接收：${why}`)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new AppError('file_unreadable', { file: name }, `找不到文件“${name}”。`)
  if (stat.size > LARGEST_FILE) throw refuse('文件太大，不是导入方案。')
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)))
  } catch {
    throw refuse('不是导入方案文件。请选择从明卷导出的方案（.json）。')
  }
  const read = ProfileFile.safeParse(data)
  if (!read.success) {
    const [first] = read.error.issues
    const at = first?.path.map(String).join('.') ?? ''
    throw refuse(`不符合导入方案的格式${first ? `（${at || '文件'}：${first.message}）` : ''}。`)
  }
  const { format: _f, version: _v, ...body } = read.data
  return body
}
