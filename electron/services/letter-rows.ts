import { AppError } from '../../shared/contract/error.ts'
import type { Result } from '../../shared/contract/index.ts'
import { LetterFacts } from '../../shared/domain/letters/guards.ts'
import { draftNumber, formatLetterNumber } from '../../shared/domain/letters/letter-number.ts'
import { type Letter, type LetterKind, LetterSchema } from '../../shared/domain/letters/letter.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'

export interface LetterRow {
  id: string
  kind: LetterKind
  state: 'draft' | 'issued' | 'voided'
  roundId: string
  agencyId: number
  letter: Letter
  facts: LetterFacts
  prefix: string
  year: number | null
  serial: number | null
  draftedBy: string
  issuedBy: string | null
  issuedAt: string | null
  dueOn: string | null
  receivedOn: string | null
  docxSha256: string | null
  pdfSha256: string | null
  voidReason: string | null
  /** day on which the first 整改情况报告 that stands came in */
  answeredOn: string | null
}

type Raw = Omit<LetterRow, 'letter' | 'facts'> & { body: string; facts: string }
const COLUMNS = `id, kind, state, round_id, agency_id, body, facts, prefix, year, serial, drafted_by, issued_by, issued_at,
  due_on, received_on, docx_sha256, pdf_sha256, void_reason,
  (SELECT min(a.received_on) FROM letter_report a WHERE a.letter_id = letter.id) AS answered_on`

/** One letter; throws not_found. */
export function readLetter(db: ReadDb, letterId: string): LetterRow {
  const row = db.maybe<Raw>(`SELECT ${COLUMNS} FROM letter WHERE id = ?`, letterId)
  if (!row) throw new AppError('not_found', { letterId }, '找不到这份监督文书。')
  return parse(row)
}

/** The same, in the state that is needed; throws wrong_state. */
export function letterIn(db: ReadDb, letterId: string, state: 'draft' | 'issued'): LetterRow {
  const row = readLetter(db, letterId)
  if (row.state !== state) {
    const words = {
      draft: '只有草稿才能这样操作；这份文书已经制发或者作废。',
      issued: '只有已制发、未作废的文书才能这样操作。',
    }
    throw new AppError('wrong_state', { letterId, state: row.state }, words[state])
  }
  return row
}

/** Letters in the order of their drafting. */
export const listLetters = (db: ReadDb, roundId: string | null, agencyId: number | null): LetterRow[] =>
  db
    .all<Raw>(
      `SELECT ${COLUMNS} FROM letter WHERE round_id = coalesce(?, round_id) AND agency_id = coalesce(?, agency_id) ORDER BY rowid`,
      roundId,
      agencyId,
    )
    .map(parse)

const parse = ({ body, facts, ...row }: Raw): LetterRow => ({
  ...row,
  letter: LetterSchema.parse(JSON.parse(body)),
  facts: LetterFacts.parse(JSON.parse(facts)),
})

/** The number as printed: blank cells while there is none. */
export function numberOf({ kind, prefix, year, serial, letter, facts }: LetterRow): string {
  return year === null || serial === null
    ? draftNumber({ kind, prefix, typedNumber: facts.typedNumber, signedOn: letter.signedOn })
    : formatLetterNumber({ prefix, year, serial })
}

/** A letter as lists show it. */
export function summary(row: LetterRow): Result<'letters.list'>['letters'][number] {
  const { letter } = row
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    roundId: row.roundId,
    agencyId: row.agencyId,
    number: numberOf(row),
    title: letter.title.replaceAll('\n', ''),
    addressee: letter.addressee,
    dueOn: row.dueOn ?? letter.dueOn,
    receivedOn: row.receivedOn,
    draftedBy: row.draftedBy,
    issuedBy: row.issuedBy,
    issuedAt: row.issuedAt,
    voidReason: row.voidReason,
    answeredOn: row.answeredOn,
  }
}

/** Writes the text of a draft and, sentence by sentence and row by row, the findings it rests on. */
export function writeBody(db: WriteDb, letterId: string, letter: Letter): void {
  db.run('UPDATE letter SET body = ? WHERE id = ?', JSON.stringify(letter), letterId)
  db.run('DELETE FROM letter_finding WHERE letter_id = ?', letterId)
  const add = db.statement('INSERT OR IGNORE INTO letter_finding (letter_id, place, finding_id) VALUES (?, ?, ?)')
  letter.clauses.forEach((clause, c) => {
    clause.sentences.forEach((sentence, s) => {
      for (const finding of sentence.findings) add(letterId, `clause ${c + 1}.${s + 1}`, finding)
    })
  })
  letter.problems.forEach((problem, p) => {
    for (const finding of problem.findings) add(letterId, `row ${p + 1}`, finding)
  })
}

/** Adds one entry to the life of a letter, numbered in order. Part of the caller's transaction. */
export function addLetterEvent(
  db: WriteDb,
  letterId: string,
  event: { kind: 'issued' | 'served' | 'voided'; at: string; by: string; detail: object },
): void {
  const seq = (db.value<number>('SELECT count(*) FROM letter_event WHERE letter_id = ?', letterId) ?? 0) + 1
  db.run(
    'INSERT INTO letter_event (letter_id, seq, kind, at, by, detail) VALUES (?, ?, ?, ?, ?, ?)',
    letterId,
    seq,
    event.kind,
    event.at,
    event.by,
    JSON.stringify(event.detail),
  )
}
