import type { FileProblem } from './file-report.ts'

const HEADINGS = ['工作表', '记录', '行', '列', '轻重', '类别', '原值', '说明']

/** A spreadsheet must not take a text for a formula: such a text gets an apostrophe before it. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number | null): string => {
  const text = safe(String(value ?? ''))
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The list of problems that goes back to the agency: CSV that Excel and WPS open as it is (UTF-8 with mark, CRLF). */
export function problemListCsv(problems: readonly FileProblem[]): string {
  const lines = problems.map(({ sheet, row, line, column, field, severity, code, value, message }) =>
    [sheet, row, line, column ?? field, severity === 'block' ? '阻断' : '提示', code, value, message]
      .map(cell)
      .join(','),
  )
  return `\uFEFF${[HEADINGS.join(','), ...lines].join('\r\n')}\r\n`
}
