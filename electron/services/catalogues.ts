import { AppError } from '../../shared/contract/error.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { CATALOGUE_KINDS } from '../../shared/domain/import/tables.ts'
import { checkedOn, countChecks } from './catalogue-checks.ts'
import { compareCatalogue } from './catalogue-comparison.ts'
import { recordDetail } from './catalogue-detail.ts'
import { findRecord, removeRecord, replaceAgencies, saveRecord } from './catalogue-edit.ts'
import { exportCatalogue } from './catalogue-export.ts'
import { recordIds, recordsById } from './catalogue-list.ts'
import { agencyTree } from './catalogue-tree.ts'
import type { Handlers } from './types.ts'

export const catalogueHandlers = {
  'catalogues.overview': (db, _input, call) => ({
    catalogues: CATALOGUE_KINDS.map((kind) => ({ kind, ...countChecks(db, kind, checkedOn(call)) })),
  }),

  'catalogues.records': (db, { limit, offset, ...filter }, call) => {
    const ids = recordIds(db, filter, checkedOn(call))
    return { rows: recordsById(db, ids.subarray(offset, offset + limit), call.today), total: ids.length }
  },

  'catalogues.get': (db, { id }, call) => recordDetail(db, id, checkedOn(call)),

  'catalogues.tree': (db, _input, { today }) => ({ nodes: agencyTree(db, today) }),

  'catalogues.compare': (db, input) => {
    if (input.from > input.to) throw new AppError('invalid_input', {}, '起始日期晚于截止日期。')
    return compareCatalogue(db, input)
  },

  'catalogues.export': exportCatalogue,

  'catalogues.save': (db, input, call) => {
    const value = saveRecord(db, input, call)
    const detail = {
      catalogue: input.catalogue,
      facts: Object.keys(input.facts).length,
      problems: value.problems.length,
    }
    return { value, audit: { subject: String(value.id), detail } }
  },

  'catalogues.remove': (db, { id }) => {
    const record = findRecord(db, id)
    removeRecord(db, record)
    return {
      value: { removed: 1 },
      audit: { subject: String(id), detail: { catalogue: record.catalogue, removed: 1 } },
    }
  },

  'catalogues.recordChange': (db, { id, kind, on, reason, paper }, call) => {
    const record = findRecord(db, id)
    const change = CATALOGUES[record.catalogue].changes[kind]
    if (!change || kind === 'rename' || kind === 'merge')
      throw new AppError('invalid_input', { kind }, `${CATALOGUES[record.catalogue].label}没有这种变动。`)
    const changeId = call.newId()
    db.run(
      `INSERT INTO catalogue_change (id, record_id, kind, on_day, successor_key, reason, paper, made_at, made_by)
       VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
      changeId,
      id,
      kind,
      on,
      reason,
      paper,
      call.now,
      call.actor.name,
    )
    return { value: { changeId }, audit: { subject: String(id), detail: { changeId, kind, on } } }
  },

  'catalogues.replaceAgencies': (db, input, call) => {
    const id = replaceAgencies(db, input, call)
    return { value: { id }, audit: { subject: String(id), detail: { agencies: input.ids, on: input.on } } }
  },

  'catalogues.withdrawChange': (db, { changeId }) => {
    const change = db.maybe<{ recordId: number; kind: string; madeAt: string }>(
      'SELECT record_id, kind, made_at FROM catalogue_change WHERE id = ?',
      changeId,
    )
    if (!change) throw new AppError('not_found', { changeId }, '找不到这次变动，可能已被撤回。')
    const newer = db.value(
      'SELECT 1 FROM catalogue_change WHERE record_id = ? AND made_at > ?',
      change.recordId,
      change.madeAt,
    )
    if (newer !== undefined) throw new AppError('wrong_state', { changeId }, '这之后又登记过变动，请先撤回后来的。')
    db.run('DELETE FROM catalogue_change WHERE id = ?', changeId)
    return {
      value: { removed: 1 },
      audit: { subject: String(change.recordId), detail: { changeId, kind: change.kind, removed: 1 } },
    }
  },
} satisfies Pick<Handlers, `catalogues.${string}` & keyof Handlers>
