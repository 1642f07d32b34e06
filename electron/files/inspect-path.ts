import { statSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import { emptyReport, type FileReport } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { Resources } from '../resources.ts'
import { headingSet } from './heading-set.ts'
import { inspectTable, readHeadingLookup } from './inspect-table.ts'
import { sniff } from './sniff.ts'

export interface InspectOptions {
  today: string
  resources: Resources
  signal: AbortSignal
  mapping: GivenMapping | undefined
  sheet: string | undefined
  remembered: Record<string, GivenMapping>
}

/** What a path is, by its content: a folder or an archive is a bundle, a PDF or a picture a document, the rest a table. */
export function pathKind(path: string): FileReport['kind'] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new AppError('file_unreadable', { path }, `找不到文件“${path}”。`)
  if (stat.isDirectory()) return 'bundle'
  const type = sniff(path)
  if (type === 'zip' || type === 'rar' || type === '7z') return 'bundle'
  return ['pdf', 'jpeg', 'png', 'tiff', 'docx', 'ofd'].includes(type) ? 'document' : 'table'
}

/** Reads one path without storing anything. */
export async function inspectPath(path: string, options: InspectOptions): Promise<FileReport> {
  const kind = pathKind(path)
  if (kind !== 'table') return emptyReport(path, kind)
  const { today, sheet, mapping, remembered, signal } = options
  return inspectTable(path, {
    lookup: readHeadingLookup(options.resources),
    today,
    signal,
    mapping,
    mappingFor: (headings) => remembered[headingSet(headings)],
    ...(sheet === undefined ? {} : { sheet }),
  })
}
