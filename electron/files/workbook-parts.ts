import { posix } from 'node:path'
import { attribute, DamagedXml, withoutEntities, withoutEscapes, xmlPieces } from './xml-pieces.ts'

/** A sheet as the workbook lists it; `path` of its part, null where none belongs to it. */
export interface SheetPart {
  name: string
  hidden: boolean
  path: string | null
}

export interface WorkbookPart {
  sheets: SheetPart[]
  date1904: boolean
  sharedStrings: string | null
  styles: string | null
}

/** Where the parts of a package refer to one another: id → type (its last word) and path. */
export type Relations = Map<string, { type: string; path: string }>

/** Calls back with every element of a whole part and a reader of its attributes. Throws DamagedXml. */
function elements(xml: string, each: (name: string, get: (attribute: string) => string | undefined) => void): void {
  const walk = xmlPieces({
    open: (name, text, from, to) =>
      each(name, (wanted) => {
        const raw = attribute(text, from, to, wanted)
        return raw === undefined ? undefined : withoutEntities(raw)
      }),
    close: () => undefined,
    text: () => undefined,
  })
  walk.write(xml)
  walk.end()
}

/** Reads a `.rels` part; `folder` is that of the part it belongs to. */
export function readRelations(xml: string, folder: string): Relations {
  const relations: Relations = new Map()
  elements(xml, (name, get) => {
    const target = get('Target')
    if (name !== 'Relationship' || target === undefined) return
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    relations.set(get('Id') ?? '', { type: (get('Type') ?? '').replace(/^.*\//, ''), path })
  })
  return relations
}

/** Reads `workbook.xml`: its sheets in order, and the system of its days. */
export function readWorkbookPart(xml: string, relations: Relations): WorkbookPart {
  const sheets: SheetPart[] = []
  let date1904 = false
  elements(xml, (name, get) => {
    if (name === 'workbookPr') date1904 = ['1', 'true'].includes(get('date1904') ?? '')
    if (name !== 'sheet') return
    const related = relations.get(get('r:id') ?? get('id') ?? '')
    // sheets that are charts or macros have no rows
    if (related && related.type !== 'worksheet') return
    const hidden = ['hidden', 'veryHidden'].includes(get('state') ?? '')
    sheets.push({ name: get('name') ?? '', hidden, path: related?.path ?? null })
  })
  const pathOf = (type: string): string | null => [...relations.values()].find((one) => one.type === type)?.path ?? null
  return { sheets, date1904, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') }
}

/** Built-in formats that show days or times; 27–36 and 50–58 do so in Chinese, Japanese and Korean Excel (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether each of the workbook's cell formats shows days or times. `isDateFormat` judges a format that the workbook defines. */
export function readDateStyles(xml: string, isDateFormat: (format: string) => boolean): boolean[] {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellFormats = false
  const walk = xmlPieces({
    open(name, text, from, to) {
      if (name === 'cellXfs') inCellFormats = true
      else if (name === 'numFmt') {
        const id = Number(attribute(text, from, to, 'numFmtId'))
        own.set(id, isDateFormat(withoutEntities(attribute(text, from, to, 'formatCode') ?? '')))
      } else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(text, from, to, 'numFmtId') ?? 0)
        styles.push(own.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    text: () => undefined,
  })
  walk.write(xml)
  walk.end()
  return styles
}

/** Characters of all shared strings of a workbook together; half a gigabyte in memory. */
const MOST_TEXT = 256 << 20

/**
 * Collects the shared strings (ECMA-376, 18.4) as their part comes in; the runs of a rich text are one text, its readings are left out.
 * `strings` grows with every piece.
 */
export function sharedStringReader(): {
  strings: readonly string[]
  write: (piece: string) => void
  end: () => void
} {
  const strings: string[] = []
  let total = 0
  let text: string | undefined
  let inText = false
  let phonetic = 0
  const walk = xmlPieces({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    close(name) {
      if (name === 'si') {
        strings.push(withoutEscapes(text ?? ''))
        total += text?.length ?? 0
        if (total > MOST_TEXT) throw new DamagedXml('more text than a workbook holds')
        text = undefined
      } else if (name === 'rPh') phonetic -= 1
      else if (name === 't') inText = false
    },
    text(piece, from, to, literal) {
      const raw = piece.slice(from, to)
      // also where it is of no text: strings that are damaged there are damaged
      const plain = literal ? raw : withoutEntities(raw)
      if (inText && text !== undefined) text += plain
    },
  })
  return { strings, write: (piece) => walk.write(piece), end: () => walk.end() }
}

/** Merged cells below one another, from the raw XML of a sheet; those beside one another carry nothing. */
export function* verticalMerges(xml: string): Generator<{ startRow: number; endRow: number; startCol: number }> {
  for (const [, from = '', top = '', bottom = ''] of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g,
  )) {
    let column = 0
    for (const letter of from) column = column * 26 + letter.charCodeAt(0) - 64
    if (Number(bottom) > Number(top)) yield { startRow: Number(top), endRow: Number(bottom), startCol: column - 1 }
  }
}
