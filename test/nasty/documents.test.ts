import { describe, expect, test } from 'vitest'
import { inspectDocument } from '../../electron/files/inspect-bundle.ts'
import { pathKind } from '../../electron/files/inspect-path.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { nastyFiles } from './manifest.ts'

describe.skipIf(!hasSharedFiles)('every nasty document ends as its manifest says', () => {
  test.each(nastyFiles('document').map((entry) => [entry.file, entry] as const))('%s', async (name, expected) => {
    const path = sharedFile('data/nasty', name)
    expect(pathKind(path)).toBe('document')
    const report = await inspectDocument(path, true)
    expect(report.problems.map(({ row, field, code }) => ({ row, field, code }))).toEqual(
      expected.problems.map(({ row, field, code }) => ({ row, field, code })),
    )
    expect(report.outcome).toBe(expected.outcome)
    if (expected.pages !== undefined) expect(report.pages).toBe(expected.pages)
    if (expected.real_type !== undefined) expect(report.realType).toBe(expected.real_type)
    if (expected.text_contains !== undefined) expect(report.text).toContain(expected.text_contains)
  })
})
