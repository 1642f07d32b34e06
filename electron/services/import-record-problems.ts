import { keysOfLaws } from '../../shared/domain/catalogues/law-reference.ts'
import type { ColumnMeaning } from '../../shared/domain/import/headings.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { OUT_OF_FORCE } from './catalogue-checks.ts'
import { refusedDelegations } from './item-removal.ts'
import { bringsRecords } from './import-homes.ts'
import { problemWriter } from './import-problems.ts'
import { sheetReader } from './sheet-fields.ts'

interface StagedRecord {
  sheet: string | null
  columns: string
  row: number
  line: number | null
  kind: 'item' | 'officer'
  key: string
  facts: Record<string, string>
}

/**
 * Says of staged records what only the catalogues as they stand can tell: an item that rests on a law that is no longer in force,
 * a certificate that is another person's. Told once the batch is read, and of a single row once its cells were corrected.
 */
export function tellStandingProblems(
  db: WriteDb,
  batch: { id: string; no: number },
  today: string,
  only?: { sheet: number; row: number },
): void {
  if (!bringsRecords(db, batch.id)) return
  const repealed = repealedKeys(db, today)
  const holder = holderOf(db)
  const problems = problemWriter(db, batch.id)
  // read whole: no statement may write while another is read row by row
  for (const { kind, facts: said, columns, ...place } of stagedRecords(db, batch, only)) {
    const tell = (code: string, field: string, value: string): void =>
      problems.add(describeProblem({ ...place, column: headingOf(columns, field), field, code, value }))
    const { basis, cert_no: certificate, name } = said
    if (kind === 'item' && basis !== undefined && keysOfLaws(basis).some((key) => repealed.has(key)))
      tell('item.basis_repealed', 'basis', basis)
    if (kind === 'officer' && certificate !== undefined && name !== undefined) {
      const standing = holder(certificate)
      if (standing !== undefined && standing !== name)
        tell('cert.other_holder', 'cert_no', `${certificate}（${standing}）`)
    }
  }
}

/**
 * Says of staged items that are to go and would be delegated further that the new body is not taken: once the batch is read, and again
 * at the commit, since an item may be marked in between.
 */
export function tellRefusedDelegations(
  db: WriteDb,
  batch: { id: string; no: number },
  only?: { sheet: number; row: number },
): void {
  if (!bringsRecords(db, batch.id)) return
  if (!only)
    db.run(
      "DELETE FROM import_problem WHERE batch_id = ? AND code IN ('item.delegation_refused','item.delegation_ended')",
      batch.id,
    )
  const refused = refusedDelegations(db)
  const problems = problemWriter(db, batch.id)
  const field = 'delegated_to'
  for (const { key, kind, facts: said, columns, ...place } of stagedRecords(db, batch, only)) {
    const untaken = kind === 'item' ? refused(key, said) : undefined
    if (!untaken) continue
    const code = untaken.isRecorded ? 'item.delegation_ended' : 'item.delegation_refused'
    const column = headingOf(columns, field)
    problems.add(describeProblem({ ...place, column, field, code, value: said[field] ?? null }))
  }
}

const headingOf = (columns: string, field: string): string | null =>
  (JSON.parse(columns) as ColumnMeaning[]).find((one) => one.field === field)?.heading ?? null

function stagedRecords(
  db: ReadDb,
  batch: { id: string; no: number },
  only: { sheet: number; row: number } | undefined,
): StagedRecord[] {
  const rows = db.all<Omit<StagedRecord, 'facts'> & { id: number; sheetNo: number }>(
    `SELECT r.id, r.sheet AS sheet_no, s.name AS sheet, s.columns, r.row, r.line, r.kind, r.case_key AS key FROM import_row r
     JOIN import_sheet s ON s.batch_id = ? AND s.sheet = r.sheet
     WHERE r.batch_no = ? AND r.kind IN ('item','officer') ${only ? 'AND r.sheet = ? AND r.row = ?' : ''} ORDER BY r.id`,
    batch.id,
    batch.no,
    ...(only ? [only.sheet, only.row] : []),
  )
  const { factsIn, textsOf } = sheetReader(db)
  return rows.map(({ id, sheetNo, ...record }) => ({
    ...record,
    facts: factsIn({ ...textsOf(id), batchNo: batch.no, sheet: sheetNo }),
  }))
}

/** Keys of laws and articles of which every record is out of force. */
function repealedKeys(db: ReadDb, today: string): ReadonlySet<string> {
  return new Set(
    db.values<string>(
      `SELECT t.answers_to FROM catalogue_record t WHERE t.catalogue = 'basis' GROUP BY 1
       HAVING min(${OUT_OF_FORCE}) = 1`,
      today,
      today,
    ),
  )
}

/** The name of the person whose certificate stands in the catalogue. */
const holderOf =
  (db: ReadDb) =>
  (certificate: string): string | undefined =>
    db.value<string>(
      "SELECT name FROM catalogue_record WHERE catalogue = 'officer' AND number = ? LIMIT 1",
      certificate,
    )
