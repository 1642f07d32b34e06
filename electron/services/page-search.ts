import type { ReadDb } from '../database/db.ts'
import { pageOfRow, rowOfPage } from './text-layers.ts'

/** Cases with a document on one of whose pages the query finds something. One parameter: the full-text query. */
export const CASES_BY_PAGES = `SELECT d.case_id FROM page_search p JOIN text_layer t ON t.no = p.rowid >> 20
  JOIN case_document d ON d.sha256 = t.sha256 WHERE page_search MATCH ?`

export interface FoundPage {
  layer: number
  page: number
  text: string
}

/** Pages looked through for their documents: one document may have hundreds that fit. */
const MOST_PAGES = 1000

/**
 * The documents that the query finds, newest first, each with its first page that fits; `more` when there are others. It ends
 * as soon as there are enough, however many pages fit.
 */
export function findDocuments(db: ReadDb, match: string, most: number): { found: FoundPage[]; more: boolean } {
  const layers = new Set<number>()
  let looked = 0
  for (const [row] of db.rows<[number]>(
    'SELECT rowid FROM page_search WHERE page_search MATCH ? ORDER BY rowid DESC LIMIT ?',
    match,
    MOST_PAGES,
  )) {
    looked += 1
    layers.add(pageOfRow(row).layer)
    if (layers.size > most) break
  }
  const found = [...layers].slice(0, most).flatMap((layer) => firstPage(db, layer, match) ?? [])
  return { found, more: layers.size > most || looked === MOST_PAGES }
}

/** The first page of a document that the query finds. */
export function firstPage(db: ReadDb, layer: number, match: string): FoundPage | undefined {
  const row = db.value<number>(
    `SELECT rowid FROM page_search WHERE page_search MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)
     ORDER BY rowid LIMIT 1`,
    match,
    rowOfPage(layer, 1),
    rowOfPage(layer + 1, 0) - 1,
  )
  if (row === undefined) return undefined
  const text = db.value<string>('SELECT text FROM page_text WHERE id = ?', row) ?? ''
  return { ...pageOfRow(row), text }
}
