import { useEffect, useRef, useState } from 'react'
import { findInPage, foldPage, type SearchedText, type TextHit } from './find-in-text.ts'
import { pageKey, pagesOf } from './page-layout.ts'
import { type Position, showingOf, type ViewedDocument } from './viewed.ts'

export interface FoundHit extends Position {
  hit: TextHit
}

export interface Find {
  words: string
  setWords(words: string): void
  hits: readonly FoundHit[]
  byPage: ReadonlyMap<string, TextHit[]>
  /** Which hit is the one in work; -1 before there is any. */
  current: number
  step: (by: 1 | -1) => FoundHit | undefined
  /** Pages read so far and in all; equal when the search is through. */
  read: number
  total: number
  /** Documents that have no text to search: scans, pictures, other formats. */
  silent: readonly string[]
}

interface Found {
  hits: FoundHit[]
  byPage: Map<string, TextHit[]>
  read: number
  silent: string[]
}

const NOTHING: Found = { hits: [], byPage: new Map(), read: 0, silent: [] }

/**
 * Searches the text of all PDF files of a case, page by page, while the reader goes on. It may begin with words: then the
 * first hit in work is that of the page the reader came for.
 */
export function useFind(documents: readonly ViewedDocument[], begin?: { words: string; at: Position | null }): Find {
  const [words, setWords] = useState(begin?.words ?? '')
  const wanted = useRef(begin?.at ?? null)
  const [found, setFound] = useState(NOTHING)
  const [current, setCurrent] = useState(-1)
  const texts = useRef(new Map<string, SearchedText>())
  const total = documents.reduce((sum, document) => sum + (showingOf(document) === 'pdf' ? pagesOf(document) : 0), 0)

  useEffect(() => {
    setFound(NOTHING)
    setCurrent(-1)
    const first = wanted.current
    if (words.trim() === '') return undefined
    const ended = new AbortController()
    const timer = setTimeout(() => {
      search({ documents, words, first, texts: texts.current, show: setFound, signal: ended.signal }).catch(
        (error: unknown) => console.error('search', error),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [documents, words])

  useEffect(() => {
    const at = wanted.current
    const index = at ? found.hits.findIndex((hit) => hit.documentId === at.documentId && hit.page === at.page) : -1
    if (index < 0) return
    wanted.current = null
    setCurrent(index)
  }, [found])

  return {
    words,
    setWords(next) {
      wanted.current = null
      setWords(next)
    },
    ...found,
    total,
    current,
    step: (by) => {
      const { length } = found.hits
      if (length === 0) return undefined
      const next = current < 0 ? (by === 1 ? 0 : length - 1) : (current + by + length) % length
      setCurrent(next)
      return found.hits[next]
    },
  }
}

interface Search {
  documents: readonly ViewedDocument[]
  words: string
  /** The page the reader came for: it is marked before the others are read. */
  first: Position | null
  texts: Map<string, SearchedText>
  show: (found: Found) => void
  signal: AbortSignal
}

async function search({ documents, words, first, texts, show, signal }: Search): Promise<void> {
  const { readPageText } = await import('./pdf-documents.ts')
  const textOf = async (sha256: string, page: number): Promise<SearchedText> => {
    const key = `${sha256}:${page}`
    // A page that cannot be read has no text; the viewer says so where it is shown.
    const text = texts.get(key) ?? foldPage(await readPageText(sha256, page).catch(() => []))
    texts.set(key, text)
    return text
  }
  const hits: FoundHit[] = []
  const byPage = new Map<string, TextHit[]>()
  const silent: string[] = []
  let read = 0
  let shownAt = performance.now()
  const tell = (): void => {
    shownAt = performance.now()
    if (!signal.aborted) show({ hits: [...hits], byPage: new Map(byPage), read, silent: [...silent] })
  }
  const asked = first && documents.find(({ id }) => id === first.documentId)
  if (first && asked) {
    const here = findInPage(await textOf(asked.sha256, first.page), words)
    if (here.length > 0) byPage.set(pageKey(first), here)
    tell()
  }
  for (const document of documents) {
    let speaks = false
    const pages = showingOf(document) === 'pdf' ? pagesOf(document) : 0
    for (let page = 1; page <= pages; page += 1) {
      if (signal.aborted) return
      const position = { documentId: document.id, page }
      const text = await textOf(document.sha256, page)
      speaks ||= text.folded !== ''
      const here = findInPage(text, words)
      if (here.length > 0) byPage.set(pageKey(position), here)
      hits.push(...here.map((hit) => ({ ...position, hit })))
      read += 1
      if (performance.now() - shownAt > 150) tell()
    }
    if (!speaks) silent.push(document.title)
  }
  tell()
}
