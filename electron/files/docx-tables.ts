import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlign,
  WidthType,
} from 'docx'
import { PAGE, PROBLEM_COLUMNS, SIZE } from '../../shared/domain/letters/gbt9704.ts'
import type { PageModel } from '../../shared/domain/letters/layout.ts'
import { exact, type Faces, textRun, twips } from './docx-measures.ts'

const WIDTH = twips(PAGE.textWidth)
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** 0.35 mm and 0.25 mm in eighths of a point, rounded as Word offers them. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' }

/** 问题清单: header row repeated, rows not broken, column widths in the grid because WPS lays tables out by them. */
export function problemTable(headings: string[], rows: string[][], faces: Faces): Table {
  const widths = PROBLEM_COLUMNS.map(({ width }) => twips(width))
  const line = (texts: string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            margins: { top: 40, bottom: 40, left: 60, right: 60 },
            children: [
              new Paragraph({
                spacing: exact(320),
                alignment: isHead || i === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
                children: [textRun(text, faces, { face: isHead ? 'hei' : 'fang', size: SIZE.table })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN },
    rows: [line(headings, true), ...rows.map((row) => line(row, false))],
  })
}

/** 版记 as a floating table on the bottom of the text area; in 信函 without rules (§7.4, §10.1). */
export function imprintTable(
  imprint: NonNullable<PageModel['imprint']>,
  ruled: boolean,
  faces: Faces,
): (Paragraph | Table)[] {
  const row = (text: string, options: object): TableRow =>
    new TableRow({
      children: [
        new TableCell({
          margins: { left: 0, right: 0 },
          children: [
            new Paragraph({
              spacing: exact(480),
              indent: { left: 280, right: 280 },
              ...options,
              children: [textRun(text, faces, { size: SIZE.small })],
            }),
          ],
        }),
      ],
    })
  const rows: TableRow[] = []
  if (imprint.copies) rows.push(row(`抄送：${imprint.copies}`, { indent: { left: 1120, right: 280, hanging: 840 } }))
  if (imprint.printed)
    rows.push(
      row(`${imprint.printer}\t${imprint.printed}`, {
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - 280 }],
      }),
    )
  const speck = (): Paragraph => new Paragraph({ spacing: exact(20), children: [] })
  return [
    speck(),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [WIDTH],
      layout: TableLayoutType.FIXED,
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      },
      borders: {
        top: ruled ? THICK : NONE,
        bottom: ruled ? THICK : NONE,
        left: NONE,
        right: NONE,
        insideHorizontal: ruled ? THIN : NONE,
        insideVertical: NONE,
      },
      rows,
    }),
    speck(),
  ]
}
