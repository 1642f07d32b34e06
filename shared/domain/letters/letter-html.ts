import { escapeHtml } from '../html.ts'
import { DOCUMENT_HEAD, markSize, PROBLEM_COLUMNS, SIZE } from './gbt9704.ts'
import type { Block, PageModel } from './layout.ts'
import { type Face, letterStyles, rareFace } from './letter-styles.ts'

export interface HtmlOptions {
  /** only the faces that `facesOf` names are needed */
  fonts: Partial<Record<Face, string>>
  /** millimetres found by the first print; null marks the 版记 with a link, whose place can be read in the PDF */
  spaceAboveImprint: number | null
}

/** One HTML page of a letter: preview and print are the same. User text is escaped; nothing is loaded but the fonts. */
export function letterHtml(page: PageModel, options: HtmlOptions): string {
  const last = page.blocks.findIndex((block) => block.kind === 'attachment' || block.kind === 'signature')
  const lastText = page.blocks.slice(0, last < 0 ? undefined : last).findLastIndex((block) => block.kind !== 'blank')
  const body = page.blocks.map((block, i) => blockHtml(block, i === lastText, i > lastText)).join('\n')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(page.head.number)}</title>
<style>${letterStyles(page.head.kind, options.fonts, page.banner, options.spaceAboveImprint ?? 0)}</style></head>
<body><div id="doc">
<span style="position:absolute;visibility:hidden;letter-spacing:0;font-family:numFull">0—</span>
${page.banner ? `<span style="position:absolute;visibility:hidden;font-family:fang">${escapeHtml(page.banner)}</span>` : ''}
${headHtml(page.head)}
${body}
${imprintHtml(page, options.spaceAboveImprint === null)}
</div></body></html>`
}

/** Target of the link that marks the 版记 in a first print. */
export const FOOT_MARK = 'http://foot.invalid/'

/** Faces a letter needs: 楷体 only for level 2, the large fallback only where a character is outside GB 2312. */
export function facesOf(page: PageModel, isCommon: (character: string) => boolean): Face[] {
  const faces: Face[] = ['fang', 'xbs', 'hei', 'num']
  if (page.blocks.some((block) => block.kind === 'h2')) faces.push('kai')
  for (const character of new Set(JSON.stringify(page))) {
    const rare = isCommon(character) ? undefined : rareFace(character)
    if (rare && !faces.includes(rare)) faces.push(rare)
  }
  return faces
}

function headHtml({ kind, mark, number, urgency }: PageModel['head']): string {
  const size = markSize(mark, kind === 'plain' ? SIZE.plainMark : SIZE.mark)
  const marks = `<div class="mark" style="font-size:${size}pt">${mark.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>`
  const mood = urgency ? `<span class="urgency">${urgency}</span>` : '<span></span>'
  const no = `<span class="number">${escapeHtml(number)}</span>`
  if (kind === 'document') {
    const lines = DOCUMENT_HEAD.lines + mark.length - 1
    return `<div class="head document" style="height:calc(var(--pitch) * ${lines})">${
      urgency ? `<div class="urgency">${urgency}</div>` : ''
    }${marks}<div class="number">${escapeHtml(number)}</div><div class="rule"></div></div>${BLANK}${BLANK}`
  }
  if (kind === 'letter')
    return `<div class="head letter">${marks}<div class="rule"></div><div class="line">${mood}${no}</div></div>${BLANK}${BLANK}`
  return `<div class="head plain">${marks}<div class="line">${mood}${no}</div></div>${BLANK}`
}

const BLANK = '<div class="blank"></div>'

function blockHtml(block: Block, isLastText: boolean, isTail: boolean): string {
  switch (block.kind) {
    case 'blank':
      return isTail ? `<div class="blank keep"></div>` : BLANK
    case 'title':
      return titleHtml(block.lines)
    case 'to':
      return `<p class="to">${escapeHtml(block.text)}</p>`
    case 'attachment':
      return `<p class="attachment keep">${escapeHtml(block.label + block.text)}</p>`
    case 'signature':
      return `<div class="signature keep"><div${block.wide ? ' class="wide"' : ''}><p class="issuer">${escapeHtml(block.issuer)}</p><p class="date">${escapeHtml(block.date)}</p></div></div>`
    case 'annex':
      return `<div class="annex"><p>${escapeHtml(block.label)}</p>${BLANK}${titleHtml(block.lines)}${BLANK}</div>`
    case 'table':
      return tableHtml(block.headings, block.rows)
    default:
      return `<p class="${block.kind}${isLastText ? ' last' : ''}">${escapeHtml(block.text)}</p>`
  }
}

const titleHtml = (lines: string[]): string =>
  `<div class="title">${lines.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>`

function tableHtml(headings: string[], rows: string[][]): string {
  // The last column takes what is left: the sum of all and the border would stand out of the page and be clipped.
  const columns = PROBLEM_COLUMNS.slice(0, -1)
    .map(({ width }) => `<col style="width:${width}mm">`)
    .join('')
  const line = (cells: string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<table><colgroup>${columns}<col></colgroup><thead>${line(headings, 'th')}</thead><tbody>
${rows.map((row) => line(row, 'td')).join('\n')}</tbody></table>`
}

function imprintHtml({ head, imprint }: PageModel, isMarked: boolean): string {
  if (!imprint) return ''
  const copies = imprint.copies ? `<div><span>抄送：</span><span>${escapeHtml(imprint.copies)}</span></div>` : ''
  const printed = imprint.printed
    ? `<div class="printed"><span>${escapeHtml(imprint.printer)}</span><span>${escapeHtml(imprint.printed)}</span></div>`
    : ''
  const tag = isMarked ? `a href="${FOOT_MARK}"` : 'div'
  return `<${tag} class="foot"><div class="imprint${head.kind === 'letter' ? '' : ' ruled'}">${copies}${printed}</div></${tag[0] === 'a' ? 'a' : 'div'}>`
}
