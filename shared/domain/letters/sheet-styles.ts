import { escapeHtml } from '../html.ts'
import { LETTER_HEAD, PAGE } from './gbt9704.ts'
import type { PageModel } from './layout.ts'
import { lowerRules, textStyles } from './letter-styles.ts'

/** Twenty-two lines are rounded up on the screen: without a little more room the last would leave the page. */
const ROOM = 0.2
const GAP = PAGE.height - PAGE.textHeight - ROOM

/**
 * Style sheet of the sheets in the window, on top of that of the text: the columns of CSS stand for pages, so that the
 * text breaks by the same rules as on paper. `:host` is the element that holds the sheets.
 */
export const sheetStyles = (page: PageModel): string => `${textStyles(page)}
:host{display:block;position:relative;width:${PAGE.width}mm}
#doc{position:relative;margin:0;padding:${PAGE.top}mm ${PAGE.right}mm ${PAGE.bottom}mm ${PAGE.left}mm;box-sizing:content-box}
#text{width:${PAGE.textWidth}mm;column-count:1;column-height:${PAGE.textHeight + ROOM}mm;column-wrap:wrap;row-gap:${GAP}mm;column-gap:0;column-fill:auto}
.annex{break-before:column}
.head.letter{margin-top:-${PAGE.top - LETTER_HEAD.markTop}mm}
.title,[data-field='attachmentTitle']{white-space:pre-line}
[data-before]::before{content:attr(data-before)}
[data-after]::after{content:attr(data-after)}
[data-field]{outline:0;border-radius:2px;cursor:text}
[data-field]:hover{background:var(--mj-ground)}
[data-field]:focus{background:var(--mj-accent-soft)}
[data-field]:focus-visible{box-shadow:0 0 0 2px var(--mj-focus)}
::highlight(finding){background:var(--mj-amber-soft);text-decoration:underline}
.sheet{position:absolute;left:0;width:${PAGE.width}mm;height:${PAGE.height}mm;background:var(--mj-surface);box-shadow:0 1px 4px var(--mj-line-strong)}
.sheet .page{position:absolute;top:${PAGE.top + PAGE.textHeight + 4.2}mm;font:14pt numFull}
.sheet .right{right:calc(${PAGE.right}mm + 14pt)}
.sheet .left{left:calc(${PAGE.left}mm + 14pt)}
.sheet .banner{position:absolute;top:${PAGE.top + PAGE.textHeight + 19}mm;left:0;right:0;text-align:center;font:10pt fang}
.sheet .lower{position:absolute;top:${PAGE.top + PAGE.textHeight}mm;left:${LETTER_HEAD.sideMargin}mm;width:${LETTER_HEAD.ruleWidth}mm;height:${PAGE.bottom}mm;background:${lowerRules}}`

/** The empty sheets behind the text: page numbers, the lower double rule of a 信函, the banner of a rehearsal. */
export function sheetsHtml({ head, banner }: PageModel, pages: number): string {
  return Array.from({ length: pages }, (_, i) => {
    const isBare = head.kind === 'letter' && i === 0
    const number = `<div class="page ${i % 2 === 0 ? 'right' : 'left'}">—\u2002${i + 1}\u2002—</div>`
    const foot = isBare ? '<div class="lower"></div>' : number
    return `<div class="sheet" style="top:${i * PAGE.height}mm">${foot}${banner && `<div class="banner">${escapeHtml(banner)}</div>`}</div>`
  }).join('')
}
