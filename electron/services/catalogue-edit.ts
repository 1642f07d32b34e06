import { AppError } from '../../shared/contract/error.ts'
import type { Input } from '../../shared/contract/index.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { keyOfAgency } from '../../shared/domain/catalogues/record-identity.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { type Facts, type ParsedRow, rowParser } from '../../shared/domain/import/row-parser.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { addVersion, shortDigest } from './catalogue-state.ts'
import { checkUnused, type UsedRecord } from './catalogue-uses.ts'
import { checkDelegation, isJudged } from './item-removal.ts'
import type { Call } from './types.ts'

export interface RecordRow extends UsedRecord {
  recordKey: string
  name: string
  facts: string
}

/** A record by its id; throws not_found. */
export function findRecord(db: ReadDb, id: number): RecordRow {
  const found = db.maybe<RecordRow>(
    'SELECT id, catalogue, record_key, answers_to, name, number, facts FROM catalogue_record WHERE id = ?',
    id,
  )
  if (!found) throw new AppError('not_found', { id }, '找不到这条记录，可能已被删除或者撤销。')
  return found
}

/** Facts that a person typed, read as a row of a table would be: the same repairs, the same problems. */
function parseTyped(kind: CatalogueKind, facts: Readonly<Record<string, string>>, today: string): ParsedRow {
  const { columns, label } = CATALOGUES[kind]
  const unknown = Object.keys(facts).find((field) => !Object.hasOwn(columns, field))
  if (unknown !== undefined) throw new AppError('invalid_input', { field: unknown }, `${label}没有“${unknown}”这一项。`)
  const fields = Object.keys(columns)
  const header = fields.map((field) => ({ heading: columns[field]?.label ?? field, field, unit: 'yuan' as const }))
  const parse = rowParser(
    { table: kind, at: 0, lines: 1, columns: header },
    { sheet: null, today, ragged: false, digest: shortDigest },
  )
  return parse({ line: 1, cells: fields.map((field) => facts[field] ?? '') }, 1)
}

/** A problem of a typed record has no line. */
const ofTyped = (problem: FileProblem): FileProblem => ({
  ...problem,
  row: null,
  line: null,
  message: problem.message.replace(/^第 1 行/, ''),
})

/** Adds a record by hand, or a further version of one; refuses what an import would refuse. */
export function saveRecord(
  db: WriteDb,
  { catalogue, id, facts }: Input<'catalogues.save'>,
  { today, now, actor }: Pick<Call, 'today' | 'now' | 'actor'>,
): { id: number; problems: FileProblem[] } {
  const standing = id === undefined ? undefined : findRecord(db, id)
  const merged = standing ? unmasked(JSON.parse(standing.facts) as Record<string, string>, facts) : facts
  const parsed = parseTyped(catalogue, merged, today)
  const problems = parsed.problems.map(ofTyped)
  const blocking = problems.find(({ severity }) => severity === 'block')
  if (blocking) throw new AppError('invalid_input', { field: blocking.field, code: blocking.code }, blocking.message)
  checkKey(db, catalogue, standing, parsed.caseKey)
  const filled: Facts = Object.fromEntries(Object.entries(parsed.facts).filter(([, fact]) => fact !== undefined))
  if (catalogue === 'item') checkDelegation(db, parsed.caseKey, filled)
  const saved = addVersion(db, catalogue, parsed.caseKey, {
    rowId: null,
    facts: filled,
    contentHash: parsed.contentHash,
    madeAt: now,
    madeBy: actor.name,
  })
  if (catalogue === 'agency') ensureAgency(db, parsed)
  return { id: saved, problems }
}

/** A masked number that comes back as it was shown was not changed. */
function unmasked(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(now).map(([field, text]) => [field, text.includes('****') ? (before[field] ?? text) : text]),
  )
}

/** What tells a record apart stays, unless nothing uses it; then it moves to the new key. */
function checkKey(db: WriteDb, catalogue: CatalogueKind, standing: RecordRow | undefined, key: string): void {
  if (standing && standing.catalogue !== catalogue)
    throw new AppError('invalid_input', { id: standing.id }, '这条记录不在这个名录中。')
  if (standing?.recordKey === key) return
  const other = db.value<number>('SELECT id FROM catalogue_record WHERE record_key = ?', key)
  if (other !== undefined)
    throw new AppError(
      'conflict',
      { id: other },
      `${CATALOGUES[catalogue].label}中已有编号或者名称相同的记录，没有保存。`,
    )
  if (!standing) return
  if (catalogue === 'agency')
    throw new AppError(
      'not_allowed',
      { id: standing.id },
      '机关的名称是认定机关的依据，不能直接改写。请用“更名、合并”登记，历史会保留。',
    )
  checkUnused(db, standing, '改编号')
  db.run('UPDATE catalogue_record SET record_key = ? WHERE id = ?', key, standing.id)
}

/** Cases, rounds and letters know an agency by its name. */
function ensureAgency(db: WriteDb, { agencyName, agencyKey, facts }: ParsedRow): void {
  db.run(
    `INSERT INTO agency (name, name_key, uscc, region, first_batch_id) VALUES (?, ?, ?, ?, NULL) ON CONFLICT (name_key) DO NOTHING`,
    agencyName ?? '',
    agencyKey,
    facts['uscc'] ?? null,
    facts['area_code'] ?? null,
  )
}

/** Deletes a record that nothing uses; an agency that was only here goes with it. */
export function removeRecord(db: WriteDb, record: RecordRow): void {
  checkUnused(db, record, '删除')
  if (isJudged(db, record.id))
    throw new AppError(
      'conflict',
      { id: record.id },
      `“${maskPersonalNumbers(record.name)}”已有清理意见、审查或者赋权评估，不能删除。不再实施的，请登记“取消”。`,
    )
  const follows = db.value('SELECT 1 FROM catalogue_change WHERE successor_key = ?', record.answersTo)
  if (follows !== undefined)
    throw new AppError(
      'conflict',
      { id: record.id },
      `“${maskPersonalNumbers(record.name)}”是更名、合并后的机关，不能删除。请先撤回更名、合并的登记。`,
    )
  db.run('DELETE FROM catalogue_record WHERE id = ?', record.id)
  if (record.catalogue === 'agency')
    db.run(
      `DELETE FROM agency WHERE name_key = ? AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.agency_id = agency.id)
         AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.agency_id = agency.id)
         AND NOT EXISTS (SELECT 1 FROM monthly_report m WHERE m.agency_id = agency.id)`,
      record.recordKey.slice('agency|'.length),
    )
}

/** Records that agencies have another name, or are one body, from a day on. Returns the id of the body that takes their place. */
export function replaceAgencies(
  db: WriteDb,
  { ids, on, name, reason, paper }: Input<'catalogues.replaceAgencies'>,
  call: Pick<Call, 'today' | 'now' | 'actor' | 'newId'>,
): number {
  const old = ids.map((id) => findRecord(db, id))
  const key = keyOfAgency(name)
  for (const record of old) checkReplaceable(db, record, key)
  const standing = db.value<number>('SELECT id FROM catalogue_record WHERE record_key = ?', key)
  const [first] = old
  const facts = first && old.length === 1 ? (JSON.parse(first.facts) as Record<string, string>) : mergedFacts(old)
  const id = standing ?? saveRecord(db, { catalogue: 'agency', facts: { ...facts, name } }, call).id
  for (const record of old)
    db.run(
      `INSERT INTO catalogue_change (id, record_id, kind, on_day, successor_key, reason, paper, made_at, made_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      call.newId(),
      record.id,
      old.length === 1 && standing === undefined ? 'rename' : 'merge',
      on,
      key,
      reason,
      paper,
      call.now,
      call.actor.name,
    )
  return id
}

/** A body made of several is known by its superior and kind only where all of them agree. */
function mergedFacts(old: readonly RecordRow[]): Record<string, string> {
  const [first, ...others] = old.map(({ facts }) => JSON.parse(facts) as Record<string, string>)
  const agreed = ['superior', 'agency_kind', 'level', 'area_code', 'field'].filter(
    (field) => first?.[field] !== undefined && others.every((facts) => facts[field] === first[field]),
  )
  return Object.fromEntries(agreed.map((field) => [field, first?.[field] ?? '']))
}

function checkReplaceable(db: ReadDb, record: RecordRow, key: string): void {
  if (record.catalogue !== 'agency')
    throw new AppError('invalid_input', { id: record.id }, '只有执法机关可以更名、合并。')
  if (record.recordKey === key)
    throw new AppError('invalid_input', { id: record.id }, `“${maskPersonalNumbers(record.name)}”的名称没有改变。`)
  const ended = db.value<string>(
    'SELECT on_day FROM catalogue_change WHERE record_id = ? AND successor_key IS NOT NULL',
    record.id,
  )
  if (ended !== undefined)
    throw new AppError(
      'wrong_state',
      { id: record.id },
      `“${maskPersonalNumbers(record.name)}”已在 ${ended} 更名或者合并，不能再次登记。`,
    )
  // the successor must not lead back: A → B → A would leave no body at all
  if (
    db.value(
      'SELECT 1 FROM catalogue_change g JOIN catalogue_record c ON c.id = g.record_id WHERE c.record_key = ? AND g.successor_key IS NOT NULL',
      key,
    ) !== undefined
  )
    throw new AppError('conflict', { id: record.id }, '这个名称的机关自己已经更名或者合并，不能再作为新的机关。')
}
