/**
 * Every measure of GB/T 9704-2012 《党政机关公文格式》 that the two emitters use; the clause stands beside it.
 * Lengths in millimetres, type sizes in points. A local template that differs changes this file and nothing else.
 */

/** §5.1, §5.2.1: A4, 天头 37, 订口 28, 版心 156 × 225; the rest follows. */
export const PAGE = {
  width: 210,
  height: 297,
  top: 37,
  left: 28,
  right: 26,
  bottom: 35,
  textWidth: 156,
  textHeight: 225,
}

/** §5.2.3: 22 lines of 28 characters fill the text area. */
export const GRID = { lines: 22, characters: 28 }

/** 3号, 2号, 4号, 小四; the mark's size is free (§7.2.4): 36 pt, smaller when the name is long. */
export const SIZE = { body: 16, title: 22, small: 14, table: 12, mark: 36, plainMark: 26 }

/** §7.3.1 leaves the number of lines open; three lines of 2号 hold 60 characters. */
export const TITLE = { cellsPerLine: 20, maxLines: 3 }

/** §7.2.4: mark 35 mm under the top of the text area; §7.2.7: red rule 4 mm under the number. */
export const DOCUMENT_HEAD = { markTop: 35, lines: 8, ruleGap: 4, ruleThickness: 0.5 }

/** §10.1 信函格式: mark 30 mm from the paper's top, double rules of 170 mm, the lower 20 mm from the paper's foot. */
export const LETTER_HEAD = { markTop: 30, ruleWidth: 170, ruleGap: 4, numberGap: 4.9, lowerRule: 20, sideMargin: 20 }

/** §7.4.1: first and last rule 0.35 mm, inner 0.25 mm. */
export const IMPRINT = { thick: 0.35, thin: 0.25, lineHeight: 8.6 }

/** §7.3.5.1: date four characters from the right edge, about three lines left for the seal. */
export const SIGNATURE = { dateRightCells: 4, blankLines: 3 }

/** Columns of the attachment 问题清单, together the width of the text area. */
export const PROBLEM_COLUMNS = [
  { heading: '序号', width: 12 },
  { heading: '案卷文号', width: 34 },
  { heading: '存在的问题', width: 45 },
  { heading: '违反的规定', width: 33 },
  { heading: '整改要求', width: 32 },
] as const

/** Red of the mark and rules: the standard gives no number. */
export const RED = 'E60012'

/** Faces named in the DOCX: what the user's PC has, never shipped with the program. */
export const FONT_SETS = {
  gb2312: { fang: '仿宋_GB2312', kai: '楷体_GB2312', hei: '黑体', xbs: '方正小标宋简体', song: '宋体' },
  founder: { fang: '方正仿宋_GBK', kai: '方正楷体_GBK', hei: '方正黑体_GBK', xbs: '方正小标宋_GBK', song: '宋体' },
  system: { fang: '仿宋', kai: '楷体', hei: '黑体', xbs: '宋体', song: '宋体' },
} as const
export type FontSet = keyof typeof FONT_SETS

/** Characters of a mark in one line: more would make it smaller than 27 pt. */
export const MARK_LINE = 16

/** Size of the mark in points: the largest that keeps its longest line inside the text area. */
export function markSize(lines: string[], largest: number): number {
  const width = (PAGE.textWidth / 25.4) * 72
  const longest = Math.max(...lines.map((line) => Array.from(line).length))
  return Math.min(largest, Math.floor((width / longest) * 2 - 1) / 2)
}
