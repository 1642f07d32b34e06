import { AppError } from '../../shared/contract/error.ts'
import { CASE_COLUMNS } from '../../shared/domain/cases/case-columns.ts'
import { CaseFilter, CaseSort } from '../../shared/domain/cases/case-filter.ts'
import type { Handlers } from './types.ts'

interface ViewRecord {
  id: string
  name: string
  filter: string
  sort: string | null
  columns: string
  savedBy: string
}

export const caseViewHandlers = {
  'cases.views': (db) => ({
    views: db
      .all<ViewRecord>('SELECT id, name, filter, sort, columns, saved_by FROM case_view ORDER BY name')
      .map((view) => {
        const columns = JSON.parse(view.columns) as string[]
        return {
          ...view,
          filter: CaseFilter.parse(JSON.parse(view.filter)),
          sort: view.sort === null ? null : CaseSort.parse(JSON.parse(view.sort)),
          columns: CASE_COLUMNS.filter((column) => columns.includes(column)),
        }
      }),
  }),

  'cases.saveView': (db, { name, filter, sort, columns }, call) => {
    const known = db.value<string>('SELECT id FROM case_view WHERE name = ?', name)
    const viewId = known ?? call.newId()
    db.run(
      `INSERT INTO case_view (id, name, filter, sort, columns, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET filter = excluded.filter, sort = excluded.sort, columns = excluded.columns,
         saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
      viewId,
      name,
      JSON.stringify(filter),
      sort === null ? null : JSON.stringify(sort),
      JSON.stringify(columns),
      call.now,
      call.actor.name,
    )
    const detail = { replaced: known !== undefined, conditions: filter.conditions.length }
    return { value: { viewId }, audit: { subject: viewId, detail } }
  },

  'cases.removeView': (db, { viewId }) => {
    if (db.run('DELETE FROM case_view WHERE id = ?', viewId).changes === 0)
      throw new AppError('not_found', { viewId }, '找不到这个视图，它可能已被删除。')
    return { value: {}, audit: { subject: viewId, detail: { removed: true } } }
  },
} satisfies Pick<Handlers, 'cases.views' | 'cases.saveView' | 'cases.removeView'>
