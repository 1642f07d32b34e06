import { encodeGbk } from '../../../electron/rehearsal/gb18030.ts'
import type { Random } from '../../../electron/rehearsal/random.ts'

/** Repeating what was repeated makes files that only take time. */
const MOST_LINES = 3000

/** Changes the text of a table as text: cells, lines, quotes, encoding. A text that fits no encoding comes back as UTF-8. */
export function mutateText(random: Random, bytes: Buffer): { bytes: Buffer; how: string } {
  let lines = decode(bytes).split(/(?<=\n)/)
  const how: string[] = []
  for (let n = random.int(1, 6); n > 0; n -= 1) {
    const change = random.pick(CHANGES)
    const changed = change(random, lines)
    if (changed.length > MOST_LINES) continue
    lines = changed
    how.push(change.name)
  }
  const encoding = random.pick(ENCODINGS)
  return { bytes: encoding(lines.join('')), how: `${how.join(' ')} as ${encoding.name}` }
}

function decode(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // the next one
    }
  return new TextDecoder('utf-16le').decode(bytes)
}

const ENCODINGS = [
  function utf8(text: string): Buffer {
    return Buffer.from(text)
  },
  function utf8Marked(text: string): Buffer {
    return Buffer.from(`\ufeff${text}`)
  },
  function utf16le(text: string): Buffer {
    return Buffer.from(text, 'utf16le')
  },
  function utf16leMarked(text: string): Buffer {
    return Buffer.from(`\ufeff${text}`, 'utf16le')
  },
  function gbk(text: string): Buffer {
    try {
      return encodeGbk(text)
    } catch {
      // a character that GBK has not
      return Buffer.from(text)
    }
  },
]

const VALUES = [
  '',
  ' ',
  '"',
  '无',
  '/',
  '0000-00-00',
  '2024年2月30日',
  '45000',
  '1e308',
  '-1',
  '三万元',
  '91330100MA27XXXXX',
  '11010119900307876X',
  '"a""b\r\nc"',
  '=1+1',
  '甲'.repeat(5000),
  '\u0007',
  '__proto__',
  'constructor',
  '2024〔2024〕2024号',
]

/** Gives one line other cells. Cells are cut at commas without looking at quotes: a fuzzer need not be right. */
function withCells(random: Random, lines: string[], work: (cells: string[]) => string[]): string[] {
  if (lines.length === 0) return lines
  const at = random.int(0, lines.length - 1)
  const line = lines[at] ?? ''
  const end = /[\r\n]*$/.exec(line)?.[0] ?? ''
  return lines.with(at, work(line.slice(0, line.length - end.length).split(',')).join(',') + end)
}

type Change = (random: Random, lines: string[]) => string[]

const CHANGES: Change[] = [
  function value(random, lines) {
    return withCells(random, lines, (cells) => cells.with(random.int(0, cells.length - 1), random.pick(VALUES)))
  },
  function moreCells(random, lines) {
    return withCells(random, lines, (cells) => [
      ...cells,
      ...Array.from({ length: random.pick([1, 30, 5000]) }, () => 'x'),
    ])
  },
  function fewerCells(random, lines) {
    return withCells(random, lines, (cells) => cells.slice(0, random.int(0, cells.length)))
  },
  function shiftCells(random, lines) {
    return withCells(random, lines, (cells) => ['', ...cells])
  },
  function quoteLine(random, lines) {
    return withCells(random, lines, (cells) => cells.map((cell) => `"${cell}"`))
  },
  function openQuote(random, lines) {
    return withCells(random, lines, (cells) => ['"', ...cells])
  },
  function dropLine(random, lines) {
    return lines.toSpliced(random.int(0, lines.length), 1)
  },
  function repeatLines(random, lines) {
    const from = random.int(0, lines.length)
    const piece = lines.slice(from, from + random.int(1, 20))
    return [...lines, ...Array.from({ length: random.pick([1, 3, 200]) }, () => piece).flat()]
  },
  function swapLines(random, lines) {
    const at = random.int(0, lines.length)
    return [...lines.slice(at), ...lines.slice(0, at)]
  },
  function lineEnds(random, lines) {
    const end = random.pick(['\r', '\n', '\r\n', '\r\r\n', '\n\r', ''])
    return lines.map((line) => line.replace(/[\r\n]+$/, end))
  },
  function delimiter(random, lines) {
    const other = random.pick(['\t', ';', '|', '，'])
    return lines.map((line) => line.replaceAll(',', other))
  },
]
