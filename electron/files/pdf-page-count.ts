/** Older states of a file that was written on (ISO 32000-1, 7.5.6); more of them is no ordinary file. */
const MOST_TABLES = 50

/**
 * Pages of a PDF whose table of objects stands in it as plain text (ISO 32000-1, 7.5.4), as scanners and most office programs
 * write it: table → catalogue → root of the page tree → Count. Undefined for every other file, whole or damaged: there a PDF
 * library has to look. It spares nearly all documents of a bundle that library, which takes a hundred times as long.
 */
export function plainPageCount(bytes: Buffer): number | undefined {
  const tail = bytes.subarray(-1024).toString('latin1')
  const start = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail)?.[1]
  if (start === undefined) return undefined
  const offsets = new Map<number, number>()
  let root: number | undefined
  let at: number | undefined = Number(start)
  for (let n = 0; at !== undefined; n += 1) {
    if (n >= MOST_TABLES) return undefined
    const trailer = readTable(bytes, at, offsets)
    // a password, or a table in a stream beside this one
    if (trailer === undefined || /\/(?:Encrypt|XRefStm)\b/.test(trailer)) return undefined
    root ??= reference(trailer, 'Root')
    const before = /\/Prev\s+(\d{1,12})/.exec(trailer)?.[1]
    at = before === undefined ? undefined : Number(before)
  }
  const catalogue = dictionary(bytes, offsets, root)
  const tree = catalogue && dictionary(bytes, offsets, reference(catalogue, 'Pages'))
  if (tree === undefined || !/\/Type\s*\/Pages\b/.test(tree)) return undefined
  const count = /\/Count\s+(\d{1,6})(?!\s+\d+\s+R)/.exec(tree)?.[1]
  return count === undefined || Number(count) === 0 ? undefined : Number(count)
}

/** Adds the objects of one table that no later table names; gives the text of its trailer. */
function readTable(bytes: Buffer, from: number, offsets: Map<number, number>): string | undefined {
  const end = bytes.indexOf('trailer', from)
  if (from >= bytes.length || end < 0 || end - from > 4_000_000) return undefined
  const table = bytes.subarray(from, end).toString('latin1')
  if (!/^xref\s/.test(table)) return undefined
  let next = 0
  for (const line of table.slice(4).split(/[\r\n]+/)) {
    const words = line.trim().split(/\s+/)
    if (words.length === 2) next = Number(words[0])
    else if (words.length === 3) {
      if (words[2] === 'n' && !offsets.has(next)) offsets.set(next, Number(words[0]))
      next += 1
    } else if (line.trim() !== '') return undefined
  }
  const trailer = bytes.subarray(end, end + 4096).toString('latin1')
  return trailer.slice(0, trailer.indexOf('startxref') < 0 ? undefined : trailer.indexOf('startxref'))
}

const reference = (text: string, key: string): number | undefined => {
  const number = new RegExp(`/${key}\\s+(\\d{1,9})\\s+\\d{1,5}\\s+R\\b`).exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The text of a dictionary; undefined where its place in the table holds another object. */
function dictionary(bytes: Buffer, offsets: Map<number, number>, number: number | undefined): string | undefined {
  const at = number === undefined ? undefined : offsets.get(number)
  if (number === undefined || at === undefined || at >= bytes.length) return undefined
  const text = bytes.subarray(at, at + 65_536).toString('latin1')
  const end = text.indexOf('endobj')
  return end > 0 && new RegExp(`^\\s*${number}\\s+\\d+\\s+obj\\b`).test(text) ? text.slice(0, end) : undefined
}
