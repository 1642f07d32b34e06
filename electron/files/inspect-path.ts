import { statSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import type { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'
import { extensionOf } from '../../shared/domain/import/entry-path.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { Resources } from '../resources.ts'
import { inspectBundle, inspectDocument } from './inspect-bundle.ts'
import { inspectTable, readHeadingLookup } from './inspect-table.ts'
import { type KnownMappings, mappingFor } from './known-mappings.ts'
import { readDocumentKinds } from './rubric-document-kinds.ts'
import { sniff } from './sniff.ts'

export interface InspectOptions {
  today: string
  resources: Resources
  signal: AbortSignal
  mapping: GivenMapping | undefined
  sheet: string | undefined
  known: KnownMappings
  /** of bundles; the defaults where none are given */
  limits?: ArchiveLimits
}

const ARCHIVE_NAMES = ['zip', 'rar', '7z']
const DOCUMENT_NAMES = ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'docx', 'doc', 'wps', 'ofd']

/**
 * What a path is meant to be. A folder or an archive is a bundle, a PDF or a picture a document, the rest a table: by content,
 * and where the content says nothing of the sort (empty, cut off, a login page saved as .zip) by the name.
 */
export function pathKind(path: string): FileReport['kind'] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new AppError('file_unreadable', { path }, `找不到文件“${path}”。`)
  if (stat.isDirectory()) return 'bundle'
  const type = sniff(path)
  const extension = extensionOf(path)
  if (ARCHIVE_NAMES.includes(extension)) return 'bundle'
  if (DOCUMENT_NAMES.includes(extension)) return 'document'
  if (type === 'zip' || type === 'rar' || type === '7z') return 'bundle'
  return ['pdf', 'jpeg', 'png', 'tiff', 'docx', 'ofd'].includes(type) ? 'document' : 'table'
}

/** Reads one path without storing anything. */
export async function inspectPath(path: string, options: InspectOptions): Promise<FileReport> {
  const kind = pathKind(path)
  const { today, sheet, mapping, known, signal } = options
  if (kind === 'document') {
    const { text: _text, ...report } = await inspectDocument(path)
    return report
  }
  if (kind === 'bundle')
    return inspectBundle(path, {
      today,
      documentKinds: readDocumentKinds(options.resources),
      signal,
      ...(options.limits ? { limits: options.limits } : {}),
    })
  return inspectTable(path, {
    lookup: readHeadingLookup(options.resources),
    today,
    signal,
    mapping,
    mappingFor: mappingFor(known, mapping),
    ...(sheet === undefined ? {} : { sheet }),
  })
}
