import type { Output } from '../../shared/contract/index.ts'
import { type FrameCase, readFrame } from '../../shared/domain/sampling/frame.ts'
import type { FileStore } from '../files/file-store.ts'

/** The frame looked at last: it never changes, and reading one of a million lines again for every page would be slow. */
let held: { sha256: string; frame: FrameCase[] } | undefined

function readHeld(files: FileStore, sha256: string): FrameCase[] {
  if (held?.sha256 !== sha256) held = { sha256, frame: readFrame(files.read(sha256).toString('utf8')) }
  return held.frame
}

/** One page of a frozen frame, as its file stands: its own order, all lines or those whose key holds a text. */
export function framePage(
  files: FileStore,
  sha256: string,
  { contains, offset, limit }: { contains: string; offset: number; limit: number },
): Output<'rounds.frame'> {
  const frame = readHeld(files, sha256)
  const found = contains === '' ? frame : frame.filter((one) => one.caseKey.includes(contains))
  return {
    rows: found.slice(offset, offset + limit).map(({ caseKey, agency, kind, procedure, region, month, fineFen }) => ({
      caseKey,
      agency,
      kind,
      procedure,
      region,
      month,
      fineFen,
    })),
    total: found.length,
  }
}
