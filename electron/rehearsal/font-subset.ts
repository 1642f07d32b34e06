import type { Face } from './true-type.ts'

export interface FontSubset {
  bytes: Buffer
  /** new glyph number by character */
  glyphs: Map<string, number>
  /** advance widths by new glyph number, in thousandths of an em */
  widths: number[]
}

/** A TrueType font with only the glyphs of `text`, renumbered from 1; glyph 0 is the missing-glyph box. */
export function subsetFont(face: Face, text: Iterable<string>): FontSubset {
  const old: number[] = [0]
  const renumbered = new Map<number, number>([[0, 0]])
  const take = (glyph: number): number => {
    const known = renumbered.get(glyph)
    if (known !== undefined) return known
    renumbered.set(glyph, old.length)
    return old.push(glyph) - 1
  }
  const glyphs = new Map<string, number>()
  for (const character of [...new Set(text)].sort()) {
    const glyph = face.glyphOf(character.codePointAt(0) ?? 0)
    if (glyph === 0) throw new Error(`the face has no glyph for ${character}`)
    glyphs.set(character, take(glyph))
  }
  const outlines: Buffer[] = []
  for (let i = 0; i < old.length; i += 1) outlines.push(renumberParts(face.outline(old[i] ?? 0), take))
  const loca = Buffer.alloc(4 * (outlines.length + 1))
  let at = 0
  outlines.forEach((outline, i) => {
    loca.writeUInt32BE(at, 4 * i)
    at += outline.length + (-outline.length & 3)
  })
  loca.writeUInt32BE(at, 4 * outlines.length)
  const hmtx = Buffer.alloc(4 * old.length)
  old.forEach((glyph, i) => hmtx.writeUInt16BE(face.advance(glyph), 4 * i))
  const head = copy(face, 'head')
  head.writeInt16BE(1, 50)
  const hhea = copy(face, 'hhea')
  hhea.writeUInt16BE(old.length, 34)
  const maxp = copy(face, 'maxp')
  maxp.writeUInt16BE(old.length, 4)
  const tables: [string, Buffer][] = [
    ...['cvt ', 'fpgm'].flatMap((tag): [string, Buffer][] => {
      const table = face.table(tag)
      return table ? [[tag, table]] : []
    }),
    ['glyf', Buffer.concat(outlines.map((o) => Buffer.concat([o, Buffer.alloc(-o.length & 3)])))],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
    ...(face.table('prep') ? ([['prep', copy(face, 'prep')]] as [string, Buffer][]) : []),
  ]
  return {
    bytes: pack(tables),
    glyphs,
    widths: old.map((glyph) => Math.round((1000 * face.advance(glyph)) / face.unitsPerEm)),
  }
}

/** Composite glyphs name their parts by number: bit 5 of the flags says that another part follows. */
function renumberParts(outline: Buffer, take: (glyph: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  const result = Buffer.from(outline)
  for (let at = 10, more = true; more; ) {
    const flags = result.readUInt16BE(at)
    result.writeUInt16BE(take(result.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    more = (flags & 0x20) !== 0
  }
  return result
}

function copy(face: Face, tag: string): Buffer {
  const table = face.table(tag)
  if (!table) throw new Error(`the face has no ${tag} table`)
  return Buffer.from(table)
}

function pack(tables: [string, Buffer][]): Buffer {
  const count = tables.length
  const power = 2 ** Math.floor(Math.log2(count))
  const header = Buffer.alloc(12 + 16 * count)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * power, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE(16 * (count - power), 10)
  const parts = [header]
  let at = header.length
  tables.forEach(([tag, table], i) => {
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)])
    let sum = 0
    for (let p = 0; p < padded.length; p += 4) sum = (sum + padded.readUInt32BE(p)) >>> 0
    const entry = 12 + 16 * i
    header.write(tag, entry, 'latin1')
    header.writeUInt32BE(sum, entry + 4)
    header.writeUInt32BE(at, entry + 8)
    header.writeUInt32BE(table.length, entry + 12)
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}
