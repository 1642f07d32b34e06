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

/** Searches the text of all PDF files of a case, page by page, while the reader goes on. */
export function useFind(documents: readonly ViewedDocument[]): Find {
  const [words, setWords] = useState('')
  const [found, setFound] = useState(NOTHING)
  const [current, setCurrent] = useState(-1)
  const texts = useRef(new Map<string, SearchedText>())
  const total = documents.reduce((sum, document) => sum + (showingOf(document) === 'pdf' ? pagesOf(document) : 0), 0)

  useEffect(() => {
    setFound(NOTHING)
    setCurrent(-1)
    if (words.trim() === '') return undefined
    const ended = new AbortController()
    const timer = setTimeout(() => {
      search(documents, words, texts.current, setFound, ended.signal).catch((error: unknown) =>
        console.error('search', error),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [documents, words])

  return {
    words,
    setWords,
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

async function search(
  documents: readonly ViewedDocument[],
  words: string,
  texts: Map<string, SearchedText>,
  show: (found: Found) => void,
  signal: AbortSignal,
): Promise<void> {
  const { readPageText } = await import('./pdf-documents.ts')
  const hits: FoundHit[] = []
  const byPage = new Map<string, TextHit[]>()
  const silent: string[] = []
  let read = 0
  let shownAt = performance.now()
  const tell = (): void => {
    shownAt = performance.now()
    if (!signal.aborted) show({ hits: [...hits], byPage: new Map(byPage), read, silent: [...silent] })
  }
  for (const document of documents) {
    let speaks = false
    const pages = showingOf(document) === 'pdf' ? pagesOf(document) : 0
    for (let page = 1; page <= pages; page += 1) {
      if (signal.aborted) return
      const position = { documentId: document.id, page }
      const key = `${document.sha256}:${page}`
      // A page that cannot be read has no text; the viewer says so where it is shown.
      const text = texts.get(key) ?? foldPage(await readPageText(document.sha256, page).catch(() => []))
      texts.set(key, text)
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
