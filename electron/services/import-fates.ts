import { compact } from '../../shared/domain/import/cell-text.ts'
import { arrivalOfFacts, type SheetFields } from '../../shared/domain/import/fact-arrival.ts'
import { isNewContent } from '../../shared/domain/import/row-parser.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import { decideFates, type Fate, type FateRow } from '../../shared/domain/import/row-fates.ts'
import { CASE_FIELDS, tableOfKind } from '../../shared/domain/import/tables.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { untakenContent } from './catalogue-state.ts'
import { CASE_HOME, type Home, homesOf } from './import-homes.ts'
import { problemWriter } from './import-problems.ts'
import { inBlocks } from '../files/in-blocks.ts'
import { refusedDelegations } from './item-removal.ts'
import { READ_AHEAD } from './record-texts.ts'
import { type SheetReader, sheetReader } from './sheet-fields.ts'
import { typedFactsReader } from './typed-facts.ts'

interface Candidate extends FateRow {
  id: number
  sheet: number
  row: number
  kind: string
  caseKey: string
  fate: Fate
  /** 1: the record names no party */
  nameless: number
  /** the case or the record of a catalogue that stands under the key */
  standing: number | null
}

/** The newest version of a party: its content, and the row that it came from; no batch where a person typed it. */
interface StandingVersion {
  partyKey: string
  contentHash: string
  batchNo: number | null
  sheet: number | null
  rowId: number | null
}

/** A record that stays out, and the number of the record that it contradicts; undefined where it is of no party that stands. */
interface Conflict {
  id: number
  first: number | undefined
}

/**
 * Moves with every commit and every undo, and only then: fates that were decided against the same base still hold.
 */
export function fateBase(db: ReadDb): number {
  return (
    db.value<number>(
      `SELECT coalesce(sum(CASE state WHEN 'committed' THEN 1 ELSE 2 END), 0) FROM import_batch
       WHERE state IN ('committed','undone')`,
    ) ?? 0
  )
}

/**
 * Decides what becomes of every row of a batch that is not blocked, against what stands, and writes down what
 * differs from before. A row that contradicts an earlier one of the same file is refused with the reason (`row.conflict`).
 * `keys`: only of the rows with these keys.
 */
export function settleFates(db: WriteDb, batch: { id: string; no: number }, keys?: readonly string[]): void {
  const changed: { id: number; fate: Fate }[] = []
  const conflicts: Conflict[] = []
  const renamed: { id: number; partyKey: string }[] = []
  const names = typedNames(db)
  const sheets = sheetReader(db)
  const repeats = repeatsReader(db, batch.no, sheets)
  for (const home of keys?.length === 0 ? [] : homesOf(db, batch.id))
    for (const { group, known, standing } of standingAhead(db, home, groupsByKey(db, batch.no, home, keys), repeats)) {
      for (const row of home === CASE_HOME ? group : []) {
        const partyKey =
          row.nameless === 1
            ? partyOfNameless(row, known, sheets.fieldsOf(batch.no, row.sheet))
            : names.get(standing ?? 0)?.get(row.partyKey)
        if (partyKey === undefined || partyKey === row.partyKey) continue
        row.partyKey = partyKey
        renamed.push({ id: row.id, partyKey })
      }
      const fates = decideFates(group, known, (row, version) => repeats.isRepeat(home, row, version))
      for (const [index, one] of group.entries()) {
        const isOfNobody = one.nameless === 1 && fates[index] === 'join' && known !== undefined
        const fate = isOfNobody ? 'refused' : (fates[index] as Fate)
        if (fate !== one.fate) changed.push({ id: one.id, fate })
        if (fate !== 'refused') continue
        const first = isOfNobody ? undefined : group.find(({ partyKey }) => partyKey === one.partyKey)?.row
        conflicts.push({ id: one.id, first })
      }
    }
  const write = db.statement('UPDATE import_row SET fate = ? WHERE id = ?')
  for (const { id, fate } of changed) write(fate, id)
  const rename = db.statement('UPDATE import_row SET party_key = ? WHERE id = ?')
  for (const { id, partyKey } of renamed) rename(partyKey, id)
  reportConflicts(db, batch, conflicts, keys)
  db.run('UPDATE import_batch SET base = ? WHERE no = ?', fateBase(db), batch.no)
}

/** So many keys are looked for one by one; of more, all rows are put into groups. */
const MOST_KEYS = 20_000

/**
 * The same of a batch that has just been read, whose rows are all new to it: of most large files only a few keys stand already or are
 * those of several rows (`repeated`).
 */
export function settleRead(db: WriteDb, batch: { id: string; no: number }, repeated: readonly string[]): void {
  const keys = new Set(repeated)
  for (const { table, key, holds } of homesOf(db, batch.id)) {
    if (db.value(`SELECT 1 FROM ${table} LIMIT 1`) === undefined) continue
    const standing = db.values<string>(
      `SELECT DISTINCT r.case_key FROM import_row r CROSS JOIN ${table} c ON c.${key} = r.case_key
       WHERE r.batch_no = ? AND r.blocked = 0 AND ${holds} LIMIT ${MOST_KEYS + 1}`,
      batch.no,
    )
    for (const one of standing) keys.add(one)
  }
  settleFates(db, batch, keys.size > MOST_KEYS ? undefined : [...keys])
}

/** The same after a change of the rows with these keys, when all others were decided against what stands now. */
export function settleKeys(
  db: WriteDb,
  batch: { id: string; no: number; base: number | null },
  keys: readonly string[],
): void {
  settleFates(db, batch, batch.base === fateBase(db) ? keys : undefined)
}

interface Repeats {
  isRepeat: (home: Home, row: Candidate, version: StandingVersion) => boolean
  /** Reads ahead the texts that `isRepeat` compares. */
  readAhead: (home: Home, pairs: Iterable<[Candidate, StandingVersion]>) => void
}

/**
 * Tells whether a record says nothing but what stands. Between sheets with the same fields equal contents tell; where the columns
 * differ, a person typed meanwhile, something was not taken, or the hash is of an older form, each fact of which the record speaks is compared.
 */
function repeatsReader(db: ReadDb, batchNo: number, sheets: SheetReader): Repeats {
  const typedOf = typedFactsReader(db)
  const taken = takenReader(db)
  const contentTells = (row: Candidate, { batchNo: from, sheet, contentHash }: StandingVersion): boolean => {
    const isUntaken = row.kind === 'item' && contentHash === untakenContent(row.contentHash)
    const isOfOneForm = isNewContent(row.contentHash) === isNewContent(contentHash)
    const isImported = from !== null && sheet !== null
    return !isUntaken && isOfOneForm && isImported && sheets.areAlike([batchNo, row.sheet], [from, sheet])
  }
  return {
    isRepeat(home, row, version) {
      if (contentTells(row, version)) return row.contentHash === version.contentHash
      const id = row.standing ?? 0
      const standing = home === CASE_HOME ? sheets.factsOf(version.rowId ?? 0) : factsOfRecord(db, id)
      const typed = home === CASE_HOME ? typedOf(id).get(row.partyKey) : undefined
      const said = taken(row, sheets.factsOf(row.id))
      return !arrivalOfFacts(sheets.fieldsOf(batchNo, row.sheet), said, standing, typed ?? new Map()).isNews
    },
    readAhead(home, pairs) {
      const rows = new Set<number>()
      for (const [row, version] of pairs) {
        if (contentTells(row, version)) continue
        rows.add(row.id)
        if (home === CASE_HOME && version.rowId !== null) rows.add(version.rowId)
      }
      sheets.readAhead(rows)
    },
  }
}

/** What would be taken of what a record says: of an item that is to go, no further delegation. */
function takenReader(db: ReadDb): (row: Candidate, said: Record<string, string>) => Record<string, string> {
  let refused: ReturnType<typeof refusedDelegations> | undefined
  return ({ kind, caseKey }, said) => {
    if (kind !== 'item') return said
    refused ??= refusedDelegations(db)
    const untaken = refused(caseKey, said)
    if (!untaken) return said
    const { delegated_to: _, ...others } = said
    return untaken.taken === null ? others : { ...others, delegated_to: untaken.taken }
  }
}

const factsOfRecord = (db: ReadDb, id: number): Record<string, string> =>
  JSON.parse(db.value<string>('SELECT facts FROM catalogue_record WHERE id = ?', id) ?? '{}') as Record<string, string>

/** A sheet without a column for the party speaks of the only one that the case has. */
function partyOfNameless(
  { kind }: Candidate,
  known: ReadonlyMap<string, StandingVersion> | undefined,
  { columns }: SheetFields,
): string {
  const only =
    known?.size === 1 && !columns.has(CASE_FIELDS[tableOfKind(kind)].party) ? [...known.keys()][0] : undefined
  return only ?? ''
}

/**
 * The rows of a batch about which there is something to decide, case by case (record by record), in the order in which the cases
 * stand, which is that of their rows on the disk; the rows of each in the order of the file:
 * those with these keys; else those with several rows, those that stand already, and fates that were decided before.
 */
function* groupsByKey(
  db: ReadDb,
  batchNo: number,
  { table, key, holds }: Home,
  keys: readonly string[] | undefined,
): Generator<[Candidate, ...Candidate[]]> {
  const undecided = `SELECT i.case_key FROM import_row i WHERE i.batch_no = ? AND i.blocked = 0 GROUP BY i.case_key
    HAVING count(*) > 1 OR max(i.fate <> 'add') OR EXISTS (SELECT 1 FROM ${table} s WHERE s.${key} = i.case_key)`
  const rows = db.each<Candidate>(
    `SELECT r.id, r.sheet, r.row, r.kind, r.case_key, r.party_key, r.content_hash, r.fate, r.parties = '[]' AS nameless, c.id AS standing
     FROM import_row r
     LEFT JOIN ${table} c ON c.${key} = r.case_key WHERE r.batch_no = ? AND r.blocked = 0 AND ${holds}
       AND r.case_key IN (${keys === undefined ? undecided : 'SELECT value FROM json_each(?)'})
     ORDER BY c.id, r.case_key, r.id`,
    batchNo,
    keys === undefined ? batchNo : JSON.stringify(keys),
  )
  let group: [Candidate, ...Candidate[]] | undefined
  for (const row of rows) {
    if (group && group[0].caseKey === row.caseKey) group.push(row)
    else {
      if (group) yield group
      group = [row]
    }
  }
  if (group) yield group
}

/** Names that people put right: a record with the new name is of the party that stands. By case, then by name. */
function typedNames(db: ReadDb): Map<number, Map<string, string>> {
  const names = new Map<number, Map<string, string>>()
  const rows = db.all<{ caseId: number; partyKey: string; name: string }>(
    `SELECT case_id, party_key, value AS name FROM typed_fact
     WHERE field IN ('party_name','object_name') AND step IN ('typed','taken') AND value IS NOT NULL ORDER BY seq`,
  )
  for (const { caseId, partyKey, name } of rows)
    if (compact(name) !== partyKey)
      names.set(caseId, (names.get(caseId) ?? new Map<string, string>()).set(compact(name), partyKey))
  return names
}

interface Met {
  group: [Candidate, ...Candidate[]]
  standing: number | null
  /** what stands; undefined where nothing does */
  known: Map<string, StandingVersion> | undefined
}

/** Groups with what stands of them; what is to be compared is read ahead, since a file may come in another order than the last. */
function* standingAhead(
  db: ReadDb,
  home: Home,
  groups: Iterable<[Candidate, ...Candidate[]]>,
  { readAhead }: Repeats,
): Generator<Met> {
  for (const block of inBlocks(groups, READ_AHEAD / 2)) {
    const met = block.map((group): Met => {
      const [{ standing }] = group
      return { group, standing, known: standing === null ? undefined : standingVersions(db, home, standing) }
    })
    readAhead(
      home,
      met.flatMap(({ group, known }) =>
        group.flatMap((row) =>
          [...(known?.values() ?? [])].map((version): [Candidate, StandingVersion] => [row, version]),
        ),
      ),
    )
    yield* met
  }
}

/** What stands: the newest version of every party. */
function standingVersions(db: ReadDb, { versions }: Home, id: number): Map<string, StandingVersion> {
  return new Map(db.all<StandingVersion>(versions, id).map((version) => [version.partyKey, version]))
}

/** Says of every row that stays out which earlier record it contradicts, or that it names no party. */
function reportConflicts(
  db: WriteDb,
  { id: batchId, no }: { id: string; no: number },
  conflicts: readonly Conflict[],
  keys: readonly string[] | undefined,
): void {
  const ofKeys = `AND (coalesce(sheet, ''), row) IN (SELECT coalesce(s.name, ''), r.row FROM import_row r
    LEFT JOIN import_sheet s ON s.batch_id = import_problem.batch_id AND s.sheet = r.sheet
    WHERE r.batch_no = ? AND r.case_key IN (SELECT value FROM json_each(?)))`
  db.run(
    `DELETE FROM import_problem WHERE batch_id = ? AND code IN ('row.conflict','row.party_unnamed') ${keys ? ofKeys : ''}`,
    batchId,
    ...(keys ? [no, JSON.stringify(keys)] : []),
  )
  const problems = problemWriter(db, batchId)
  for (const { id, first } of conflicts) {
    const { number, ...place } = db.one<{
      sheet: string | null
      row: number
      line: number | null
      number: string | null
    }>(
      `SELECT s.name AS sheet, r.row, r.line, coalesce(r.decision_no, r.case_no, '') AS number FROM import_row r
       LEFT JOIN import_sheet s ON s.batch_id = ? AND s.sheet = r.sheet WHERE r.id = ?`,
      batchId,
      id,
    )
    const code = first === undefined ? 'row.party_unnamed' : 'row.conflict'
    const value = first === undefined ? number : `${number}（第 ${first} 条记录）`
    problems.add(describeProblem({ ...place, column: null, field: null, code, value }))
  }
  // The contradiction says the same and more: of a record that stays out nobody reads that this is only a hint.
  db.run(
    `DELETE FROM import_problem WHERE batch_id = ? AND code = 'row.duplicate_key' AND (coalesce(sheet, ''), row) IN
       (SELECT coalesce(sheet, ''), row FROM import_problem WHERE batch_id = ? AND code = 'row.conflict')`,
    batchId,
    batchId,
  )
}
