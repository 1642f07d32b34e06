import type { ActKind } from '../../shared/domain/act-kinds.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import {
  ALL_NAMING_FIELDS,
  ITEM_HEADINGS,
  type LookBack,
  NAMING_FIELDS,
  yearOfPeriod,
} from '../../shared/domain/catalogues/item-occurrence.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import { type CaseTable, isCaseTable } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { CASE_TOLD_OF } from './case-versions.ts'
import { keptResult } from './id-lists.ts'
import { recordTexts, type RecordTexts } from './record-texts.ts'

/** Cases that say the same of what they were about: same agency, kind and year, and the same texts. */
export interface ToldCases {
  /** name of the agency in NFKC without white space; '' where none is known */
  agencyKey: string
  act: ActKind
  /** calendar year; '' where the day is not known */
  year: string
  /** the year of the period, 0 the newest; null outside it */
  yearOfPeriod: number | null
  texts: readonly string[]
  cases: number
  last: Day | null
}

/**
 * What the cases of the library say they were about, from the columns that say it (`NAMING_FIELDS`) and from those whose heading
 * names an item. Read sheet by sheet in the order in which cases are stored, then added up; kept until an import, a typed case or
 * another day changes it. A case with several parties, or several versions, is one case: what its standing records say.
 */
export const toldCases = (db: ReadDb, period: LookBack): readonly ToldCases[] =>
  keptResult(db, JSON.stringify(['told cases', period]), ['imports', 'agencies'], () => {
    const agencies = new Map(
      db
        .all<{ id: number; nameKey: string }>('SELECT id, name_key FROM agency')
        .map(({ id, nameKey }) => [id, nameKey]),
    )
    const sums = new Map<string, ToldCases>()
    const add = (agencyId: number | null, act: ActKind, day: Day | null, texts: readonly string[]): void => {
      const year = day?.slice(0, 4) ?? ''
      const ofPeriod = day === null ? null : yearOfPeriod(period, day)
      const key = `${agencyId ?? ''}|${act}|${year}|${ofPeriod ?? ''}|${texts.join('\u0000')}`
      const sum = sums.get(key)
      if (sum) {
        sum.cases += 1
        if (day !== null && (sum.last === null || day > sum.last)) sum.last = day
      } else
        sums.set(key, {
          agencyKey: agencies.get(agencyId ?? -1) ?? '',
          act,
          year,
          yearOfPeriod: ofPeriod,
          texts,
          cases: 1,
          last: day,
        })
    }
    const manifold = new Map(standingOfManifold(db).map(({ rowId, caseId }) => [rowId, caseId]))
    const manifoldIds = new Set(manifold.values())
    const waiting = new Map<number, { agencyId: number | null; act: ActKind; day: Day | null; texts: Set<string> }>()
    const { textsOf } = recordTexts(db)
    for (const { batchNo, sheet, told } of sheetsOfCases(db))
      for (const [caseId, rowId, agencyId, act, day] of recordsOf(db, batchNo, sheet)) {
        const texts = told(textsOf(rowId))
        if (!manifoldIds.has(caseId)) add(agencyId, act, day, texts)
        else if (manifold.has(rowId)) {
          const one = waiting.get(caseId) ?? { agencyId, act, day, texts: new Set() }
          for (const text of texts) one.texts.add(text)
          waiting.set(caseId, one)
        }
      }
    for (const { agencyId, act, day, texts } of waiting.values()) add(agencyId, act, day, [...texts])
    return [...sums.values()]
  })

/** Of the cases with more than one record, the newest record of every party. */
const standingOfManifold = (db: ReadDb): { caseId: number; rowId: number }[] =>
  db.all(
    `SELECT case_id, row_id FROM (
       SELECT v.case_id, v.row_id, row_number() OVER (PARTITION BY v.case_id, r.party_key ORDER BY v.version DESC, v.row_id DESC) AS place
       FROM (SELECT case_id, version, row_id FROM later_version UNION SELECT case_id, 1, case_id FROM later_version) v
       CROSS JOIN import_row r ON r.id = v.row_id)
     WHERE place = 1`,
  )

interface SheetOfCases {
  batchNo: number
  sheet: number
  /** what a record of the sheet says it was about */
  told: (texts: RecordTexts) => string[]
}

function sheetsOfCases(db: ReadDb): SheetOfCases[] {
  const sheets = db.all<{ batchNo: number; sheet: number; tableKind: string | null; columns: string | null }>(
    `SELECT p.batch_no, p.sheet, s.table_kind, s.columns FROM (SELECT DISTINCT batch_no, sheet FROM import_row) p
     JOIN import_batch b ON b.no = p.batch_no LEFT JOIN import_sheet s ON s.batch_id = b.id AND s.sheet = p.sheet
     WHERE b.state = 'committed' ORDER BY 1, 2`,
  )
  return sheets.flatMap(({ batchNo, sheet, tableKind, columns }) =>
    tableKind !== null && !isCaseTable(tableKind)
      ? []
      : [{ batchNo, sheet, told: textsTold(tableKind, JSON.parse(columns ?? '[]') as ColumnMeaning[]) }],
  )
}

/**
 * A fact stands in the patch where it reads otherwise than its cell, as null where a filled cell gives none; a column that no fact is
 * named by only has its cell, as it was sent or as a person corrected it.
 */
function textsTold(table: CaseTable | null, columns: readonly ColumnMeaning[]): SheetOfCases['told'] {
  const facts = (table === null ? ALL_NAMING_FIELDS : NAMING_FIELDS[table]).map(
    (field) => [field, columns.findIndex((column) => column.field === field)] as const,
  )
  const unnamed = columns.flatMap(({ heading, field }, at) =>
    field === null && ITEM_HEADINGS.has(compact(heading)) ? [at] : [],
  )
  return ({ facts: patch, original, corrected }) => {
    const texts = facts.map(([field, at]) => (field in patch ? patch[field] : original[at]))
    for (const at of unnamed) texts.push(corrected?.[at] ?? original[at])
    return texts.filter((text): text is string => text !== undefined && text !== null && text !== '')
  }
}

type CaseRow = [caseId: number, rowId: number, agencyId: number | null, act: ActKind, day: Day | null]

const recordsOf = (db: ReadDb, batchNo: number, sheet: number): IterableIterator<CaseRow> =>
  db.rows<CaseRow>(
    `SELECT c.id, r.id, c.agency_id, c.kind, c.decided_on FROM import_row r
     CROSS JOIN case_file c ON c.id = ${CASE_TOLD_OF}
     WHERE r.batch_no = ? AND r.sheet = ? ORDER BY r.row`,
    batchNo,
    sheet,
  )

/** What the library holds, for whoever reads a count: from which day, how many cases of the period, how many without a day. */
export interface LibraryReach {
  firstDay: Day | null
  cases: number
  undated: number
}
export function libraryReach(db: ReadDb, told: readonly ToldCases[]): LibraryReach {
  const sum = (of: (one: ToldCases) => boolean): number =>
    told.reduce((total, one) => total + (of(one) ? one.cases : 0), 0)
  return {
    firstDay: db.value<Day>('SELECT min(decided_on) FROM case_file') ?? null,
    cases: sum(({ yearOfPeriod: year }) => year !== null),
    undated: sum(({ year }) => year === ''),
  }
}
