import {
  DOCUMENT_HEAD,
  GRID,
  IMPRINT,
  LETTER_HEAD,
  markSize,
  PAGE,
  PROBLEM_COLUMNS,
  RED,
  SIGNATURE,
  SIZE,
} from './gbt9704.ts'
import type { PageModel } from './layout.ts'

const thinTop = PAGE.bottom - LETTER_HEAD.lowerRule - 1.6
/** §10.1: the lower double rule of a 信函, thin over thick, as the background of the bottom margin. */
export const lowerRules = `linear-gradient(to bottom,transparent ${thinTop}mm,#${RED} ${thinTop}mm,#${RED} ${thinTop + 0.3}mm,transparent ${thinTop + 0.3}mm,transparent ${thinTop + 0.8}mm,#${RED} ${thinTop + 0.8}mm,#${RED} ${thinTop + 1.6}mm,transparent ${thinTop + 1.6}mm)`

/** Page boxes: margins, page numbers outside left and right, the lower double rule of a 信函, the rehearsal banner. */
export function paperStyles({ head, banner }: PageModel): string {
  const isLetter = head.kind === 'letter'
  const [left, right] = isLetter ? [LETTER_HEAD.sideMargin, LETTER_HEAD.sideMargin] : [PAGE.left, PAGE.right]
  const number =
    'content:"\\2014\\2002" counter(page) "\\2002\\2014";font:14pt numFull;vertical-align:top;margin-top:4.2mm'
  const [outerLeft, outerRight] = [PAGE.left - left, PAGE.right - right]
  const notice = `content:"${banner}";font:10pt fang;vertical-align:top;padding-top:19mm;width:60mm`
  return `
@page{size:${PAGE.width}mm ${PAGE.height}mm;margin:${PAGE.top}mm ${right}mm ${PAGE.bottom}mm ${left}mm;${banner ? `@bottom-center{${notice}}` : ''}}
@page:right{@bottom-right{${number};padding-right:calc(14pt + ${outerRight}mm)}}
@page:left{@bottom-left{${number};padding-left:calc(14pt + ${outerLeft}mm)}}
${
  isLetter
    ? `@page:first{margin-top:${LETTER_HEAD.markTop}mm;@bottom-right{content:none}@bottom-left{content:none}@bottom-center{content:"${banner}";font:10pt fang;vertical-align:top;padding-top:19mm;width:${LETTER_HEAD.ruleWidth}mm;box-sizing:border-box;background:${lowerRules}}}`
    : ''
}`
}

/** Columns of the 问题清单; the last takes what is left: the sum of all and the border would stand out of the page. */
const columnRules = PROBLEM_COLUMNS.slice(0, -1)
  .map(({ width }, i) => `col:nth-child(${i + 1}){width:${width}mm}`)
  .join('\n')

/**
 * Style sheet of the text, for the print and for the sheet in the window alike. `--above-imprint` is set once the end of the
 * text is known: it brings the 版记 down to the last line of the last page (GB/T 9704-2012 §7.4.1).
 */
export function textStyles({ head }: PageModel): string {
  const indent = head.kind === 'letter' ? PAGE.left - LETTER_HEAD.sideMargin : 0
  const markPoints = markSize(head.mark, head.kind === 'plain' ? SIZE.plainMark : SIZE.mark)
  return `
:root,:host{--pitch:calc(${PAGE.textHeight}mm / ${GRID.lines});--cell:calc(${PAGE.textWidth}mm / ${GRID.characters});--above-imprint:0mm}
html,body{margin:0;padding:0}
#doc{width:${PAGE.textWidth}mm;margin-left:${indent}mm;
font:${SIZE.body}pt/var(--pitch) num,fang,rare;letter-spacing:calc(var(--cell) - ${SIZE.body}pt);color:#000;
text-align:justify;line-break:strict;word-break:normal;overflow-wrap:anywhere;text-spacing-trim:space-all;
text-autospace:no-autospace;orphans:1;widows:1;font-kerning:none;-webkit-print-color-adjust:exact}
.unseen{position:absolute;visibility:hidden;letter-spacing:0}
.unseen.num{font-family:numFull}
.unseen.fang{font-family:fang}
p{margin:0;text-indent:calc(var(--cell) * 2)}
.blank{height:var(--pitch)}
.to{text-indent:0;text-align:left}
.h1,.h2{break-after:avoid}
.h1{font-family:num,hei,rare}
.h2{font-family:num,kai,rare}
.head{text-indent:0;letter-spacing:0}
.mark{text-align:center;font-family:xbs,rare;font-size:${markPoints}pt;line-height:1.06;color:#${RED}}
.document{display:flex;flex-direction:column;height:calc(var(--pitch) * ${DOCUMENT_HEAD.lines + head.mark.length - 1})}
.document .urgency{height:0}
.document .mark{margin-top:${DOCUMENT_HEAD.markTop - 0.2}mm}
.document .number{margin-top:auto;text-align:center;line-height:16pt}
.document .rule{margin-top:${DOCUMENT_HEAD.ruleGap}mm;border-bottom:${DOCUMENT_HEAD.ruleThickness}mm solid #${RED}}
.letter .rule{box-sizing:border-box;width:${LETTER_HEAD.ruleWidth}mm;margin:${LETTER_HEAD.ruleGap}mm 0 0 -${indent}mm;height:1.6mm;
border-top:.8mm solid #${RED};border-bottom:.3mm solid #${RED}}
.letter .line{display:flex;justify-content:space-between;margin-top:${LETTER_HEAD.numberGap}mm;line-height:16pt;height:16pt}
.plain .mark{color:#000;line-height:var(--pitch)}
.plain .line{display:flex;justify-content:space-between}
.urgency{font-family:hei}
.title{font:${SIZE.title}pt/var(--pitch) xbs,rare;letter-spacing:0;text-align:center;text-indent:0;break-after:avoid;overflow-wrap:anywhere}
.attachment{padding-left:calc(var(--cell) * 5);text-indent:calc(var(--cell) * -3);text-align:left}
.last{widows:2;orphans:2}
.keep{break-before:avoid;break-inside:avoid}
.signature{padding-top:calc(var(--pitch) * ${SIGNATURE.blankLines})}
.signature>div{width:max-content;margin-left:auto;margin-right:calc(var(--cell) * ${SIGNATURE.dateRightCells})}
.signature p{text-indent:0;white-space:nowrap}
.signature .issuer{display:flex;justify-content:center;width:0;min-width:100%}
.signature .wide{margin-right:var(--cell)}
.signature .wide .issuer{width:auto}
.signature .wide .date{text-align:center}
.annex{break-before:page}
.annex p{font-family:num,hei;text-indent:0}
table{border-collapse:separate;border-spacing:0;width:${PAGE.textWidth}mm;table-layout:fixed;letter-spacing:0;text-align:left;font-size:${SIZE.table}pt;line-height:16pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th{font-family:hei;font-weight:normal;text-align:center}
${columnRules}
td,th{border:solid #000;border-width:0 ${IMPRINT.thin}mm ${IMPRINT.thin}mm 0;padding:1mm 1.2mm;vertical-align:middle}
td:first-child{text-align:center}
tr>:first-child{border-left-width:${IMPRINT.thin}mm}
thead th{border-top-width:${IMPRINT.thin}mm}
.foot{display:block;color:inherit;text-decoration:none;break-inside:avoid;padding-top:calc(var(--pitch) + var(--above-imprint))}
.imprint{font-size:${SIZE.small}pt;line-height:${IMPRINT.lineHeight}mm;letter-spacing:0;text-align:left}
.imprint>div{display:flex;padding:0 14pt}
.imprint>div>:first-child{flex:none}
.imprint.ruled{border-top:${IMPRINT.thick}mm solid #000;border-bottom:${IMPRINT.thick}mm solid #000}
.imprint.ruled>div+div{border-top:${IMPRINT.thin}mm solid #000}
.imprint .printed{justify-content:space-between}`
}
