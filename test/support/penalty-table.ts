const HEADINGS = '案件名称,行政处罚决定书文号,行政相对人名称,行政相对人类别,案由,罚款金额（元）,处罚决定日期,处罚机关'

/** A table of penalties as agencies send it: CSV in UTF-8 with a byte order mark, every row valid. */
export function penaltyTable(rows: number, agency = '云山市第1局'): string {
  const row = (i: number): string => `某案,云罚〔2025〕${i + 1}号,张某,自然人,未按规定公示,1000,2026-03-01,${agency}`
  return `\uFEFF${[HEADINGS, ...Array.from({ length: rows }, (_, i) => row(i))].join('\r\n')}\r\n`
}
