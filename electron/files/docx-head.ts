import { AlignmentType, FrameAnchorType, HeightRule, Paragraph } from 'docx'
import { LETTER_HEAD, markSize, RED, SIZE } from '../../shared/domain/letters/gbt9704.ts'
import type { PageModel } from '../../shared/domain/letters/layout.ts'
import { exact, type Faces, paragraph, type ParagraphOptions, textRun, twips } from './docx-measures.ts'

/** The head of a letter down to the blank lines over the title: 文件, 信函 or plain (GB/T 9704-2012 §7.2, §10.1). */
export function headParagraphs({ kind, mark, number, urgency }: PageModel['head'], faces: Faces): Paragraph[] {
  const size = markSize(mark, kind === 'plain' ? SIZE.plainMark : SIZE.mark)
  const blank = (): Paragraph => paragraph('', faces)
  const rule = (thickness: number, space: number, style: 'single' | 'thickThinSmallGap' = 'single') => ({
    bottom: { style, size: thickness, color: RED, space },
  })
  const lineHeight = Math.round(size * 20 * 1.22)
  const marks = (color: string | undefined, options: (i: number) => ParagraphOptions = () => ({})): Paragraph[] =>
    mark.map((line, i) =>
      paragraph(
        line,
        faces,
        { face: 'xbs', size, ...(color ? { color } : {}) },
        { alignment: AlignmentType.CENTER, spacing: exact(lineHeight), ...options(i) },
      ),
    )
  const right = { alignment: AlignmentType.RIGHT }
  const numberLine = urgency ? [paragraph(urgency, faces, { face: 'hei' }), paragraph(number, faces, {}, right)] : []
  if (kind === 'document')
    return [
      paragraph(urgency, faces, { face: 'hei' }, { alignment: AlignmentType.LEFT }),
      blank(),
      blank(),
      ...marks(RED, (i) => (i === 0 ? { spacing: { ...exact(lineHeight), before: MARK_DROP } } : {})),
      blank(),
      blank(),
      paragraph(number, faces, {}, { alignment: AlignmentType.CENTER, border: rule(12, 7) }),
      blank(),
      blank(),
    ]
  const numberLines = numberLine.length > 0 ? numberLine : [paragraph(number, faces, {}, right)]
  if (kind === 'letter') {
    const runs = mark.map((line, i) => textRun(line, faces, { face: 'xbs', size, color: RED, isNewLine: i > 0 }))
    const framed = new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(lineHeight),
      frame: letterFrame(mark.length * lineHeight),
      border: rule(24, 5, 'thickThinSmallGap'),
      children: runs,
    })
    return [framed, ...numberLines, blank(), blank()]
  }
  return [...marks(undefined), ...numberLines, blank()]
}

/** §7.2.4: ink of the mark 35 mm under the top of the text area; three lines and the line's own space give 32.5. */
const MARK_DROP = twips(2.5)

/** §10.1: mark 30 mm from the paper's top, above the text area: a frame of the width of the rules that the text runs under. */
const letterFrame = (height: number): NonNullable<ParagraphOptions['frame']> => ({
  type: 'absolute',
  position: { x: twips(LETTER_HEAD.sideMargin), y: twips(LETTER_HEAD.markTop) - FRAME_RISE },
  width: twips(LETTER_HEAD.ruleWidth),
  height: height + twips(3.4),
  rule: HeightRule.EXACT,
  anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
})
/** Space over the ink inside the mark's own line. */
const FRAME_RISE = twips(1.7)
