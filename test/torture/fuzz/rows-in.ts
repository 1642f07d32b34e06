import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { walkXml } from '../../../electron/files/xml-walk.ts'
import { isIndexTable } from '../../../shared/domain/import/bundle-grouping.ts'
import { isLitter } from '../../../shared/domain/import/entry-path.ts'

// What a file holds, counted without the program's own readers: the other side of «rows in = added + updated + unchanged
// + refused». Slow and simple on purpose.

/** A line with its cells, the line's number as an editor shows it. */
export interface CountedLine {
  line: number
  cells: string[]
}

/** RFC 4180, character by character. A quote opens only at the start of a cell; one that is never closed takes the rest. */
export function linesOfText(text: string, delimiter: string): CountedLine[] {
  const lines: CountedLine[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let fresh = true
  let began = 1
  let line = 1
  /** where the part begins that the cell does not have yet */
  let from = 0
  const endCell = (): void => {
    cells.push(cell)
    cell = ''
    fresh = true
  }
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i)
    if (quoted) {
      if (c !== '"') {
        if (c === '\n') line += 1
        continue
      }
      cell += text.slice(from, i)
      if (text.charAt(i + 1) === '"') {
        cell += '"'
        i += 1
      } else quoted = false
      from = i + 1
    } else if (c === '"' && fresh) {
      quoted = true
      fresh = false
      from = i + 1
    } else if (c === delimiter) {
      cell += text.slice(from, i)
      endCell()
      from = i + 1
    } else if (c === '\n' || c === '\r') {
      cell += text.slice(from, i)
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1
      from = i + 1
      endCell()
      lines.push({ line: began, cells })
      cells = []
      line += 1
      began = line
    } else fresh = false
  }
  cell += text.slice(from)
  if (!fresh || cells.length > 0 || cell !== '' || quoted) {
    endCell()
    lines.push({ line: began, cells })
  }
  return lines
}

export interface ZipEntry {
  name: string
  /** undefined where it is damaged */
  bytes: Buffer | undefined
}

const gb18030 = new TextDecoder('gb18030')

/** Every entry of a ZIP, names in UTF-8 or GB18030; undefined where it cannot be listed. */
export async function partsOfZip(file: string): Promise<ZipEntry[] | undefined> {
  try {
    const zip = await fromBufferPromise(readFileSync(file), {
      decodeStrings: false,
      lazyEntries: true,
      autoClose: false,
    })
    const parts: ZipEntry[] = []
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = []
      const name = entry.fileName as unknown as Buffer
      let bytes: Buffer | undefined
      try {
        for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece)
        if (crc32(Buffer.concat(pieces)) === entry.crc32) bytes = Buffer.concat(pieces)
      } catch {
        // damaged: that is the answer
      }
      parts.push({ name: isUtf8(name) ? name.toString() : gb18030.decode(name), bytes })
    }
    return parts
  } catch {
    // whatever is wrong with it: the program must say so too, which the caller checks
    return undefined
  }
}

/** The lines of a sheet with the texts of their cells, of well-formed XML; numbers as they stand. Throws when it is none. */
export function linesOfSheet(xml: string, sharedStrings: readonly string[]): CountedLine[] {
  const lines: CountedLine[] = []
  let line: CountedLine = { line: 0, cells: [] }
  let column = 0
  let text = ''
  let isShared = false
  let inside = 0
  let inData = false
  walkXml(xml, {
    open(name, { r, t }) {
      if (name === 'sheetData') inData = true
      else if (name === 'row' && inData) {
        line = { line: r === undefined ? line.line + 1 : Number(r), cells: [] }
        column = 0
        lines.push(line)
      } else if (name === 'c') {
        const letters = /^[A-Z]+/.exec(r ?? '')?.[0]
        if (letters) column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
        isShared = t === 's'
        text = ''
      } else if (name === 'v' || name === 't') inside += 1
    },
    close(name) {
      if (name === 'sheetData') inData = false
      else if (name === 'v' || name === 't') inside -= 1
      else if (name === 'c' && inData && column < 20_000) {
        while (line.cells.length < column) line.cells.push('')
        line.cells[column] = isShared ? (sharedStrings[Number(text)] ?? '') : text
        column += 1
      }
    },
    text(piece) {
      if (inside > 0) text += piece
    },
  })
  return lines
}

/** The texts of the shared strings of a workbook. */
export function textsOfStrings(xml: string): string[] {
  const texts: string[] = []
  let inside = 0
  walkXml(xml, {
    open(name) {
      if (name === 'si') texts.push('')
      else if (name === 't') inside += 1
    },
    close(name) {
      if (name === 't') inside -= 1
    },
    text(piece) {
      if (inside > 0) texts.push(`${texts.pop() ?? ''}${piece}`)
    },
  })
  return texts
}

/** Files of an archive that must be told of or land: no folders, no litter, no index and no manifest. */
export function documentsIn(names: readonly string[]): number {
  return names.filter(
    (name) =>
      !/[/\\]$/.test(name) && name !== '' && !isLitter(name) && !isIndexTable(name) && !/manifest\.json$/i.test(name),
  ).length
}
