import type { Output } from '../../shared/contract/index.ts'
import { type MarkedText, snippetOf } from '../../shared/domain/cases/found-words.ts'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { phraseOf, wordsOf } from '../../shared/domain/cases/search-text.ts'
import type { ReadDb } from '../database/db.ts'
import { searchedFacts } from './search-entries.ts'
import { findDocuments, firstPage } from './page-search.ts'
import type { Handler } from './types.ts'

type Hit = Output<'search.hits'>['hits'][number]
type DocumentHit = Output<'search.everything'>['documents'][number]

/** Words of two characters or more: only these are in the index. */
export const indexedWords = (text: string): string[] => wordsOf(text).filter((word) => Array.from(word).length > 1)

/** A cell of a list is narrow: the words come early in it. */
const IN_A_CELL = 5

/** A piece of a text around the words, identity numbers masked. */
const shown = (text: string, words: readonly string[], before?: number): MarkedText | null =>
  snippetOf(maskPersonalNumbers(text), words, before)

/** Where in these cases the words stand: a piece of a fact, and the first page of their documents. */
export const searchHits: Handler<'search.hits'> = (db, { text, inDocuments, caseIds }) => {
  const words = indexedWords(text)
  if (words.length === 0) return { hits: [] }
  const facts = searchedFacts(db, JSON.stringify(caseIds))
  return {
    hits: caseIds.flatMap((caseId): Hit[] => {
      const fact = bestOf([...(facts.get(caseId) ?? [])].flatMap((one) => shown(one, words, IN_A_CELL) ?? []))
      const page = inDocuments ? pageHit(db, caseId, words) : null
      return (fact ?? page) ? [{ caseId, fact, page }] : []
    }),
  }
}

/** The piece that shows the most words. */
const bestOf = (pieces: readonly MarkedText[]): MarkedText | null =>
  pieces.reduce<MarkedText | null>((best, one) => (best && best.marks.length >= one.marks.length ? best : one), null)

/** The first page of a case on which all words stand, else the first with one of them. */
function pageHit(db: ReadDb, caseId: number, words: readonly string[]): Hit['page'] {
  const documents = db.all<{ position: number; title: string; layer: number }>(
    `SELECT d.position, coalesce(d.title, d.kind, d.name) AS title, t.no AS layer
     FROM case_document d JOIN text_layer t ON t.sha256 = d.sha256
     WHERE d.case_id = ? AND t.pages_read > t.pages_silent ORDER BY d.position`,
    caseId,
  )
  const phrases = words.map((word) => phraseOf(word))
  for (const match of words.length > 1 ? [phrases.join(' AND '), phrases.join(' OR ')] : phrases)
    for (const { layer, ...document } of documents) {
      const found = firstPage(db, layer, match)
      const snippet = found && shown(found.text, words, IN_A_CELL)
      if (snippet) return { ...document, title: maskPersonalNumbers(document.title), page: found.page, snippet }
    }
  return null
}

/** Documents with a page on which all words stand, each by the newest case that holds it. */
export function documentHits(db: ReadDb, text: string, most: number): { documents: DocumentHit[]; more: boolean } {
  const words = indexedWords(text)
  if (words.length === 0) return { documents: [], more: false }
  const { found, more } = findDocuments(db, words.map((word) => phraseOf(word)).join(' AND '), most)
  const documents = found.flatMap(({ layer, page, text: pageText }): DocumentHit[] => {
    const place = db.maybe<Pick<DocumentHit, 'caseId' | 'number' | 'caseName' | 'position' | 'title'>>(
      `SELECT c.id AS case_id, coalesce(c.decision_no, c.case_no) AS number, c.case_name, d.position,
         coalesce(d.title, d.kind, d.name) AS title
       FROM text_layer t JOIN case_document d ON d.sha256 = t.sha256 JOIN case_file c ON c.id = d.case_id
       WHERE t.no = ? ORDER BY c.id DESC LIMIT 1`,
      layer,
    )
    const snippet = shown(pageText, words)
    if (!place || !snippet) return []
    const caseName = place.caseName === null ? null : maskPersonalNumbers(place.caseName)
    return [{ ...place, caseName, title: maskPersonalNumbers(place.title), page, snippet }]
  })
  return { documents, more }
}
