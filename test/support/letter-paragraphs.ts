import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'

/** A paragraph of a letter without white space, and the page on which it begins. */
export interface Paragraph {
  text: string
  page: number
}

const bare = (text: string): string => text.replace(/\s+/g, '')

/** The paragraphs of the sheets in the window, in order: title lines, text, cells of the table, 版记. */
export function paragraphsOfSheet(page: Page): Promise<Paragraph[]> {
  return page.evaluate(() => {
    const host = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot?.querySelector('#text'))
    const text = host?.shadowRoot?.querySelector('#text')
    if (!host || !(host instanceof HTMLElement) || !text) return []
    const pageHeight = (297 * 96 * host.getBoundingClientRect().width) / host.offsetWidth / 25.4
    const top = host.getBoundingClientRect().top
    const leaves = [...text.querySelectorAll('p, th, td, .mark > div, .number, .urgency, .title, .imprint > div')]
    return leaves.flatMap((element) => {
      const { before = '', after = '' } = element instanceof HTMLElement ? element.dataset : {}
      const words = `${before}${element.textContent}${after}`.replace(/\s+/g, '')
      const rect = element.getClientRects()[0]
      if (words === '' || !rect) return []
      const page = 1 + Math.floor((rect.top + 2 - top) / pageHeight)
      const lines = element.className === 'title' ? (element.textContent ?? '').split('\n') : [words]
      return lines.map((line) => ({ text: line.replace(/\s+/g, ''), page }))
    })
  })
}

/** The text of each page of a PDF, without white space, page numbers and the banner of a rehearsal. */
export async function pagesOfPdf(file: string): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const words = bare(items.map((item) => ('str' in item ? item.str : '')).join(''))
    pages.push(words.replace(/—\d+—/g, '').replaceAll('演练数据', ''))
  }
  await document.destroy()
  return pages
}

/** The paragraphs of a Word file in order, without white space; empty ones and those of headers and footers left out. */
export async function paragraphsOfDocx(file: string): Promise<string[]> {
  const xml = await entryOf(file, 'word/document.xml')
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      bare(
        [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
          .map((match) => match[1] ?? '')
          .join('')
          .replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
      ),
    )
    .filter((text) => text !== '')
}

function entryOf(file: string, name: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  yauzl.open(file, { lazyEntries: true }, (error, zip) => {
    if (error) return reject(error)
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== name) return zip.readEntry()
      zip.openReadStream(entry, (fault, stream) => {
        if (fault) return reject(fault)
        buffer(stream).then((bytes) => resolve(bytes.toString('utf8')), reject)
      })
    })
    zip.on('end', () => reject(new Error(`${file} has no ${name}`)))
    zip.readEntry()
  })
  return promise
}
