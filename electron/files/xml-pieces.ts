/** The XML is cut off or not well formed, or says what no workbook can: the file is damaged. */
export class DamagedXml extends Error {
  override name = 'DamagedXml'
}

/** What hears of the elements and texts of one XML part; names come without their prefix. */
export interface PiecesListener {
  /** attributes stand in `text` from `from` to `to`: see `attribute` */
  open(name: string, text: string, from: number, to: number): void
  close(name: string): void
  /** raw: entities are still to be resolved by `plainText`, unless it is `literal` */
  text(text: string, from: number, to: number, literal: boolean): void
  /** A whole element at `open` read at once, for what there are millions of: the position behind it, -1 to go the common way. */
  shortcut?(text: string, open: number): number
}

/** Characters without markup; Excel's longest cell has 32,767. */
const LONGEST_TEXT = 4 << 20
/** Characters that no XML document holds (XML 1.0, Char). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const LESS = 60
const GREATER = 62
const SLASH = 47

/**
 * Walks XML piece by piece as it is decoded. It knows no more than the parts of a workbook need (ECMA-376), because at their
 * size a general parser takes longer than all the rest of an import. Nothing is repaired: what is not well formed or cut
 * off throws DamagedXml, since a reader that goes on after a fault loses rows in silence.
 */
export function xmlPieces(listener: PiecesListener): { write(piece: string): void; end(): void } {
  let rest = ''
  let begun = false
  let isFirst = true
  const stack: string[] = []

  const markup = (text: string, open: number, end: number): void => {
    const next = text.charCodeAt(open + 1)
    const isHead = isFirst
    isFirst = false
    if (next === SLASH) {
      const name = text.slice(open + 2, end - 1).trimEnd()
      if (stack.pop() !== name) throw new DamagedXml(`</${name}> closes nothing`)
      listener.close(local(name))
    } else if (next === 33) {
      if (text.startsWith('<![CDATA[', open)) listener.text(text, open + 9, end - 3, true)
      // no workbook has a document type; its only use is to unfold into more than can be held
      else if (!text.startsWith('<!--', open)) throw new DamagedXml('a document type')
    } else if (next === 63) {
      if (!isHead && /^<\?xml\s/i.test(text.slice(open, open + 6))) throw new DamagedXml('a second beginning')
    } else {
      const empty = text.charCodeAt(end - 2) === SLASH
      const to = empty ? end - 2 : end - 1
      const stop = nameEnd(text, open + 1, to)
      const name = text.slice(open + 1, stop)
      if (name === '' || (stack.length === 0 && begun)) throw new DamagedXml('an element out of place')
      begun = true
      listener.open(local(name), text, stop, to)
      if (empty) listener.close(local(name))
      else stack.push(name)
    }
  }

  return {
    write(piece) {
      if (NO_XML.test(piece)) throw new DamagedXml('a character that XML does not know')
      const text = rest === '' ? piece : rest + piece
      let at = 0
      for (;;) {
        const open = text.indexOf('<', at)
        if (open < 0) break
        const short = listener.shortcut?.(text, open) ?? -1
        const end = short < 0 ? markupEnd(text, open) : short
        if (end < 0) break
        if (open > at) listener.text(text, at, open, false)
        if (short < 0) markup(text, open, end)
        at = end
      }
      rest = at === 0 ? text : text.slice(at)
      if (rest.length > LONGEST_TEXT) throw new DamagedXml('too long without markup')
    },
    /** Nothing more comes: throws when anything is still open. */
    end() {
      if (!begun || stack.length > 0 || rest.trim() !== '') throw new DamagedXml('cut off')
    },
  }
}

const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function nameEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text.charCodeAt(at) > 32 && text.charCodeAt(at) !== SLASH) at += 1
  return at
}

/** Behind the markup that begins at `open`, -1 while it is not complete. A `>` inside quotes does not end a tag. */
function markupEnd(text: string, open: number): number {
  const next = text.charCodeAt(open + 1)
  if (next === 33 || next === 63) return specialEnd(text, open)
  for (let i = open + 1; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (c === GREATER) return i + 1
    if (c === LESS) throw new DamagedXml('< inside a tag')
    if (c === 34 || c === 39) {
      i = text.indexOf(c === 34 ? '"' : "'", i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

function specialEnd(text: string, open: number): number {
  if (text.length - open < 9) return -1
  const stop = text.startsWith('<!--', open) ? '-->' : text.startsWith('<![CDATA[', open) ? ']]>' : '>'
  const end = text.indexOf(stop, open + 2)
  return end < 0 ? -1 : end + stop.length
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Raw text with its entities resolved; one that XML does not know throws. */
export function withoutEntities(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));|&/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      const found = code <= 0x10ffff ? String.fromCodePoint(code) : ENTITIES[name ?? '']
      if (found === undefined) throw new DamagedXml(`unknown entity ${whole}`)
      return found
    },
  )
}

/** Text of a cell: characters that OOXML escapes as `_x000D_` (ECMA-376, ST_Xstring) are themselves again. */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** The raw value of an attribute among those that stand in `text` from `from` to `to`; undefined where it is not there. */
export function attribute(text: string, from: number, to: number, name: string): string | undefined {
  let at = from
  while (at < to) {
    while (at < to && text.charCodeAt(at) <= 32) at += 1
    if (at >= to) return undefined
    const equals = text.indexOf('=', at)
    const own = text.slice(at, equals < 0 ? to : equals).trim()
    const open = equals < 0 ? to : skipSpace(text, equals + 1)
    const quote = text.charAt(open)
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1
    if (end < 0 || end >= to) throw new DamagedXml('an attribute that is not quoted')
    if (own === name) return text.slice(open + 1, end)
    at = end + 1
  }
  return undefined
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) <= 32) at += 1
  return at
}
