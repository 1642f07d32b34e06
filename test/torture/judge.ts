import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { examine } from '../../electron/backend/doctor.ts'
import { openProgram, type Program } from '../../electron/cli/program.ts'
import type { Promised } from './jobs.ts'

/** Opens the folder of a killed process and says everything that is wrong with it; an empty list is a clean folder. */
export async function judge(data: string, scratch: string, promised: readonly Promised[]): Promise<string[]> {
  const program = openProgram({ data, json: true, today: '2026-09-01', actor: '检查员', command: '', rest: [] })
  try {
    const diagnosis = await examine(program.folder)
    const faults = diagnosis.ok ? [] : [`doctor: ${JSON.stringify(diagnosis)}`]
    faults.push(...halfThings(program), ...halfPapers(scratch))
    for (const promise of promised) faults.push(...broken(program, promise))
    return faults
  } finally {
    await program.close()
  }
}

/** Statements that count what must not exist in a folder that was opened again. */
const HALF: Record<string, string> = {
  'imports still being read': `SELECT count(*) FROM import_batch WHERE state = 'reading'`,
  'rows of interrupted imports': `SELECT count(*) FROM import_row r JOIN import_batch b ON b.no = r.batch_no
    WHERE b.state IN ('interrupted', 'discarded')`,
  'records whose agency is not there': `SELECT count(*) FROM import_row r WHERE r.agency_no IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM named_agency n WHERE n.batch_no = r.batch_no AND n.no = r.agency_no)`,
  'agencies of interrupted imports': `SELECT count(*) FROM named_agency n JOIN import_batch b ON b.no = n.batch_no
    WHERE b.state IN ('interrupted', 'discarded')`,
  'problems of interrupted imports': `SELECT count(*) FROM import_problem p JOIN import_batch b ON b.id = p.batch_id
    WHERE b.state = 'interrupted'`,
  'committed imports whose figures do not add up': `SELECT count(*) FROM import_batch
    WHERE state = 'committed' AND row_count <> added + updated + unchanged + refused`,
  'committed imports without an audit entry': `SELECT count(*) FROM import_batch b WHERE state = 'committed'
    AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.action = 'imports.commit' AND a.subject = b.id)`,
  'audit entries of imports that are not committed': `SELECT count(*) FROM audit_entry a WHERE a.action = 'imports.commit'
    AND NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.id = a.subject AND b.state = 'committed')`,
  'cases without the record that brought them': `SELECT count(*) FROM case_file c
    WHERE NOT EXISTS (SELECT 1 FROM import_row r WHERE r.id = c.id AND r.case_key = c.case_key)`,
  'cases without the version they stand at': `SELECT count(*) FROM case_file c
    WHERE c.version > 1 AND NOT EXISTS (SELECT 1 FROM later_version v WHERE v.case_id = c.id AND v.version = c.version)`,
  'parties of cases whose only record names them': `SELECT count(*) FROM case_party p
    WHERE NOT EXISTS (SELECT 1 FROM later_version v WHERE v.case_id = p.case_id)`,
  'issued letters without an event': `SELECT count(*) FROM letter l WHERE state <> 'draft'
    AND NOT EXISTS (SELECT 1 FROM letter_event e WHERE e.letter_id = l.id AND e.kind = 'issued')`,
  'drafts with a number': `SELECT count(*) FROM letter WHERE state = 'draft' AND serial IS NOT NULL`,
  'draws without items': `SELECT count(*) FROM audit_entry a WHERE a.action = 'samples.draw'
    AND NOT EXISTS (SELECT 1 FROM sample_item)`,
}

function halfThings({ folder }: Program): string[] {
  return Object.entries(HALF)
    .map(([what, sql]) => ({ what, count: folder.db.value<number>(sql) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => `${what}: ${count}`)
}

/** Every paper that lies in a folder for the outside is whole, even where the export was cut off between two papers. */
function halfPapers(scratch: string): string[] {
  if (!existsSync(scratch)) return []
  return readdirSync(scratch, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(scratch, name))
    .filter((file) => !isWhole(file))
    .map((file) => `half a file: ${file}`)
}

function isWhole(file: string): boolean {
  if (file.endsWith('.pdf')) return readFileSync(file).subarray(-16).includes('%%EOF')
  if (file.endsWith('.html')) return readFileSync(file, 'utf8').trimEnd().endsWith('</html>')
  if (!file.endsWith('.json')) return true
  try {
    JSON.parse(readFileSync(file, 'utf8'))
    return true
  } catch {
    // Half a JSON text does not parse: that is the answer.
    return false
  }
}

/** What was promised before the kill and is not there any more. */
function broken({ folder: { db } }: Program, promise: Promised): string[] {
  if (promise.job === 'import') {
    const { batchId, added, updated, unchanged, refused } = promise
    const found = db.maybe<{ added: number; updated: number; unchanged: number; refused: number; state: string }>(
      'SELECT added, updated, unchanged, refused, state FROM import_batch WHERE id = ?',
      batchId,
    )
    const expected = { added, updated, unchanged, refused, state: 'committed' }
    return JSON.stringify(found) === JSON.stringify(expected) ? [] : [`import ${batchId}: ${JSON.stringify(found)}`]
  }
  if (promise.job === 'render') {
    const lost = promise.files.filter((file) => !existsSync(path.resolve(promise.folder, file)))
    return lost.map((file) => `paper ${file} of ${promise.folder} is gone`)
  }
  if (promise.job === 'paper') {
    const kept = db.value<number>(
      'SELECT count(*) FROM letter WHERE id = ? AND docx_sha256 IS NOT NULL AND pdf_sha256 IS NOT NULL',
      promise.letterId,
    )
    return kept === 1 ? [] : [`the papers of letter ${promise.letterId} are gone`]
  }
  const number = db.value<string>(
    `SELECT prefix || '〔' || year || '〕' || serial || '号' FROM letter WHERE id = ? AND state <> 'draft'`,
    promise.letterId,
  )
  return number === promise.number ? [] : [`letter ${promise.number}: ${number}`]
}
