import { createHash } from 'node:crypto'
import { AppError } from '../../shared/contract/error.ts'
import type { PinnedRubric } from '../../shared/contract/rounds.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { readRubricData } from '../../shared/domain/rubrics/check-rubric.ts'
import { Rubric } from '../../shared/domain/rubrics/rubric.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import type { Handlers } from './types.ts'

/** Reads and checks a rubric; every fault is in the sentence. */
function acceptRubric(data: unknown): Rubric {
  const { rubric, faults } = readRubricData(data)
  if (!rubric) {
    const details = { faults: faults.map(({ at, code, message }) => ({ at, code, message })) }
    throw new AppError(
      'invalid_input',
      details,
      `评查标准没有接收，共 ${faults.length} 处：${faults.map((fault) => fault.message).join('；')}。`,
    )
  }
  return rubric
}

/** Stores a version; the same id and version with other content is refused. Returns its id, and whether it is new. */
export function storeRubric(db: WriteDb, data: unknown): { rubricId: string; isNew: boolean } {
  const rubric = acceptRubric(data)
  const rubricId = `${rubric.id}@${rubric.version}`
  const body = canonicalJson(rubric)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const known = db.value<string>('SELECT body_sha256 FROM rubric WHERE id = ?', rubricId)
  if (known === sha256) return { rubricId, isNew: false }
  if (known !== undefined)
    throw new AppError(
      'conflict',
      { rubricId },
      `“${rubric.title}”${rubric.version} 已经存在而内容不同。改动过的标准请用新的版本号。`,
    )
  db.run(
    'INSERT INTO rubric (id, name, version, title, kind, procedure, effective_from, body, body_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    rubricId,
    rubric.id,
    rubric.version,
    rubric.title,
    rubric.actionType,
    rubric.procedure,
    rubric.effectiveFrom,
    body,
    sha256,
  )
  return { rubricId, isNew: true }
}

/** Versions never change, so each is parsed once; the key is the hash of its content. */
const parsed = new Map<string, Rubric>()

/** The rubric of a version; throws not_found. */
export function readRubric(db: ReadDb, rubricId: string): Rubric {
  const sha256 = db.value<string>('SELECT body_sha256 FROM rubric WHERE id = ?', rubricId)
  if (sha256 === undefined) throw new AppError('not_found', { rubricId }, '找不到这个评查标准。')
  const known = parsed.get(sha256)
  if (known) return known
  const rubric = Rubric.parse(JSON.parse(db.value<string>('SELECT body FROM rubric WHERE id = ?', rubricId) ?? ''))
  parsed.set(sha256, rubric)
  return rubric
}

/** Completes the rubrics of a round: for every (kind, procedure) without a choice, the newest version in force on `today`. */
export function pinRubrics(
  db: ReadDb,
  kinds: readonly string[],
  chosen: readonly PinnedRubric[],
  today: string,
): PinnedRubric[] {
  interface Row {
    id: string
    version: string
    kind: PinnedRubric['kind']
    procedure: PinnedRubric['procedure']
    effectiveFrom: string
  }
  const rows = db
    .all<Row>('SELECT id, version, kind, procedure, effective_from FROM rubric WHERE effective_from <= ?', today)
    .sort((x, y) => compareText(x.effectiveFrom, y.effectiveFrom) || compareVersions(x.version, y.version))
  for (const { kind, procedure, rubricId } of chosen)
    if (!rows.some((row) => row.id === rubricId && row.kind === kind && row.procedure === procedure))
      throw new AppError(
        'invalid_input',
        { rubricId, kind, procedure },
        `评查标准“${rubricId}”不存在、还没有启用，或者不适用于这类案卷，不能固定到本轮。`,
      )
  const pinned = new Map(chosen.map((one) => [`${one.kind}|${one.procedure}`, one]))
  const given = new Set(pinned.keys())
  for (const { id, kind, procedure } of rows) {
    const key = `${kind}|${procedure}`
    if (kinds.includes(kind) && !given.has(key)) pinned.set(key, { kind, procedure, rubricId: id })
  }
  return [...pinned.values()]
}

/** The version a round uses for a case: its own procedure, else general, else the one that has no split (decision 17). */
export function rubricFor(pinned: readonly PinnedRubric[], kind: string, procedure: string): string {
  const order = [procedure, 'general', 'standard']
  for (const wanted of order) {
    const found = pinned.find((one) => one.kind === kind && one.procedure === wanted)
    if (found) return found.rubricId
  }
  throw new AppError('wrong_state', { kind, procedure }, '本轮没有为这类案卷指定评查标准。')
}

export const rubricHandlers = {
  'rubrics.list': (db) => ({
    rubrics: db.all(
      `SELECT id, name, version, title, kind, procedure, effective_from, body_sha256 AS sha256,
         (SELECT count(*) FROM round r WHERE instr(r.rubrics, '"' || rubric.id || '"') > 0) AS used_by_rounds
       FROM rubric ORDER BY kind, procedure, effective_from DESC, version DESC`,
    ),
  }),
  'rubrics.get': (db, { rubricId }) => ({ rubric: readRubric(db, rubricId) }),
  'rubrics.import': (db, { rubric }) => {
    const { rubricId, isNew } = storeRubric(db, rubric)
    if (!isNew) throw new AppError('already_done', { rubricId }, '这个版本已经导入，内容相同。')
    return {
      value: { rubricId },
      audit: {
        subject: rubricId,
        detail: { sha256: db.value<string>('SELECT body_sha256 FROM rubric WHERE id = ?', rubricId) ?? '' },
      },
    }
  },
} satisfies Pick<Handlers, 'rubrics.list' | 'rubrics.get' | 'rubrics.import'>

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** 1.10.0 comes after 1.9.0. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  return [0, 1, 2].map((i) => (left?.[i] ?? 0) - (right?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0
}
