import path from 'node:path'
import { maskPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { addProblem, emptyReport, type Encoding, type FileReport } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'
import { isImported } from '../../shared/domain/import/tables.ts'
import type { ReadDb } from '../database/db.ts'
import { fileSha256 } from '../files/file-hash.ts'
import { pathKind } from '../files/inspect-path.ts'
import { parseFile } from '../files/parse-file.ts'
import type { ParseMessage } from '../files/parse-messages.ts'
import { stageBundle } from './import-bundles.ts'
import { knownMappings, withProfile } from './import-profile-store.ts'
import { stageBatch, type StagedReading } from './import-staging.ts'
import type { TaskCall } from './types.ts'

interface ReadInput {
  path: string
  mapping?: GivenMapping | undefined
  sheet?: string | undefined
  encoding?: Encoding | undefined
  headingLine?: number | undefined
  profile?: string | null | undefined
}

/** Stages what lies at a path, by its content; a rejected report means that nothing was kept. */
export async function stagePath(db: ReadDb, call: TaskCall, batchId: string, input: ReadInput): Promise<StagedReading> {
  const kind = pathKind(input.path)
  if (kind === 'table') return stageTable(db, call, batchId, input)
  if (kind === 'bundle') return { report: await stageBundle(db, call, batchId, input.path), repeatedKeys: [] }
  const report = emptyReport(input.path, kind)
  report.outcome = 'reject'
  addProblem(report, wholeFile('doc.no_case', null, null))
  return { report, repeatedKeys: [] }
}

const wholeFile = (code: string, sheet: string | null, value: string | null) =>
  describeProblem({ sheet, row: null, line: null, column: null, field: null, code, value })

/**
 * Reads a table in the parse worker and stages its records. Sheets that hold none, and files that cannot be read, are
 * told of in the report with the reason. Returns the report; its batch is in state `reading`.
 */
async function stageTable(db: ReadDb, call: TaskCall, batchId: string, input: ReadInput): Promise<StagedReading> {
  const { mapping, headingLine, profile } = input
  const { sheet, encoding } = withProfile(db, call.resources, input)
  const order = {
    path: input.path,
    today: call.today,
    sheet,
    mapping,
    encoding,
    headingLine,
    known: knownMappings(db, call.resources, profile),
    resources: call.resources.dir,
  }
  const messages = parseFile(order, call.signal)
  try {
    // The reader's thread starts, and reads ahead, while the file is hashed.
    const [first, sourceSha256] = await Promise.all([messages.next(), fileSha256(input.path)])
    const batch = {
      id: batchId,
      sourceName: maskPersonalNumbers(path.basename(input.path)),
      sourceSha256,
      kind: 'table' as const,
      mapping,
    }
    const { report, repeatedKeys } = await stageBatch(call, batch, resumed(first, messages))
    return { report: refuseOthers(report), repeatedKeys }
  } finally {
    await messages.return(undefined)
  }
}

/** A reading whose first message has been waited for already. */
async function* resumed(first: IteratorResult<ParseMessage>, rest: AsyncGenerator<ParseMessage>) {
  if (first.done) return
  yield first.value
  yield* rest
}

/** An index of documents is recognised, but comes in with its documents only. */
function refuseOthers(report: FileReport): FileReport {
  const kinds = report.sheets.filter((sheet) => sheet.table !== null)
  const others = kinds.filter((sheet) => !isImported(sheet.table ?? ''))
  for (const { name, table } of others) {
    addProblem(report, wholeFile('table.kind_not_supported', name, table))
    report.outcome = 'accept-with-problems'
  }
  if (kinds.length > 0 && others.length === kinds.length) report.outcome = 'reject'
  return report
}
