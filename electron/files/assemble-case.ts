import { type IndexRow, matchIndex } from '../../shared/domain/import/case-index.ts'
import {
  type CaseGroup,
  type GroupedFile,
  nameInCase,
  type Volume,
} from '../../shared/domain/import/bundle-grouping.ts'
import type { ManifestCase } from '../../shared/domain/import/bundle-manifest.ts'
import { documentKind, proposedTitle } from '../../shared/domain/import/document-kinds.ts'
import { baseName, cleanPath } from '../../shared/domain/import/entry-path.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { bundleProblem } from './bundle-problem.ts'
import type { StoredFile } from './file-store.ts'
import type { DocumentProbe } from './probe-document.ts'

/** A document of a bundle, unpacked, hashed and looked into; `ordinal` is its place in the listing of the bundle. */
export type ReadDocument = GroupedFile & { originalPath: string; ordinal: number } & StoredFile & DocumentProbe

export interface BundleDocument extends Omit<ReadDocument, 'path' | 'ordinal' | 'text' | 'problems'> {
  /** from 1, in filing order */
  position: number
  /** file name, as data */
  name: string
  /** proposed from the title; null where nothing fits */
  kind: string | null
  title: string
  date: string | null
  volume: Volume
  /** false when it is damaged or has a password */
  readable: boolean
  /** whether its manifest or 卷内目录 names it; null where there is none */
  listed: boolean | null
  /** codes */
  problems: string[]
}

export interface BundleCase {
  name: string
  /** kind and agency only when a manifest says so */
  caseKeyParts: { kind: ManifestCase['kind'] | null; agency: string | null; number: string | null }
  facts: Record<string, string>
  documents: BundleDocument[]
  /** what its manifest or 卷内目录 names and is not there */
  absent: string[]
  hasIndex: boolean
}

export interface CasePlan {
  group: CaseGroup
  documents: ReadDocument[]
  index: IndexRow[] | undefined
  manifest: ManifestCase | undefined
}

interface Listed {
  document: ReadDocument
  title: string | null
  kind: string | null
  date: string | null
  volume: Volume
  listed: boolean | null
}

/** Puts the documents of a case in order: as its manifest lists them, else its 卷内目录, else the numbers of their names. */
export function assembleCase(plan: CasePlan, kinds: readonly string[], problems: FileProblem[]): BundleCase {
  const { group, manifest, index } = plan
  for (const { path, problems: codes } of plan.documents)
    for (const code of codes) problems.push(bundleProblem(code, path))
  const absent: string[] = []
  const inOrder = manifest?.documents
    ? byManifest(plan, manifest.documents, problems, absent)
    : index
      ? byIndex(plan, index, problems, absent)
      : plan.documents.map((document) => bare(document, null))
  const documents = inOrder.map(({ document, title, kind, date, volume, listed }, i): BundleDocument => {
    const { path, ordinal: _ordinal, text: _text, ...rest } = document
    const named = title ?? proposedTitle(nameInCase(group, path))
    const unreadable = rest.problems.some((code) => code === 'doc.corrupt' || code === 'doc.encrypted')
    return {
      ...rest,
      position: i + 1,
      name: baseName(path),
      kind: kind ?? documentKind(named, kinds) ?? documentKind(nameInCase(group, path), kinds) ?? null,
      title: named,
      date,
      volume,
      readable: !unreadable && rest.realType !== 'empty',
      listed,
    }
  })
  return {
    name: group.name,
    caseKeyParts: {
      kind: manifest?.kind ?? null,
      agency: manifest?.agency ?? null,
      number: manifest?.number ?? group.number,
    },
    facts: manifest?.facts ?? {},
    documents,
    absent,
    hasIndex: manifest?.documents !== undefined || index !== undefined,
  }
}

const bare = (document: ReadDocument, isListed: boolean | null): Listed => ({
  document,
  title: null,
  kind: null,
  date: null,
  volume: document.volume,
  listed: isListed,
})

function byIndex(
  { documents }: CasePlan,
  index: readonly IndexRow[],
  problems: FileProblem[],
  absent: string[],
): Listed[] {
  const listed: Listed[] = []
  const names = documents.map(({ path }) => baseName(path))
  for (const [i, positions] of matchIndex(index, names).entries()) {
    const row = index[i]
    if (!row) continue
    if (positions.length === 0) {
      absent.push(row.title)
      problems.push(bundleProblem('index.missing_file', row.file ?? row.title, null, row.row))
    }
    for (const position of positions) {
      const document = documents[position]
      if (!document) continue
      checkPages(document, row.pages, row.row, problems)
      listed.push({ ...bare(document, true), title: row.title, date: row.date })
    }
  }
  return [...listed, ...unlisted(documents, listed, problems)]
}

function byManifest(
  { group, documents }: CasePlan,
  said: NonNullable<ManifestCase['documents']>,
  problems: FileProblem[],
  absent: string[],
): Listed[] {
  const listed: Listed[] = []
  for (const [i, { file, title, kind, date, pages, volume, sha256 }] of said.entries()) {
    const path = cleanPath(`${group.folder}/${file}`)
    const found = documents.filter((document) => document.path === path)
    if (found.length === 0) {
      absent.push(title ?? proposedTitle(file))
      problems.push(bundleProblem('index.missing_file', file, null, i + 1))
    }
    for (const document of found) {
      if (sha256 !== undefined && sha256 !== document.sha256)
        problems.push(bundleProblem('bundle.hash_mismatch', document.path, null, i + 1))
      checkPages(document, pages ?? null, i + 1, problems)
      listed.push({
        document,
        title: title ?? null,
        kind: kind ?? null,
        date: date ?? null,
        volume: volume ?? document.volume,
        listed: true,
      })
    }
  }
  return [...listed, ...unlisted(documents, listed, problems)]
}

/** What the index does not name comes last, so that nothing is lost. */
function unlisted(documents: readonly ReadDocument[], listed: readonly Listed[], problems: FileProblem[]): Listed[] {
  const rest = documents.filter((document) => !listed.some((one) => one.document === document))
  for (const { path } of rest) problems.push(bundleProblem('index.not_listed', path))
  return rest.map((document) => bare(document, false))
}

function checkPages(document: ReadDocument, said: number | null, row: number, problems: FileProblem[]): void {
  if (said === null || document.pages === null || said === document.pages) return
  const value = `目录写 ${said} 页，实有 ${document.pages} 页`
  problems.push(bundleProblem('index.page_mismatch', document.path, value, row))
}
