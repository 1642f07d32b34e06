import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import { type FONT_SETS, type FontSet, PAGE, GRID, SIZE } from '../../shared/domain/letters/gbt9704.ts'

export type Faces = (typeof FONT_SETS)[FontSet]

/** Millimetres to twips. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)

/** 22 lines in 225 mm, rounded down so that the last line fits. */
export const PITCH = Math.floor((PAGE.textHeight * 1440) / 25.4 / GRID.lines)
/** One of 28 cells, in twips. */
export const CELL = (PAGE.textWidth * 1440) / 25.4 / GRID.characters

export const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 })
export const SPACING = exact(PITCH)
/** Two characters: Word and WPS obey Chars, other programs only know the length. */
export const INDENT = { firstLine: Math.round(CELL * 2), firstLineChars: 200 }

export interface RunStyle {
  face?: keyof Faces
  /** points */
  size?: number
  color?: string
  /** begins a new line inside its paragraph */
  isNewLine?: boolean
}

/** Text in one face; 3号 is tightened by 0.25 pt, because 28 cells of 16 pt are wider than the text area. */
export function textRun(text: string, faces: Faces, style: RunStyle): TextRun {
  const { face = 'fang', size = SIZE.body, color, isNewLine = false } = style
  const name = faces[face]
  return new TextRun({
    text,
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: size * 2,
    characterSpacing: size === SIZE.body ? -5 : 0,
    ...(color ? { color } : {}),
    ...(isNewLine ? { break: 1 } : {}),
  })
}

export type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>

/** A paragraph on the grid, in one face. */
export function paragraph(text: string, faces: Faces, style: RunStyle = {}, options: ParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: SPACING,
    alignment: AlignmentType.BOTH,
    ...options,
    children: text === '' ? [] : [textRun(text, faces, style)],
  })
}
