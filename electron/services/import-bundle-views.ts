import { AppError } from '../../shared/contract/error.ts'
import { maskTexts } from '../../shared/domain/cases/personal-numbers.ts'
import type { Output } from '../../shared/contract/index.ts'
import { caseCompleteness } from '../../shared/domain/import/case-completeness.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import { documentKindsOf } from '../files/rubric-document-kinds.ts'
import { findBatch } from './import-batch.ts'
import { settleBundle } from './import-bundle-fates.ts'
import { TEXT_LAYER_SQL, type TextLayerColumns, withTextLayer } from './text-layers.ts'
import type { Handlers } from './types.ts'

type CaseView = Output<'imports.cases'>['rows'][number]
type StagedDocument = CaseView['documents'][number]

const FATE_OF: Record<keyof FateCounts, CaseView['fate']> = {
  added: 'add',
  updated: 'update',
  unchanged: 'unchanged',
  refused: 'refused',
}

/** What the commit of a staged bundle would do, by cases. */
export function countCases(db: ReadDb, batchId: string): FateCounts {
  const counts: FateCounts = { added: 0, updated: 0, unchanged: 0, refused: 0 }
  const rows = db.rows<[CaseView['fate'], number]>(
    'SELECT fate, count(*) FROM import_case WHERE batch_id = ? GROUP BY 1',
    batchId,
  )
  for (const [fate, n] of rows) counts[fate === 'add' ? 'added' : fate === 'update' ? 'updated' : fate] += n
  return counts
}

/** A staged case as its row stands; kind and procedure are those of its record. */
type StagedCaseRow = Omit<CaseView, 'excluded' | 'documents' | 'missing' | 'extra'> & {
  excluded: number
  absent: string
  kind: string | null
  procedure: string | null
}

const documentsOf = (db: ReadDb, batchId: string, position: number): StagedDocument[] =>
  db
    .all<
      Omit<StagedDocument, 'readable' | 'listed' | 'textLayer'> & {
        readable: number
        listed: number | null
      } & TextLayerColumns
    >(
      `SELECT d.position, d.name, d.kind, d.title, d.volume, d.real_type, coalesce(d.pages, t.pages) AS pages, d.readable,
         d.listed, ${TEXT_LAYER_SQL}
       FROM import_document d LEFT JOIN text_layer t ON t.sha256 = d.sha256
       WHERE d.batch_id = ? AND d.case_position = ? ORDER BY d.position`,
      batchId,
      position,
    )
    .map((one) => ({
      ...maskTexts(withTextLayer(one), ['name', 'title']),
      readable: one.readable === 1,
      listed: one.listed === null ? null : one.listed === 1,
    }))

export const importBundleHandlers = {
  'imports.cases': (db, { batchId, counted, limit, offset }, { resources }) => {
    findBatch(db, batchId)
    const only = counted === undefined ? '' : 'AND c.fate = ?'
    const params: Bindable[] = counted === undefined ? [batchId] : [batchId, FATE_OF[counted]]
    const rows = db.all<StagedCaseRow>(
      `SELECT c.position, c.name, c.number, c.fate, c.excluded, c.case_key, c.absent, r.kind, r.procedure FROM import_case c
       LEFT JOIN import_batch b ON b.id = c.batch_id LEFT JOIN import_row r ON r.batch_no = b.no AND r.row = c.position
       WHERE c.batch_id = ? ${only} ORDER BY c.position LIMIT ? OFFSET ?`,
      ...params,
      limit,
      offset,
    )
    return {
      rows: rows.map(({ absent, kind, procedure, excluded, ...row }) => {
        const documents = documentsOf(db, batchId, row.position)
        const { missing, extra } = caseCompleteness({
          kind: kind ?? 'penalty',
          procedure: procedure ?? 'unknown',
          documents,
          absent: JSON.parse(absent) as string[],
          documentKinds: documentKindsOf(resources, kind ?? 'penalty', procedure ?? 'unknown'),
        })
        return { ...maskTexts(row, ['name']), excluded: excluded === 1, missing, extra, documents }
      }),
      total: db.value<number>(`SELECT count(*) FROM import_case c WHERE c.batch_id = ? ${only}`, ...params) ?? 0,
    }
  },

  'imports.arrange': (db, { batchId, position, documents }) => {
    findBatch(db, batchId, 'ready')
    const standing = documentsOf(db, batchId, position).map((one) => one.position)
    const given = documents.map((one) => one.position)
    if (JSON.stringify(standing) !== JSON.stringify([...given].sort((a, b) => a - b)))
      throw new AppError('conflict', { position }, '卷内文书与暂存的不一致，没有保存。请重新打开这件案卷。')
    // positions are a key: they move out of the way first
    const away = Math.max(...standing)
    const where = 'WHERE batch_id = ? AND case_position = ? AND position = ?'
    for (const one of standing)
      db.run(`UPDATE import_document SET position = ? ${where}`, one + away, batchId, position, one)
    for (const [i, { position: from, kind, volume }] of documents.entries())
      db.run(
        `UPDATE import_document SET position = ?, kind = ?, volume = ? ${where}`,
        i + 1,
        kind,
        volume,
        batchId,
        position,
        from + away,
      )
    return {
      value: { documents: documents.length },
      audit: { subject: batchId, detail: { case: position, documents: documents.length } },
    }
  },

  'imports.excludeCases': (db, { batchId, positions, excluded }) => {
    const batch = findBatch(db, batchId, 'ready')
    for (const position of positions) {
      const { changes } = db.run(
        'UPDATE import_case SET excluded = ? WHERE batch_id = ? AND position = ?',
        excluded ? 1 : 0,
        batchId,
        position,
      )
      if (changes === 0) throw new AppError('not_found', { position }, `这个案卷包没有第 ${position} 件案卷。`)
    }
    const value = settleBundle(db, batch)
    return { value, audit: { subject: batchId, detail: { cases: positions.length, excluded, ...value } } }
  },
} satisfies Pick<Handlers, 'imports.cases' | 'imports.arrange' | 'imports.excludeCases'>
