import type { Random } from '../../../electron/rehearsal/random.ts'

/** What readers stumble over, as bytes: quotes, line ends, marks of encodings, NUL, huge numbers, markup, formulas. */
const TOKENS = [
  '"',
  '""',
  '"\r\n"',
  ',',
  ',,,,,,,,',
  '\t',
  ';',
  '\r',
  '\n',
  '\r\n\r\n',
  '\u0000',
  '\ufeff',
  '\ufffd',
  '=cmd|"/C calc"!A0',
  '<script>',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&#x10ffff;',
  '&lol;',
  '1e999',
  '-9007199254740993',
  '9'.repeat(400),
  '2024-02-30',
  '45000.5',
  'NaN',
  '合计',
  '案件名称,行政处罚决定书文号,行政相对人名称,罚款金额（元）,处罚决定日期,处罚机关\r\n',
  '〔2024〕',
  '𠮷',
  '\u202e',
  '%PDF-1.4',
  'PK\u0003\u0004',
].map((token) => Buffer.from(token))

const RAW = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x81, 0x30, 0x81, 0x30],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0x80],
  [0xff],
].map((bytes) => Buffer.from(bytes))

/** Changes bytes without knowing what they mean, one to eight times. `other` is a file to take pieces from. */
export function mutateBytes(random: Random, bytes: Buffer, other: Buffer): { bytes: Buffer; how: string } {
  let result = bytes
  const how: string[] = []
  for (let n = random.int(1, 8); n > 0; n -= 1) {
    const change = random.pick(CHANGES)
    result = change(random, result, other)
    how.push(change.name)
  }
  return { bytes: result, how: how.join(' ') }
}

type Change = (random: Random, bytes: Buffer, other: Buffer) => Buffer

/** A range within `bytes`, short ones more often than long ones. */
function range(random: Random, bytes: Buffer): [number, number] {
  const from = random.int(0, bytes.length)
  const most = random.pick([4, 64, 1024, bytes.length])
  return [from, Math.min(bytes.length, from + random.int(0, most))]
}
const put = (bytes: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])

const CHANGES: Change[] = [
  function flip(random, bytes) {
    const copy = Buffer.from(bytes)
    for (let n = random.int(1, 20); n > 0 && copy.length > 0; n -= 1) {
      const at = random.int(0, copy.length - 1)
      copy[at] = (copy[at] ?? 0) ^ (1 << random.int(0, 7))
    }
    return copy
  },
  function cut(random, bytes) {
    const [from, to] = range(random, bytes)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  function repeat(random, bytes) {
    const [from, to] = range(random, bytes)
    const times = Math.min(random.int(1, 50), Math.ceil(500_000 / (to - from + 1)))
    return put(bytes, to, Buffer.concat(Array.from({ length: times }, () => bytes.subarray(from, to))))
  },
  function token(random, bytes) {
    return put(bytes, random.int(0, bytes.length), random.pick(TOKENS))
  },
  function raw(random, bytes) {
    return put(bytes, random.int(0, bytes.length), random.pick(RAW))
  },
  function truncate(random, bytes) {
    return bytes.subarray(0, random.int(0, bytes.length))
  },
  function swap(random, bytes) {
    const [from, to] = range(random, bytes)
    const middle = random.int(from, to)
    return Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(middle, to),
      bytes.subarray(from, middle),
      bytes.subarray(to),
    ])
  },
  function splice(random, bytes, other) {
    const [from, to] = range(random, other)
    return put(bytes, random.int(0, bytes.length), other.subarray(from, Math.min(to, from + 100_000)))
  },
  function zeros(random, bytes) {
    const [from, to] = range(random, bytes)
    return Buffer.concat([bytes.subarray(0, from), Buffer.alloc(to - from), bytes.subarray(to)])
  },
  function noise(random, bytes) {
    const piece = Buffer.from(Array.from({ length: random.int(1, 200) }, () => random.int(0, 255)))
    return put(bytes, random.int(0, bytes.length), piece)
  },
]
