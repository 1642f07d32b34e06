import type { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'

/** A file inside a bundle, whether archive or folder: its path below the bundle and its content, read once and within limits. */
export interface BundleEntry {
  /** cleaned: `/` between the parts, NFC */
  path: string
  /** as the bundle spells it */
  originalPath: string
  /** bytes the bundle states, to tell of progress; never trusted */
  statedSize: number
  /** differs where the content does, as far as the bundle says without being read: size with checksum, or with time of change */
  mark: string
  read(): Promise<Buffer>
  /** the same in pieces, for what is too large to be held */
  pieces(): AsyncIterable<Buffer>
}

/** All pieces in one. */
export async function joined(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Something about one entry, or about the bundle when `path` is null. */
export interface BundleFault {
  code: string
  path: string | null
  value: string | null
}

export interface BundleListing {
  entries: BundleEntry[]
  faults: BundleFault[]
  close(): void
}

/** The bundle cannot be taken: thrown while listing or reading, caught where the report is made. */
export class BundleRefused extends Error {
  readonly fault: BundleFault
  constructor(code: string, path: string | null = null, value: string | null = null) {
    super(code)
    this.fault = { code, path, value }
  }
}

/** Counts what was really unpacked and how long it took, over all entries of a bundle. */
export class Budget {
  readonly limits: ArchiveLimits
  readonly #until: number
  #total = 0

  constructor(limits: ArchiveLimits) {
    this.limits = limits
    this.#until = performance.now() + limits.maxSeconds * 1000
  }

  /**
   * Call before an entry is unpacked: one that admits to be too large need not be unpacked to be refused. One that states less
   * than it holds is cut off where it exceeds what it states.
   */
  foresee(path: string, stated: number, packed: number): void {
    const { maxEntryBytes, maxRatio, ratioFromBytes } = this.limits
    if (stated > maxEntryBytes || (stated > ratioFromBytes && stated > packed * maxRatio))
      throw new BundleRefused('zip.bomb', path)
  }

  /** Call for every piece; `produced` and `packed` are those of the entry so far. */
  spend(path: string, piece: number, produced: number, packed: number): void {
    const { maxEntryBytes, maxTotalBytes, maxRatio, ratioFromBytes } = this.limits
    this.#total += piece
    if (produced > maxEntryBytes || this.#total > maxTotalBytes) throw new BundleRefused('zip.bomb', path)
    if (produced > ratioFromBytes && produced > packed * maxRatio) throw new BundleRefused('zip.bomb', path)
    if (performance.now() > this.#until) throw new BundleRefused('zip.too_slow', path)
  }
}

/** True of what the system says went wrong, such as a stick that was pulled or a disk that is full; the bundle may be whole. */
export const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'code' in error
