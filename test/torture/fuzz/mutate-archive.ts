import { fromBufferPromise } from 'yauzl'
import type { Random } from '../../../electron/rehearsal/random.ts'
import { makeZip, type ZipPart } from '../../support/zip.ts'
import { mutateBytes } from './mutate-bytes.ts'

/** Takes an archive apart, changes what is in it, and packs it again with right checksums, or with a lie. */
export async function mutateArchive(
  random: Random,
  bytes: Buffer,
  other: Buffer,
): Promise<{ bytes: Buffer; how: string }> {
  const parts = await partsOf(bytes)
  if (parts === undefined || parts.length === 0) return mutateBytes(random, bytes, other)
  const isWorkbook = parts.some(({ name }) => name.toString().includes('xl/workbook.xml'))
  const how: string[] = []
  for (let n = random.int(1, 4); n > 0; n -= 1) {
    const change = random.pick(isWorkbook ? WORKBOOK_CHANGES : BUNDLE_CHANGES)
    const at = random.int(0, parts.length - 1)
    const part = parts[at]
    if (part) change(random, part, parts, other)
    how.push(`${change.name} ${String(part?.name).slice(0, 60)}`)
  }
  return { bytes: makeZip(parts), how: how.join(', ') }
}

async function partsOf(bytes: Buffer): Promise<ZipPart[] | undefined> {
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, lazyEntries: true, autoClose: false })
    const parts: ZipPart[] = []
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = []
      if (entry.uncompressedSize > 5_000_000) continue
      for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece)
      const name: unknown = entry.fileName
      const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
      parts.push({ name: name as Buffer, bytes: Buffer.concat(pieces), utf8 })
    }
    return parts
  } catch {
    // a seed that is broken already is changed as bytes
    return undefined
  }
}

const textOf = (part: ZipPart): string => (part.bytes ?? '').toString()

type Change = (random: Random, part: ZipPart, parts: ZipPart[], other: Buffer) => void

const bytesOfPart: Change = function bytesOfPart(random, part, _parts, other) {
  part.bytes = mutateBytes(random, Buffer.from(part.bytes ?? ''), other).bytes
}
const lie: Change = function lie(random, part) {
  if (random.int(0, 1) === 0) part.crc = random.int(0, 2 ** 31)
  else part.size = random.pick([0, 1, 10_000, 2 ** 31, 2 ** 32 - 2])
}
const drop: Change = function drop(_random, part, parts) {
  if (parts.length > 1) parts.splice(parts.indexOf(part), 1)
}
const twice: Change = function twice(random, part, parts, other) {
  const bytes = Buffer.from(part.bytes ?? '')
  parts.push({ ...part, bytes: random.int(0, 1) === 0 ? bytes : mutateBytes(random, bytes, other).bytes })
}
const rename: Change = function rename(random, part, parts) {
  const name = part.name.toString()
  part.name = random.pick<string | Buffer>([
    `../${name}`,
    `a/../../${name}`,
    `/etc/${name}`,
    `C:\\${name}`,
    `\\\\server\\share\\${name}`,
    `${name}/`,
    '',
    '.',
    '..',
    `${name}\u0000.pdf`,
    `con/${name}`,
    name.toUpperCase(),
    `${'深/'.repeat(random.int(1, 60))}${name}`,
    `${'长'.repeat(random.int(50, 3000))}.pdf`,
    Buffer.from([0xff, 0xfe, 0x2f, 0x80]),
    `云市监罚〔2024〕${random.int(1, 999)}号/${name}`,
    `云市监罚〔2024〕${random.int(1, 999)}号_${name}`,
    'manifest.json',
    `Thumbs.db`,
    random.pick(parts).name,
  ])
  part.utf8 = random.int(0, 1) === 0
}
const special: Change = function special(random, part) {
  part.mode = random.pick([0o120777, 0o060666, 0o010666, 0o040755, 0o104755])
}
const bomb: Change = function bomb(random, part) {
  part.bytes = Buffer.alloc(random.pick([1_000_000, 20_000_000]), random.pick([0, 32, 97]))
}
const manifest: Change = function manifest(random, part, parts) {
  const folder = part.name.toString().split('/')[0] ?? ''
  const one = {
    folder: random.pick([folder, '.', '..', '', `${folder}/x`]),
    kind: random.pick(['penalty', 'licence', 'nothing']),
    agency: random.pick(['云山市局', '', ' ']),
    number: random.pick(['云罚〔2024〕1号', '', '/', '|||']),
    facts: random.pick([{}, { fine_amount: '1e9' }, { decision_date: '2024-02-30' }, JSON.parse('{"__proto__":"x"}')]),
    documents: random.pick([null, [], [{ file: part.name.toString().split('/').at(-1) ?? '' }], [{ file: '../x' }]]),
  }
  const cases = random.pick([[one], [one, one], [], [null]])
  parts.push({
    name: random.pick(['manifest.json', `${folder}/manifest.json`]),
    utf8: true,
    bytes: JSON.stringify({ format: 'mingjuan-case-bundle', version: random.pick([1, 1, 1, 2]), cases }),
  })
}

const BUNDLE_CHANGES: Change[] = [bytesOfPart, bytesOfPart, lie, drop, twice, rename, rename, special, bomb, manifest]

/** Pieces of a sheet that are allowed, or nearly, and ask for more than a reader expects. */
const SHEET_PIECES = [
  '<c r="XFD1048576"><v>1</v></c>',
  '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>末行</t></is></c></row>',
  '<row r="2147483648"><c><v>1</v></c></row>',
  '<row><c t="s"><v>999999</v></c><c t="s"><v>-1</v></c></row>',
  '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>1/0</f></c><c r="C3" t="b"><v>1</v></c></row>',
  '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>',
  '<c r="ZZZZ9"><v>1</v></c>',
  '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  '<mergeCells><mergeCell ref="B2:B200"/><mergeCell ref="B100:C300"/><mergeCell ref="x"/></mergeCells>',
  '</sheetData><sheetData>',
  '</row><row>',
  '<!-- <row> -->',
  '<![CDATA[<v>]]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [<!ENTITY b "ccccccccccc"><!ENTITY c "&b;&b;&b;&b;">]>',
  '&c;',
  '<a>'.repeat(2000),
]
const sheetPiece: Change = function sheetPiece(random, part) {
  const text = textOf(part)
  const ends = [...text.matchAll(/>/g)].map(({ index }) => index + 1)
  const at = ends.length === 0 ? 0 : random.pick(ends)
  part.bytes = text.slice(0, at) + random.pick(SHEET_PIECES) + text.slice(at)
}
const attribute: Change = function attribute(random, part) {
  const value = random.pick(['0', '-1', '1', '99999999999', 'A0', '', 'inlineStr', 's', 'n', 'd', '0xfffffffffffffff'])
  let left = random.int(0, 30)
  part.bytes = textOf(part).replaceAll(/ (?:r|t|s|ref|r:id|Id|Target|name|sheetId)="[^"]*"/g, (whole) => {
    left -= 1
    return left === 0 ? whole.replace(/"[^"]*"/, `"${value}"`) : whole
  })
}
const element: Change = function element(random, part) {
  const text = textOf(part)
  const tags = [...text.matchAll(/<[^>]*>/g)]
  if (tags.length === 0) return
  const { index, 0: tag } = random.pick(tags)
  part.bytes = text.slice(0, index) + text.slice(index + tag.length)
}
const manyRows: Change = function manyRows(random, part) {
  const text = textOf(part)
  const row = /<row\b[^>]*>.*?<\/row>(?=<\/sheetData>)/s.exec(text.slice(-20_000))?.[0]
  if (row === undefined) return
  const plain = row.replaceAll(/ r="[^"]*"/g, '')
  part.bytes = text.replace(
    '</sheetData>',
    `${plain.repeat(Math.min(random.pick([1, 50, 3000]), Math.ceil(1_000_000 / plain.length)))}</sheetData>`,
  )
}

const WORKBOOK_CHANGES: Change[] = [
  bytesOfPart,
  lie,
  drop,
  twice,
  rename,
  bomb,
  sheetPiece,
  sheetPiece,
  sheetPiece,
  attribute,
  attribute,
  element,
  manyRows,
]
