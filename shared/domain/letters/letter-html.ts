import { escapeHtml } from '../html.ts'
import { type Block, type Field, type PageModel, paragraphText, PROBLEM_FIELDS, type TextBlock } from './layout.ts'
import { type Face, faceRules, rareFace } from './letter-faces.ts'
import { paperStyles, textStyles } from './letter-styles.ts'

/**
 * One HTML page of a letter for printing. User text is escaped; nothing is loaded but `faces`, those that `facesOf` names.
 * The 版记 is a link, whose place can be read in a first print.
 */
export function letterHtml(page: PageModel, faces: readonly Face[]): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(page.head.number)}</title>
<style>${faceRules(faces)}${paperStyles(page)}${textStyles(page)}</style></head>
<body><div id="doc">
<span class="unseen num">0—</span>
${page.banner ? `<span class="unseen fang">${escapeHtml(page.banner)}</span>` : ''}
${letterBody(page, { isMarked: true })}
</div></body></html>`
}

/**
 * The letter itself, the same for the print and for the sheet in the window. There the fields can be edited: each has
 * its `data-field`, and marks around the words stand in attributes, out of reach.
 */
export function letterBody(
  page: PageModel,
  { isMarked = false, isEditable = false }: { isMarked?: boolean; isEditable?: boolean },
): string {
  const last = page.blocks.findIndex((block) => block.kind === 'attachment' || block.kind === 'signature')
  const lastText = page.blocks.slice(0, last < 0 ? undefined : last).findLastIndex((block) => block.kind !== 'blank')
  const write = isEditable ? EDITED : PRINTED
  const body = page.blocks.map((block, i) => blockHtml(block, i === lastText, i > lastText, write)).join('\n')
  return `${headHtml(page.head)}
${body}
${imprintHtml(page, isMarked)}`
}

/** How a field is written: plain for the paper, or editable. */
interface Writing {
  paragraph(block: TextBlock, isLastText: boolean): string
  title(lines: string[], field: Field): string
  cell(text: string, field: Field): string
}

const className = ({ kind }: TextBlock, isLastText: boolean): string =>
  `${kind === 'note' ? 'p' : kind}${isLastText ? ' last' : ''}`

const PRINTED: Writing = {
  paragraph: (block, isLastText) =>
    `<p class="${className(block, isLastText)}">${escapeHtml(paragraphText(block))}</p>`,
  title: (lines) => `<div class="title">${lines.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>`,
  cell: (text) => `<td>${escapeHtml(text)}</td>`,
}

const editable = (field: Field): string =>
  `data-field="${field}" role="textbox" aria-multiline="true" aria-label="${fieldName(field)}" contenteditable="plaintext-only" spellcheck="false"`

const EDITED: Writing = {
  paragraph: (block, isLastText) =>
    `<p class="${className(block, isLastText)}" data-before="${block.before}" data-after="${block.after}" ${editable(block.field)}>${escapeHtml(block.text)}</p>`,
  title: (lines, field) => `<div class="title" ${editable(field)}>${escapeHtml(lines.join('\n'))}</div>`,
  cell: (text, field) => `<td><div ${editable(field)}>${escapeHtml(text)}</div></td>`,
}

const FIELD_NAMES: Record<string, string> = {
  title: '标题',
  to: '主送机关',
  note: '附注',
  attachmentTitle: '附件标题',
  caseNumber: '案卷文号',
  fact: '存在的问题',
  provision: '违反的规定',
  requirement: '整改要求',
}

/** A field in words: 标题, 正文第3段, 问题清单第2行整改要求. */
export function fieldName(field: Field): string {
  const [kind = '', number = '', column = ''] = field.split('.')
  if (kind === 'clause') return `正文第${Number(number) + 1}段`
  if (kind === 'problem') return `问题清单第${Number(number) + 1}行${FIELD_NAMES[column] ?? ''}`
  return FIELD_NAMES[kind] ?? ''
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
  const marks = `<div class="mark">${mark.map((line) => `<div>${escapeHtml(line)}</div>`).join('')}</div>`
  const mood = urgency ? `<span class="urgency">${urgency}</span>` : '<span></span>'
  const no = `<span class="number">${escapeHtml(number)}</span>`
  if (kind === 'document')
    return `<div class="head document">${
      urgency ? `<div class="urgency">${urgency}</div>` : ''
    }${marks}<div class="number">${escapeHtml(number)}</div><div class="rule"></div></div>${BLANK}${BLANK}`
  if (kind === 'letter')
    return `<div class="head letter">${marks}<div class="rule"></div><div class="line">${mood}${no}</div></div>${BLANK}${BLANK}`
  return `<div class="head plain">${marks}<div class="line">${mood}${no}</div></div>${BLANK}`
}

const BLANK = '<div class="blank"></div>'

function blockHtml(block: Block, isLastText: boolean, isTail: boolean, write: Writing): string {
  switch (block.kind) {
    case 'blank':
      return isTail ? `<div class="blank keep"></div>` : BLANK
    case 'title':
      return write.title(block.lines, 'title')
    case 'attachment':
      return `<p class="attachment keep">${escapeHtml(block.label + block.text)}</p>`
    case 'signature':
      return `<div class="signature keep"><div${block.wide ? ' class="wide"' : ''}><p class="issuer">${escapeHtml(block.issuer)}</p><p class="date">${escapeHtml(block.date)}</p></div></div>`
    case 'annex':
      return `<div class="annex"><p>${escapeHtml(block.label)}</p>${BLANK}${write.title(block.lines, 'attachmentTitle')}${BLANK}</div>`
    case 'table':
      return tableHtml(block.headings, block.rows, write)
    default:
      return write.paragraph(block, isLastText)
  }
}

function tableHtml(headings: string[], rows: string[][], write: Writing): string {
  const columns = '<col>'.repeat(headings.length)
  const row = (cells: string[], at: number): string => {
    const fields = PROBLEM_FIELDS.map((field, i) => write.cell(cells[i + 1] ?? '', `problem.${at}.${field}`))
    return `<tr><td>${escapeHtml(cells[0] ?? '')}</td>${fields.join('')}</tr>`
  }
  return `<table><colgroup>${columns}</colgroup><thead><tr>${headings.map((one) => `<th>${escapeHtml(one)}</th>`).join('')}</tr></thead><tbody>
${rows.map(row).join('\n')}</tbody></table>`
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
