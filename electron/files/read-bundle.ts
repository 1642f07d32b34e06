import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/contract/error.ts'
import { type ArchiveLimits, DEFAULT_LIMITS } from '../../shared/domain/import/archive-limits.ts'
import { type CaseGroup, groupBundle } from '../../shared/domain/import/bundle-grouping.ts'
import { extensionOf, stemOf } from '../../shared/domain/import/entry-path.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { isBlocking } from '../../shared/domain/import/problem-codes.ts'
import { Budget, type BundleEntry, type BundleListing, BundleRefused } from './bundle-entry.ts'
import { bundleProblem } from './bundle-problem.ts'
import { assembleCase, type BundleCase, type ReadDocument } from './assemble-case.ts'
import { type DocumentSink, hashingSink } from './document-sink.ts'
import type { StoredFile } from './file-store.ts'
import { dropRepeated } from './repeated-entries.ts'
import { manifestsOf } from './manifest-of-bundle.ts'
import { probeDocument } from './probe-document.ts'
import { readFolder } from './read-folder.ts'
import { readIndex } from './read-index.ts'
import { readZip } from './read-zip.ts'
import { sniff } from './sniff.ts'

export interface BundleOptions {
  today: string
  /** document kinds of the rubrics, from which kinds are proposed */
  documentKinds: readonly string[]
  sink?: DocumentSink
  /** what was read of this bundle before its stick was pulled */
  memory?: (entries: readonly BundleEntry[]) => ReadingMemory
  limits?: ArchiveLimits
  signal?: AbortSignal
  progress?: (done: number, total: number) => void
}

/** Remembers which entries of a bundle were read already, by their place in its listing. */
export interface ReadingMemory {
  /** the content of an entry that was read before, undefined for one that is still to be read */
  recall(ordinal: number): Buffer | undefined
  /** hears of every document that was read and put into the sink */
  note(ordinal: number, stored: StoredFile): Promise<void>
}

export interface BundleReading {
  /** true when nothing of the bundle may land; cases are empty then */
  refused: boolean
  cases: BundleCase[]
  /** files that belong to no case; they are counted and not kept */
  loose: string[]
  problems: FileProblem[]
  /** path and SHA-256 of everything that was read, for the identity of the bundle */
  contents: [path: string, sha256: string][]
}

/**
 * Reads a case bundle, ZIP or folder: names are checked first, then every document is unpacked once, within limits, hashed,
 * probed and handed to the sink. A refused bundle leaves nothing in the sink; what is thrown (cancelled, a pulled stick)
 * leaves it to the caller whether the sink forgets.
 */
export async function readBundle(path: string, options: BundleOptions): Promise<BundleReading> {
  const sink = options.sink ?? hashingSink
  const problems: FileProblem[] = []
  const refuse = async (): Promise<BundleReading> => {
    await sink.forget()
    return { refused: true, cases: [], loose: [], problems, contents: [] }
  }
  let listing: BundleListing | undefined
  try {
    listing = await openBundle(path, options.limits ?? DEFAULT_LIMITS)
    for (const { code, path: entry, value } of listing.faults) problems.push(bundleProblem(code, entry, value))
    if (problems.some(({ code }) => isBlocking(code))) return await refuse()
    const reading = await readEntries(path, listing.entries, { ...options, sink }, problems)
    await sink.settled()
    return problems.some(({ code }) => BUNDLE_BREAKERS.has(code)) ? await refuse() : reading
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error
    const { code, path: entry, value } = error.fault
    problems.push(bundleProblem(code, entry, value))
    return await refuse()
  } finally {
    listing?.close()
  }
}

/** What a document says of itself may be wrong; what the bundle says of a document may not. */
const BUNDLE_BREAKERS = new Set(['bundle.manifest_invalid', 'bundle.hash_mismatch'])

/** Lists a ZIP or a folder; names are checked, nothing is unpacked. Throws BundleRefused. */
export async function openBundle(path: string, limits: ArchiveLimits): Promise<BundleListing> {
  const budget = new Budget(limits)
  if (statSync(path).isDirectory()) return readFolder(path, budget)
  const type = sniff(path)
  if (type === 'rar' || type === '7z') throw new BundleRefused('bundle.unsupported')
  if (type === 'empty') throw new BundleRefused('file.empty')
  if (type === 'program') throw new BundleRefused('file.program')
  if (type !== 'zip') throw new BundleRefused('file.type_mismatch')
  return readZip(path, budget)
}

/** Milliseconds of work after which others have their turn. */
const TURN = 20

const ARCHIVES = new Set(['zip', 'rar', '7z', 'tar', 'gz', 'tgz'])

async function readEntries(
  path: string,
  all: readonly BundleEntry[],
  options: BundleOptions & { sink: DocumentSink },
  problems: FileProblem[],
): Promise<BundleReading> {
  const entries = all.filter(({ path: name }) => !ARCHIVES.has(extensionOf(name)))
  for (const entry of all) if (!entries.includes(entry)) problems.push(bundleProblem('zip.nested', entry.path))
  const topName = statSync(path).isDirectory() ? basename(path) : stemOf(basename(path))
  // entries of the same path are told apart by where they stand in the list
  const { cases: groups, loose } = groupBundle([...new Set(entries.map((entry) => entry.path))], topName)
  const total = entries.reduce((sum, { statedSize }) => sum + statedSize, 0)
  let done = 0
  let rested = performance.now()
  const tick = async (size: number): Promise<void> => {
    if (options.signal?.aborted) throw new AppError('cancelled')
    done += size
    options.progress?.(done, Math.max(done, total))
    // small entries are unpacked without waiting for anything: others have their turn between them
    if (performance.now() - rested < TURN) return
    await nextTurn()
    rested = performance.now()
  }
  const memory = options.memory?.(all)
  const ordinals = new Map(all.map((entry, i) => [entry, i]))
  const byPath = Map.groupBy(entries, (entry) => entry.path)
  const contents: BundleReading['contents'] = []
  const readOne = async (name: string): Promise<Buffer | undefined> => {
    const bytes = await byPath.get(name)?.[0]?.read()
    if (bytes) contents.push([name, (await hashingSink.put(bytes, '')).sha256])
    return bytes
  }
  const manifests = await manifestsOf(groups, loose, readOne, problems)
  const cases: BundleCase[] = []
  for (const group of groups) {
    const documents: ReadDocument[] = []
    for (const file of group.files)
      for (const entry of byPath.get(file.path) ?? []) {
        const ordinal = ordinals.get(entry) ?? 0
        const before = memory?.recall(ordinal)
        const bytes = before ?? (await entry.read())
        await tick(bytes.length)
        const probe = await probeDocument(entry.path, bytes)
        const stored = await options.sink.put(bytes, probe.mediaType)
        if (!before) await memory?.note(ordinal, stored)
        contents.push([entry.path, stored.sha256])
        documents.push({
          ...file,
          ordinal,
          originalPath: entry.originalPath,
          ...stored,
          ...probe,
        })
      }
    const indexBytes = group.index === null ? undefined : await readOne(group.index)
    const index = indexBytes && (await readIndex(indexBytes, options.today))
    const kept = dropRepeated(documents, problems)
    const plan = { group, documents: kept, index, manifest: manifests.get(group.folder) }
    cases.push(assembleCase(plan, options.documentKinds, problems))
  }
  if (groups.some((group: CaseGroup) => group.flat)) problems.push(bundleProblem('bundle.no_index', null))
  // a manifest at the top has been read; a name that stands twice is two files, and each is told of
  const others = loose
    .filter((name) => name.toLowerCase() !== 'manifest.json')
    .flatMap((name) => (byPath.get(name) ?? []).map(() => name))
  return { refused: false, cases, loose: others, problems, contents }
}
