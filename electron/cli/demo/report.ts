/** Neat lines for a terminal: Chinese characters are two cells wide, so that columns stand under each other. */
export interface Report {
  heading: (text: string) => void
  row: (label: string, value: string | number) => void
  line: (text: string) => void
  table: (rows: (string | number)[][]) => void
}

export function createReport(log: (line: string) => void): Report {
  let steps = 0
  return {
    heading(text) {
      steps += 1
      log('')
      log(`${steps}　${text}`)
      log('─'.repeat(64))
    },
    row: (label, value) => log(`  ${pad(label, 22)}${value}`),
    line: (text) => log(`  ${text}`),
    table(rows) {
      const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => cells(String(row[i] ?? '')))))
      for (const row of rows) {
        log(`  ${row.map((text, i) => (i === row.length - 1 ? text : pad(String(text), widths[i] ?? 0))).join('  ')}`)
      }
    },
  }
}

/** Terminal cells of a text: East Asian wide characters take two. */
const cells = (text: string): number => Array.from(text).reduce((sum, c) => sum + (c >= '\u2e80' ? 2 : 1), 0)
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - cells(text)))
