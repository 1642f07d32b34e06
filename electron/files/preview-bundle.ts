import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'
import { groupBundle } from '../../shared/domain/import/bundle-grouping.ts'
import { stemOf } from '../../shared/domain/import/entry-path.ts'
import type { FilePreview } from '../../shared/domain/import/file-preview.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { isBlocking } from '../../shared/domain/import/problem-codes.ts'
import { BundleRefused } from './bundle-entry.ts'
import { bundleProblem } from './bundle-problem.ts'
import { openBundle } from './read-bundle.ts'

const SHOWN = 100

/** Says from its names alone what a bundle seems to hold; nothing is unpacked, so that it takes no time. */
export async function previewBundle(
  path: string,
  limits: ArchiveLimits,
): Promise<Pick<FilePreview, 'problems' | 'bundle'>> {
  const problems: FileProblem[] = []
  try {
    const listing = await openBundle(path, limits)
    try {
      for (const { code, path: entry, value } of listing.faults) problems.push(bundleProblem(code, entry, value))
      if (problems.some(({ code }) => isBlocking(code))) return { problems, bundle: null }
      const topName = statSync(path).isDirectory() ? basename(path) : stemOf(basename(path))
      const { cases, loose } = groupBundle([...new Set(listing.entries.map((entry) => entry.path))], topName)
      return {
        problems,
        bundle: {
          cases: cases.length,
          documents: cases.reduce((sum, { files }) => sum + files.length, 0),
          // a name that stands twice is two files
          loose: listing.entries.filter((entry) => loose.includes(entry.path)).length,
          first: cases.slice(0, SHOWN).map(({ name, number, files }) => ({ name, number, documents: files.length })),
        },
      }
    } finally {
      listing.close()
    }
  } catch (error) {
    // what is wrong with a bundle is told of beside it; anything else is a failure of the program
    if (!(error instanceof BundleRefused)) throw error
    const { code, path: entry, value } = error.fault
    return { problems: [...problems, bundleProblem(code, entry, value)], bundle: null }
  }
}
