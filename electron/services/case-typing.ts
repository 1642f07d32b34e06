import { AppError } from '../../shared/contract/error.ts'
import type { Input, Output } from '../../shared/contract/index.ts'
import { maskPersonalFact } from '../../shared/domain/cases/personal-numbers.ts'
import type { TypedFact, TypedStep } from '../../shared/domain/cases/typed-facts.ts'
import { fieldLabel, NEEDED_FIELDS } from '../../shared/domain/import/field-labels.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { ParsedRow } from '../../shared/domain/import/row-parser.ts'
import { CASE_FIELDS, tableOfKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { standingRows } from './case-state.ts'
import { isActiveInRole } from './people.ts'
import { sheetReader } from './sheet-fields.ts'
import { addStep, typedFactsOf } from './typed-facts.ts'
import { textsParser } from './typed-record.ts'
import { saveTyped, type Target } from './typed-save.ts'
import type { Handlers } from './types.ts'

type Typing = Input<'cases.type'>
type Checked = Output<'cases.checkTyping'>

function findTarget(db: ReadDb, { kind, caseId, party }: Pick<Typing, 'kind' | 'caseId' | 'party'>): Target {
  if (caseId === null) return { kind, case: null, party: null }
  const found = db.maybe<{ id: number; caseKey: string; version: number; kind: string }>(
    'SELECT id, case_key, version, kind FROM case_file WHERE id = ?',
    caseId,
  )
  if (!found) throw new AppError('not_found', { caseId }, '找不到这件案卷，它可能已随导入批次撤销。')
  const target = { kind: tableOfKind(found.kind), case: found, party: null }
  if (party === null) return target
  const row = standingRows(db, caseId)[party]
  if (!row) throw new AppError('not_found', { caseId, party }, '这件案卷没有这名当事人。')
  const typed = typedFactsOf(db, caseId).get(row.partyKey) ?? new Map<string, TypedFact>()
  return { ...target, party: { ...row, facts: sheetReader(db).factsOf(row.id), typed } }
}

interface Judged extends Checked {
  parsed: ParsedRow
  /** field → what it reads now, null = empty; only what differs from what stands */
  changed: Map<string, string | null>
}

/** Reads what was typed together with what stands, exactly as a row of a table is read. */
function judge(db: ReadDb, target: Target, typing: Pick<Typing, 'facts'>, today: string): Judged {
  const before = target.party?.facts ?? {}
  const typedTexts = Object.entries(typing.facts)
  const texts = Object.fromEntries(
    Object.entries({ ...before, ...typing.facts }).filter(([, text]) => text.trim() !== ''),
  )
  const parsed = textsParser(today)(target.kind, texts)
  const changed = new Map<string, string | null>()
  for (const [field] of typedTexts) {
    const now = parsed.facts[field] ?? null
    if (now !== (before[field] ?? null)) changed.set(field, now)
  }
  const unread = typedTexts.flatMap(([field, text]) => (text.trim() !== '' && !parsed.facts[field] ? [field] : []))
  const numbers = CASE_FIELDS[target.kind].number
  const isNewKey = target.case === null || numbers.some((field) => changed.has(field)) || changed.has('agency_name')
  const known =
    isNewKey && parsed.number !== null
      ? db.maybe<NonNullable<Checked['known']>>(
          'SELECT id AS case_id, case_key FROM case_file WHERE case_key = ? AND id IS NOT ?',
          parsed.caseKey,
          target.case?.id ?? null,
        )
      : undefined
  const missing = NEEDED_FIELDS[target.kind].filter(({ anyOf }) => !anyOf.some((field) => parsed.facts[field]))
  const partyField = CASE_FIELDS[target.kind].party
  return {
    parsed,
    changed,
    // a form has no lines
    problems: parsed.problems
      .filter(({ code }) => code !== 'row.incomplete')
      .map((problem) => describeProblem({ ...problem, row: null, line: null })),
    reads: Object.fromEntries(
      typedTexts.flatMap(([field, text]) => {
        const now = parsed.facts[field]
        return now === undefined || now === text.trim() ? [] : [[field, maskPersonalFact(field, now)]]
      }),
    ),
    unread,
    missing: [
      ...missing.map(({ says }) => says),
      ...(parsed.facts[partyField] ? [] : [fieldLabel(target.kind, partyField)]),
    ],
    known: known ?? null,
    changes: changed.size,
  }
}

/** Refuses what would be wrong: what cannot be read, a case that stands already, a party that stands already. */
function refuseFaulty(db: ReadDb, target: Target, judged: Judged, allowIncomplete: boolean): void {
  const { parsed, unread, known, missing } = judged
  const blocking = judged.problems.find(
    ({ severity, field }) => severity === 'block' || unread.some((one) => one === field),
  )
  if (blocking || unread.length > 0)
    throw new AppError(
      'invalid_input',
      { fields: unread },
      `没有保存。${blocking?.message ?? `“${fieldLabel(target.kind, unread[0] ?? '')}”读不出来，请改正。`}`,
    )
  if (target.case && judged.changed.has('act_kind'))
    throw new AppError(
      'not_allowed',
      { field: 'act_kind' },
      '没有保存。执法类型是认定案卷的依据，不能改。录错了的，请在导入页撤销那一批，再重新录入。',
    )
  if (known)
    throw new AppError(
      'conflict',
      { caseId: known.caseId, caseKey: known.caseKey },
      `没有保存。案卷库中已有这一机关的“${parsed.number}”，请打开它改正，不要重复录入。`,
    )
  if (missing.length > 0 && !allowIncomplete)
    throw new AppError('guard_refused', { missing }, `没有保存。缺少${missing.join('、')}，保存后会是资料不全。`)
  if (judged.changed.size === 0) throw new AppError('already_done', {}, '没有改动，不必保存。')
  if (target.case && !target.party && standingRows(db, target.case.id).some((row) => row.partyKey === parsed.partyKey))
    throw new AppError('conflict', {}, '没有保存。这名当事人已在案中，请在那里改正。')
}

/** The case that the person saw: another save or import in between is told, not overwritten. */
function checkVersion(target: Target, version: number | null): void {
  if (target.case && target.case.version !== version)
    throw new AppError(
      'conflict',
      { caseId: target.case.id, version: target.case.version },
      '没有保存。这件案卷在您打开之后又有更新，请重新打开，核对后再改。',
    )
}

const isFrozen = (db: ReadDb, caseId: number): boolean =>
  db.value('SELECT 1 FROM frame_case WHERE case_id = ? LIMIT 1', caseId) !== undefined

export const caseTypingHandlers = {
  'cases.checkTyping': (db, input, { today }) => {
    const { parsed: _parsed, changed: _changed, ...checked } = judge(db, findTarget(db, input), input, today)
    return checked
  },

  'cases.type': (db, input, call) => {
    const target = findTarget(db, input)
    checkVersion(target, input.version)
    const judged = judge(db, target, input, call.today)
    refuseFaulty(db, target, judged, input.allowIncomplete)
    const { rowId, partyKey, ...saved } = saveTyped(db, target, judged.parsed, new Set(judged.changed.keys()), call)
    for (const [field, value] of judged.changed) {
      const before = target.party?.typed.get(field)
      const replaced = before ? before.recorded : (target.party?.facts[field] ?? null)
      const step: TypedStep = { field, step: 'typed', value, replaced, rowId, at: call.now, by: call.actor.name }
      addStep(db, saved.caseId, partyKey, step)
    }
    const { caseId, batchId, version, caseKey } = saved
    const detail = { caseId, batchId, version, fields: [...judged.changed.keys()].sort() }
    return {
      value: { caseId, caseKey, batchId, version, canUndo: !isFrozen(db, caseId) },
      audit: { subject: caseKey, detail },
    }
  },

  'cases.decideFact': (db, { caseId, party, field, decision, version }, call) => {
    const target = findTarget(db, { kind: 'penalty', caseId, party })
    checkVersion(target, version)
    const { case: found, party: row } = target
    const fact = row?.typed.get(field)
    if (!found || !row || !fact?.open)
      throw new AppError('wrong_state', { caseId, field }, '这一项没有待定的不同，可能已经有人处理。')
    const by = { at: call.now, by: call.actor.name }
    if (decision === 'keep') {
      addStep(db, caseId, row.partyKey, {
        field,
        step: 'kept',
        value: null,
        replaced: null,
        rowId: fact.open.rowId,
        ...by,
      })
      return {
        value: { version: found.version },
        audit: { subject: found.caseKey, detail: { caseId, field, decision } },
      }
    }
    const { parsed } = judge(db, target, { facts: { [field]: fact.recorded ?? '' } }, call.today)
    const saved = saveTyped(db, target, parsed, new Set([field]), call)
    const step = { field, step: 'taken', value: fact.recorded, replaced: null, rowId: saved.rowId, ...by } as const
    addStep(db, caseId, row.partyKey, step)
    const detail = { caseId, field, decision, batchId: saved.batchId, version: saved.version }
    return { value: { version: saved.version }, audit: { subject: found.caseKey, detail } }
  },

  'cases.showNumbers': (db, { caseId }, { actor, settings }) => {
    const target = findTarget(db, { kind: 'penalty', caseId, party: null })
    if (!isActiveInRole(db, actor.name, settings.cases.mayShowNumbers))
      throw new AppError(
        'not_allowed',
        { caseId },
        '没有查看完整证件号码的权限。请由有权限的人员登记为本机操作员后查看（权限在“设置”的“人员”中规定）。',
      )
    const { factsOf } = sheetReader(db)
    const parties = standingRows(db, caseId).map(({ id }, party) => ({
      party,
      facts: Object.fromEntries(
        Object.entries(factsOf(id)).filter(([field, fact]) => maskPersonalFact(field, fact) !== fact),
      ),
    }))
    const fields = parties.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0)
    return { value: { parties }, audit: { subject: target.case?.caseKey ?? '', detail: { caseId, fields } } }
  },
} satisfies Pick<Handlers, 'cases.checkTyping' | 'cases.type' | 'cases.decideFact' | 'cases.showNumbers'>
