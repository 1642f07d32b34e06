import type { Draft } from './draft.ts'
import type { PdfPage, PlacedText } from './pdf-writer.ts'

const LEFT = 74
const RIGHT = 521
const TOP = 730
const SIZE = 14
const LEADING = 34
/** whole characters of a line */
const COLUMNS = 31
/** lines under the title: short, so that the longer documents go over two pages */
const ROWS = 16

/**
 * Lays out a document on A4: the rehearsal mark, the agency and number, the title, the paragraphs, the page number of the
 * file. Says on which page each planted defect can be seen.
 */
export function layOut(
  draft: Draft,
  header: string,
  firstPage: number,
): { pages: PdfPage[]; shown: { item: string; page: number; marker: string }[] } {
  const rows: string[] = []
  const shown: { item: string; page: number; marker: string }[] = []
  for (const paragraph of draft.paragraphs) {
    const text = typeof paragraph === 'string' ? paragraph : paragraph.text
    const lines = wrap(`　　${text}`)
    // A paragraph that shows a defect stays on one page, so that its words are found on the page that is named.
    if (typeof paragraph !== 'string') {
      const left = ROWS - (rows.length % ROWS)
      if (left < lines.length) rows.push(...Array.from({ length: left }, () => ''))
      shown.push({ item: paragraph.shows, page: 1 + Math.floor(rows.length / ROWS), marker: text })
    }
    rows.push(...lines)
  }
  const pages: PdfPage[] = []
  for (let at = 0; at < Math.max(1, rows.length); at += ROWS) {
    pages.push(page(draft.kind, header, rows.slice(at, at + ROWS), at === 0, firstPage + pages.length))
  }
  return { pages, shown }
}

function page(title: string, header: string, rows: string[], first: boolean, number: number): PdfPage {
  const lines: PlacedText[] = [
    { x: LEFT, y: 796, size: 10, text: '演练数据　虚构案卷　不得用于真实执法' },
    { x: LEFT, y: 780, size: 9, text: header },
    centred(first ? title : `${title}（续）`, first ? 22 : 14, TOP),
  ]
  rows.forEach((text, i) => {
    if (text !== '') lines.push({ x: LEFT, y: TOP - 46 - i * LEADING, size: SIZE, text })
  })
  lines.push(centred(`第${number}页`, 10, 44))
  return {
    lines,
    rules: [
      [LEFT, 772, RIGHT, 772],
      [LEFT, 60, RIGHT, 60],
    ],
  }
}

const centred = (text: string, size: number, y: number): PlacedText => ({
  x: Math.round((LEFT + RIGHT - width(text) * size) / 2),
  y,
  size,
  text,
})

/** Width in ems: ASCII about half. */
const width = (text: string): number => Array.from(text).reduce((sum, c) => sum + (c < '\u0080' ? 0.55 : 1), 0)

/** Breaks between any two characters, but not inside a number or code and not before closing punctuation. */
function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/[\u0021-\u007e]+|./gu) ?? []) {
    if (width(line + word) > COLUMNS && !'，。；：、）》'.includes(word)) {
      lines.push(line)
      line = ''
    }
    line += word
  }
  lines.push(line)
  return lines
}
