import { AppError } from '../../shared/contract/error.ts'
import { actKinds } from './act-kinds.ts'
import { FEW_WAITING, indexWaiting, waitingForSearch } from './case-search.ts'
import { readCase } from './case-detail.ts'
import { exportCases } from './case-export.ts'
import { caseIds, casesById, firstCaseIds, NEWEST_FIRST, searchesText } from './case-list.ts'
import { caseTypingHandlers } from './case-typing.ts'
import { caseViewHandlers } from './case-views.ts'
import { caseIdByKey } from './case-key.ts'
import type { ReadDb } from '../database/db.ts'
import type { Handlers, TaskCall } from './types.ts'

export const caseHandlers = {
  ...caseTypingHandlers,
  ...caseViewHandlers,

  'cases.page': (db, { filter, sort, offset, limit, uncounted }, call) => {
    const unindexed = searchesText(filter) ? indexFew(db, call) : 0
    const order = sort ?? NEWEST_FIRST
    const first = uncounted && offset === 0 ? firstCaseIds(db, filter, order, limit + 1) : null
    const ids = first ?? caseIds(db, filter, order)
    const counted = first === null || first.length <= limit
    return { rows: casesById(db, ids.subarray(offset, offset + limit)), total: ids.length, counted, unindexed }
  },

  'cases.count': (db, { filter, sort }) => ({ total: caseIds(db, filter, sort ?? NEWEST_FIRST).length }),

  'cases.choices': (db, _, { settings }) => ({
    kinds: actKinds(db, settings),
    agencies: db.all(
      `SELECT a.id, a.name, count(c.id) AS cases FROM agency a LEFT JOIN case_file c ON c.agency_id = a.id
       GROUP BY a.id ORDER BY a.name_key`,
    ),
    regions: db.all(
      'SELECT region, count(*) AS cases FROM case_file WHERE region IS NOT NULL GROUP BY region ORDER BY region',
    ),
    tags: db.all(
      `SELECT t.value AS tag, count(*) AS cases FROM case_file c, json_each(c.tags) t WHERE c.tags <> '[]'
       GROUP BY t.value ORDER BY t.value`,
    ),
    batches: db.all(
      `SELECT id AS batch_id, source_name, committed_at FROM import_batch WHERE state = 'committed' AND typed = 0 ORDER BY no DESC LIMIT 200`,
    ),
  }),

  'cases.get': (db, input, { settings }) =>
    readCase(db, 'caseId' in input ? input.caseId : caseIdByKey(db, input.caseKey), settings),

  'cases.setRemedy': (db, { caseKey, inRemedy }) => {
    const id = caseIdByKey(db, caseKey)
    db.run('UPDATE case_file SET in_remedy = ? WHERE id = ?', inRemedy, id)
    return { value: { inRemedy }, audit: { subject: caseKey, detail: { inRemedy } } }
  },

  'cases.tag': (db, { caseKey, tags }) => {
    const id = caseIdByKey(db, caseKey)
    const sorted = [...new Set(tags)].sort()
    db.run('UPDATE case_file SET tags = ? WHERE id = ?', JSON.stringify(sorted), id)
    return { value: { tags: sorted }, audit: { subject: caseKey, detail: { tags: sorted.length } } }
  },

  'cases.tagMany': (db, { caseIds, tag, on }) => {
    let changed = 0
    for (const id of caseIds) {
      const text = db.value<string>('SELECT tags FROM case_file WHERE id = ?', id)
      if (text === undefined)
        throw new AppError('not_found', { caseId: id }, '有一件案卷已不在案卷库中，请刷新后再试。')
      const before = JSON.parse(text) as string[]
      if (before.includes(tag) === on) continue
      const tags = on ? [...before, tag].sort() : before.filter((one) => one !== tag)
      db.run('UPDATE case_file SET tags = ? WHERE id = ?', JSON.stringify(tags), id)
      changed += 1
    }
    return { value: { changed }, audit: { subject: 'cases', detail: { on, changed } } }
  },

  'cases.export': exportCases,
} satisfies Pick<Handlers, `cases.${string}` & keyof Handlers>

/** A handful of changed cases is indexed at once, so that what was just saved is found. Returns how many still wait. */
export function indexFew(db: ReadDb, call: Pick<TaskCall, 'stage'>): number {
  const waiting = waitingForSearch(db)
  if (waiting === 0 || waiting > FEW_WAITING) return waiting
  call.stage((write) => indexWaiting(write, FEW_WAITING))
  return 0
}
