import { readFileSync } from 'node:fs'

/** What a PDF needs of a TrueType face: which glyph a character has, how wide it is, and its outline. */
export interface Face {
  unitsPerEm: number
  bounds: [number, number, number, number]
  ascent: number
  descent: number
  glyphOf(codePoint: number): number
  advance(glyph: number): number
  /** bytes of a glyph of the `glyf` table; empty for a blank */
  outline(glyph: number): Buffer
  table(tag: string): Buffer | undefined
}

/** Reads a TrueType file (or the first face of a collection) with `glyf` outlines. Throws when it has none. */
export function readFace(file: string): Face {
  const data = readFileSync(file)
  const start = data.toString('latin1', 0, 4) === 'ttcf' ? data.readUInt32BE(12) : 0
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < data.readUInt16BE(start + 4); i += 1) {
    const at = start + 12 + 16 * i
    const offset = data.readUInt32BE(at + 8)
    tables.set(data.toString('latin1', at, at + 4), data.subarray(offset, offset + data.readUInt32BE(at + 12)))
  }
  const need = (tag: string): Buffer => {
    const table = tables.get(tag)
    if (!table) throw new Error(`${file}: no ${tag} table; a TrueType face with outlines is needed`)
    return table
  }
  const head = need('head')
  const hhea = need('hhea')
  const hmtx = need('hmtx')
  const loca = need('loca')
  const glyf = need('glyf')
  const metrics = hhea.readUInt16BE(34)
  const long = head.readInt16BE(50) === 1
  const position = (glyph: number): number => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph))
  return {
    unitsPerEm: head.readUInt16BE(18),
    bounds: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    glyphOf: readCharacterMap(need('cmap')),
    advance: (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)),
    outline: (glyph) => glyf.subarray(position(glyph), position(glyph + 1)),
    table: (tag) => tables.get(tag),
  }
}

/** Unicode map of formats 12 and 4, the only ones today's faces carry for Unicode. */
function readCharacterMap(cmap: Buffer): (codePoint: number) => number {
  const found = new Map<number, Buffer>()
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const platform = cmap.readUInt16BE(4 + 8 * i)
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * i))
    if (platform === 0 || platform === 3) found.set(table.readUInt16BE(0), table)
  }
  const glyphs = new Map<number, number>()
  const wide = found.get(12)
  if (wide) {
    for (let i = 0; i < wide.readUInt32BE(12); i += 1) {
      const [first, last, glyph] = [0, 4, 8].map((o) => wide.readUInt32BE(16 + 12 * i + o)) as [number, number, number]
      for (let c = first; c <= last; c += 1) glyphs.set(c, glyph + c - first)
    }
  } else {
    const narrow = found.get(4)
    if (!narrow) throw new Error('the face has no Unicode map')
    readSegments(narrow, glyphs)
  }
  return (codePoint) => glyphs.get(codePoint) ?? 0
}

function readSegments(table: Buffer, glyphs: Map<number, number>): void {
  const double = table.readUInt16BE(6)
  for (let i = 0; i < double; i += 2) {
    const last = table.readUInt16BE(14 + i)
    const first = table.readUInt16BE(16 + double + i)
    const delta = table.readInt16BE(16 + 2 * double + i)
    const at = 16 + 3 * double + i
    const range = table.readUInt16BE(at)
    for (let c = first; c <= last && c < 0xffff; c += 1) {
      const raw = range === 0 ? c : table.readUInt16BE(at + range + 2 * (c - first))
      if (range === 0 || raw !== 0) glyphs.set(c, (raw + delta) & 0xffff)
    }
  }
}
