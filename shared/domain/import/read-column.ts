import { otherKindOf } from '../act-kinds.ts'
import { yuanText } from '../money.ts'
import { parseAmount } from './amounts.ts'
import { isScientific, withoutExcelGuard } from './cell-text.ts'
import { codeTable, readCodes } from './code-tables.ts'
import { isPlainDay, parseDate } from './dates.ts'
import type { ColumnMeaning } from './headings.ts'
import {
  parseCertificateNumber,
  parseCreditCode,
  parseIdNumber,
  parseOrgCode,
  parseRegistrationNumber,
} from './identifiers.ts'
import { penaltyKinds } from './penalty-kinds.ts'
import { fieldType, type TableKind } from './tables.ts'

/** What a cell says: the fact if it holds one, the amount of a money cell, and what is odd: [code, the text it is about]. */
export interface CellReading {
  fact?: string
  fen?: number
  problems: readonly (readonly [code: string, value: string])[]
}

/** Reads a cell without padding that is neither empty nor a word for nothing. */
export type ReadCell = (trimmed: string) => CellReading

/**
 * How the cells of a column are read; undefined where the text is the fact. `today` and `date1904` as in `parseDate`. Columns of one
 * header share what `remembered` keeps.
 */
export function columnReader(
  table: TableKind,
  column: ColumnMeaning,
  options: { today: string; date1904?: boolean },
  remembered: ReadingMemory,
): ReadCell | undefined {
  if (column.field === null) return undefined
  const list = codeTable(table, column.field)
  if (list)
    return remembered(`column ${column.heading}`, (text) => {
      const { text: fact, bare } = readCodes(list, text, column.heading, column.codes)
      return { fact, problems: problem(bare ? 'code.bare' : undefined, text) }
    })
  const type = fieldType(table, column.field)
  switch (type) {
    case 'penaltyKinds':
      return remembered(`column ${column.heading}`, (text) => plain(penaltyKinds(text, column.heading) ?? text))
    case 'actKind':
      return remembered(type, (text) => {
        const word = otherKindOf(text)
        return word === undefined ? { problems: [['row.kind_unreadable', text]] } : plain(word)
      })
    case 'date':
    case 'openDate': {
      const { today, date1904 = false } = options
      const mayBeFuture = type === 'openDate'
      const read = remembered(type, (text) => {
        const date = parseDate(text, { today, mayBeFuture, date1904 })
        if (!date) return NOTHING
        return 'day' in date ? plain(date.day) : { problems: [[date.code, text]] }
      })
      // nearly all: to look at ten digits is faster than to remember some thousand days
      return (text) => (isPlainDay(text) && (mayBeFuture || text <= today) ? plain(text) : read(text))
    }
    case 'money':
      return remembered(`column ${column.heading}`, (text) => {
        const amount = parseAmount(text, column.unit ?? 'yuan')
        const problems = problem(amount?.code, text)
        return amount?.fen === undefined ? { problems } : { fact: yuanText(amount.fen), fen: amount.fen, problems }
      })
    case 'uscc':
      return remembered(OF_AGENCIES.has(column.field) ? type : column.field, (text) =>
        readIdentifier(text, readCode(parseCreditCode)),
      )
    case 'idNo':
      return (text) => readIdentifier(text, readCode(parseIdNumber))
    case 'certNos':
      return (text) => readIdentifier(text, readCertificates)
    case 'regNo':
      return (text) => readIdentifier(text, readCode(parseRegistrationNumber))
    case 'orgCode':
      return (text) => readIdentifier(text, readCode(parseOrgCode))
    case 'code':
      return (text) => readIdentifier(text, plain)
    default:
      return undefined
  }
}

const NONE: CellReading['problems'] = []
const NOTHING: CellReading = { problems: NONE }
const plain = (fact: string): CellReading => ({ fact, problems: NONE })
const problem = (code: string | undefined, text: string): CellReading['problems'] =>
  code === undefined ? NONE : [[code, text]]

/** Texts that are remembered; days, amounts and codes of agencies repeat far more often than this. */
const MOST_REMEMBERED = 4096

/** Agencies are few: their codes come again, in one column and in the other; those of parties hardly do. */
const OF_AGENCIES: ReadonlySet<string> = new Set(['agency_uscc', 'source_uscc'])

/** Lets what a cell says be remembered for all columns that are read in the same way: they give the same name for it, and no other. */
export type ReadingMemory = (way: string, read: ReadCell) => ReadCell

export function readingMemory(): ReadingMemory {
  const ways = new Map<string, ReadCell>()
  return (way, read) => {
    const known = ways.get(way) ?? remembering(read)
    ways.set(way, known)
    return known
  }
}

/**
 * The same text read again gives what it gave before: half the columns of a large table repeat themselves. Where they turn out not to,
 * cells are read without a memory. Few texts are found faster than many, which lie about in main memory.
 */
function remembering(read: ReadCell): ReadCell {
  let known: Map<string, CellReading> | undefined = new Map()
  let asked = 0
  return (text) => {
    if (known === undefined) return read(text)
    asked += 1
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size === MOST_REMEMBERED) {
      if (asked < 4 * MOST_REMEMBERED) known = undefined
      else known.clear()
      asked = 0
    }
    // A cell is a slice of a large piece of text, which would be kept with it: remember a copy.
    const copy = ` ${text}`.slice(1)
    const reading = read(copy)
    known?.set(copy, reading)
    return reading
  }
}

/** Codes and numbers: without the tricks that keep Excel from mangling them; what Excel has mangled is no fact. */
function readIdentifier(cell: string, read: ReadCell): CellReading {
  const text = withoutExcelGuard(cell)
  return isScientific(text) ? { problems: [['number.scientific_mangled', text]] } : read(text)
}

const readCode =
  (parse: typeof parseCreditCode): ReadCell =>
  (text) => {
    const { value, code } = parse(text)
    const problems = problem(code, text)
    return value === null ? { problems } : { fact: value, problems }
  }

function readCertificates(text: string): CellReading {
  const parts = text.split(/[、；;，,\s]+/).filter((part) => part !== '')
  if (parts.some(isScientific)) return { problems: [['number.scientific_mangled', text]] }
  const problems = parts.flatMap((part) => problem(parseCertificateNumber(part).code, part))
  return { fact: parts.join('、'), problems }
}
