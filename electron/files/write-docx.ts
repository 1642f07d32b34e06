import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { cells } from '../../shared/domain/letters/chinese-text.ts'
import { FONT_SETS, type FontSet, RED, SIGNATURE, SIZE } from '../../shared/domain/letters/gbt9704.ts'
import { type Block, type PageModel, paragraphText } from '../../shared/domain/letters/layout.ts'
import { imprintTable, problemTable } from './docx-tables.ts'
import { headParagraphs } from './docx-head.ts'
import { CELL, exact, type Faces, INDENT, paragraph, PITCH, SPACING, twips } from './docx-measures.ts'
import { sealDocx } from './docx-seal.ts'

/**
 * Writes a letter as an editable Word file (OOXML), laid out by GB/T 9704-2012 (official-document-format §6). Fonts are
 * only named: `fontSet` says which the office has. The same page gives the same bytes.
 */
export async function writeDocx(page: PageModel, fontSet: FontSet, signedOn: string): Promise<Buffer> {
  const faces = FONT_SETS[fontSet]
  const children = [
    ...headParagraphs(page.head, faces),
    ...page.blocks.flatMap((block, i) => blockParagraphs(block, faces, isBeforeTail(page.blocks, i))),
    ...(page.imprint ? imprintTable(page.imprint, page.head.kind !== 'letter', faces) : []),
  ]
  const isLetter = page.head.kind === 'letter'
  const document = new Document({
    creator: '明卷',
    lastModifiedBy: '明卷',
    title: page.head.number,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font: font(faces.fang), size: SIZE.body * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: SPACING },
        },
      },
      paragraphStyles: [
        { id: 'Normal', name: 'Normal', quickFormat: true, run: { font: font(faces.fang), size: SIZE.body * 2 } },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: isLetter,
          page: {
            size: { width: 11906, height: 16838 },
            // 1470 on the right, 4 twips less than 26 mm: 28 cells surely fit
            margin: { top: 2098, right: 1470, bottom: 1984, left: 1587, header: twips(15), footer: twips(25) },
          },
          grid: { type: DocumentGridType.LINES, linePitch: PITCH },
        },
        headers: bannerHeaders(page.banner, faces),
        footers: {
          default: pageNumber(AlignmentType.RIGHT, faces),
          even: pageNumber(AlignmentType.LEFT, faces),
          ...(isLetter ? { first: lowerRule(faces) } : {}),
        },
        children,
      },
    ],
  })
  return sealDocx(await Packer.toBuffer(document), signedOn)
}

const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' })

function blockParagraphs(
  block: Block,
  faces: Faces,
  keepNext: boolean,
): (Paragraph | ReturnType<typeof problemTable>)[] {
  switch (block.kind) {
    case 'blank':
      return [paragraph('', faces, {}, { keepNext })]
    case 'title':
      return titleParagraphs(block.lines, faces)
    case 'to':
      return [paragraph(paragraphText(block), faces, {}, { alignment: AlignmentType.LEFT })]
    case 'attachment':
      return [
        paragraph(
          block.label + block.text,
          faces,
          {},
          {
            alignment: AlignmentType.LEFT,
            indent: { left: Math.round(CELL * 5), hanging: Math.round(CELL * 3) },
            keepNext: true,
          },
        ),
      ]
    case 'signature':
      return signatureParagraphs(block, faces)
    case 'annex':
      return [
        paragraph(block.label, faces, { face: 'hei' }, { alignment: AlignmentType.LEFT, pageBreakBefore: true }),
        paragraph('', faces),
        ...titleParagraphs(block.lines, faces),
        paragraph('', faces),
      ]
    case 'table':
      return [problemTable(block.headings, block.rows, faces)]
    case 'h1':
      return [paragraph(paragraphText(block), faces, { face: 'hei' }, { indent: INDENT, keepNext: true })]
    case 'h2':
      return [paragraph(paragraphText(block), faces, { face: 'kai' }, { indent: INDENT, keepNext: true })]
    default:
      return [paragraph(paragraphText(block), faces, {}, { indent: INDENT, keepNext })]
  }
}

const titleParagraphs = (lines: string[], faces: Faces): Paragraph[] =>
  lines.map((line) =>
    paragraph(
      line,
      faces,
      { face: 'xbs', size: SIZE.title },
      {
        alignment: AlignmentType.CENTER,
        spacing: exact(600),
        keepNext: true,
      },
    ),
  )

/** Issuer centred over the date, date four cells from the right; a wide issuer one cell (GB/T 9704-2012 §7.3.5.1). */
function signatureParagraphs(block: Extract<Block, { kind: 'signature' }>, faces: Faces): Paragraph[] {
  const [issuerWidth, dateWidth] = [cells(block.issuer), cells(block.date)]
  const dateRight = block.wide ? 1 + (issuerWidth - dateWidth) / 2 : SIGNATURE.dateRightCells
  const issuerRight = block.wide ? 1 : Math.max(0, SIGNATURE.dateRightCells + (dateWidth - issuerWidth) / 2)
  const line = (text: string, rightCells: number, keepNext: boolean): Paragraph =>
    paragraph(
      text,
      faces,
      {},
      {
        alignment: AlignmentType.RIGHT,
        keepNext,
        indent: { right: Math.round(rightCells * CELL) },
      },
    )
  return [
    ...Array.from({ length: SIGNATURE.blankLines }, () => paragraph('', faces, {}, { keepNext: true })),
    line(block.issuer, issuerRight, true),
    line(block.date, dateRight, false),
  ]
}

/** The last text before attachment and signature stays with them: a signature never stands alone on a page. */
function isBeforeTail(blocks: Block[], i: number): boolean {
  const rest = blocks.slice(i + 1)
  const next = rest.find((block) => block.kind !== 'blank')
  return next?.kind === 'attachment' || next?.kind === 'signature'
}

/** The double rules of a 信函 are 170 mm wide: 8 mm and 6 mm beyond the text area (§10.1). */
const WIDE = { left: -twips(8), right: -twips(6) }

/** §10.1: the lower double rule 20 mm above the paper's foot, 5 mm under the footer line; no page number on page 1. */
function lowerRule(faces: Faces): Footer {
  const border = { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 14 } }
  return new Footer({ children: [paragraph('', faces, {}, { border, indent: WIDE })] })
}

/** §7.5: 4号 宋体, `— 1 —`, one character in from the outer edge. */
function pageNumber(alignment: 'left' | 'right', faces: Faces): Footer {
  const run: IRunOptions = { font: font(faces.song), size: SIZE.small * 2, children: ['— ', PageNumber.CURRENT, ' —'] }
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
        spacing: { line: 280, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
        children: [new TextRun(run)],
      }),
    ],
  })
}

function bannerHeaders(banner: string, faces: Faces): { default?: Header; even?: Header; first?: Header } {
  if (!banner) return {}
  const header = (): Header =>
    new Header({ children: [paragraph(banner, faces, { size: 10 }, { alignment: AlignmentType.CENTER })] })
  return { default: header(), even: header(), first: header() }
}
