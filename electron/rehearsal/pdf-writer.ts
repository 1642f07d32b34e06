import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { subsetFont } from './font-subset.ts'
import type { Face } from './true-type.ts'

/** One line on a page: x and y in points from the lower left corner, size in points. */
export interface PlacedText {
  x: number
  y: number
  size: number
  text: string
}

export interface PdfPage {
  lines: PlacedText[]
  /** straight lines: from, to */
  rules: [number, number, number, number][]
}

const A4 = '[0 0 595 842]'

/**
 * A PDF 1.7 with real text: one embedded TrueType subset, Identity-H and a ToUnicode map, so that every reader finds the
 * words again (ISO 32000-1, 9.7 and 9.10.3). No dates and an id made of the content: equal pages give equal bytes.
 */
export function writePdf(face: Face, title: string, pages: PdfPage[]): Buffer {
  const font = subsetFont(
    face,
    pages.flatMap((page) => page.lines.flatMap((line) => Array.from(line.text))),
  )
  const scale = (n: number): number => Math.round((1000 * n) / face.unitsPerEm)
  const encode = (text: string): string =>
    Array.from(text)
      .map((c) => hex(font.glyphs.get(c) ?? 0))
      .join('')
  const objects: Buffer[] = []
  const put = (body: string | Buffer): number => objects.push(typeof body === 'string' ? Buffer.from(body) : body)
  put('<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>')
  put(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${9 + 2 * i} 0 R`).join(' ')}]>>`)
  put(
    '<</Type/Font/Subtype/Type0/BaseFont/RHRSAL+Rehearsal/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 7 0 R>>',
  )
  put(
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/RHRSAL+Rehearsal/CIDToGIDMap/Identity' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
      `/FontDescriptor 5 0 R/DW 1000/W[0[${font.widths.join(' ')}]]>>`,
  )
  put(
    '<</Type/FontDescriptor/FontName/RHRSAL+Rehearsal/Flags 4/ItalicAngle 0/StemV 80' +
      `/FontBBox[${face.bounds.map(scale).join(' ')}]/Ascent ${scale(face.ascent)}/Descent ${scale(face.descent)}` +
      `/CapHeight ${scale(face.ascent)}/FontFile2 6 0 R>>`,
  )
  put(stream(font.bytes, `/Length1 ${font.bytes.length}`))
  put(stream(Buffer.from(unicodeMap(font.glyphs))))
  put(`<</Title<FEFF${utf16(title)}>/Producer(Mingjuan rehearsal)>>`)
  pages.forEach((page, i) => {
    put(`<</Type/Page/Parent 2 0 R/MediaBox${A4}/Resources<</Font<</F 3 0 R>>>>/Contents ${10 + 2 * i} 0 R>>`)
    const text = page.lines.map(
      (line) => `BT/F ${line.size} Tf 1 0 0 1 ${line.x} ${line.y} Tm<${encode(line.text)}>Tj ET`,
    )
    const rules = page.rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`)
    put(stream(Buffer.from(['0.5 w', ...rules, ...text].join('\n'))))
  })
  return assemble(objects)
}

function assemble(objects: Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  objects.forEach((body, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.push(at)
    parts.push(part)
    at += part.length
  })
  const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32)
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}` +
        `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 8 0 R/ID[<${id}><${id}>]>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function stream(bytes: Buffer, more = ''): Buffer {
  const packed = deflateSync(bytes, { level: 6 })
  return Buffer.concat([
    Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode${more}>>stream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

function unicodeMap(glyphs: Map<string, number>): string {
  const pairs = [...glyphs].map(([character, glyph]) => `<${hex(glyph)}><${utf16(character)}>`)
  const blocks: string[] = []
  for (let i = 0; i < pairs.length; i += 100) {
    const block = pairs.slice(i, i + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return (
    '/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/Rehearsal def/CMapType 2 def\n' +
    `1 begincodespacerange<0000><FFFF>endcodespacerange\n${blocks.join('\n')}\nendcmap end end\n`
  )
}

const hex = (n: number): string => n.toString(16).padStart(4, '0').toUpperCase()
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
