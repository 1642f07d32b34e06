import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { storingSink } from '../../electron/files/document-sink.ts'
import { FileStore } from '../../electron/files/file-store.ts'
import { inspectPath } from '../../electron/files/inspect-path.ts'
import { NOTHING_KNOWN } from '../../electron/files/known-mappings.ts'
import { readBundle } from '../../electron/files/read-bundle.ts'
import { findResources } from '../../electron/resources.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { nastyFiles } from './manifest.ts'

const dir = mkdtempSync(join(tmpdir(), 'bundles-'))
afterAll(() => rmSync(dir, { recursive: true }))
const { signal } = new AbortController()
const resources = findResources(import.meta.dirname)
const inspectOptions = {
  today: '2026-01-01',
  resources,
  signal,
  mapping: undefined,
  sheet: undefined,
  known: NOTHING_KNOWN,
}
const options = {
  today: '2026-01-01',
  documentKinds: ['立案审批表', '现场检查（勘验）笔录', '询问笔录', '行政处罚决定书'],
}

/** 层/×100 is how the manifest writes the path under a hundred folders. */
const deep = (field: string | null): string | null => (field?.startsWith('层/层/') ? '层/×100' : field)
/** Entries the manifest's alternative lets us refuse: they then count neither as documents nor as cases. */
const REFUSED_ALONE: Record<string, number> = { 'bundles/11-deep-100-levels.zip': 1 }

describe.skipIf(!hasSharedFiles)('every nasty bundle ends as its manifest says', () => {
  test.each(nastyFiles('bundle').map((entry) => [entry.file, entry] as const))('%s', async (name, expected) => {
    const path = sharedFile('data/nasty', name)
    const report = await inspectPath(path, inspectOptions)
    expect(report.kind).toBe('bundle')
    const allowed = new Set(expected.allowed_problems)
    const key = (p: { row: number | null; field: string | null; code: string }): string =>
      `${p.code} ${p.row} ${deep(p.field)}`
    const found = report.problems.filter(({ code }) => !allowed.has(code))
    expect(found.map(key).sort()).toEqual(expected.problems.map(key).sort())
    expect(report.outcome).toBe(expected.outcome)
    if (expected.cases !== undefined) expect(report.cases).toBe(expected.cases)
    if (expected.documents !== undefined) expect(report.documents).toBe(expected.documents - (REFUSED_ALONE[name] ?? 0))

    const store = new FileStore(join(dir, createHash('sha256').update(name).digest('hex')))
    const reading = await readBundle(path, { ...options, sink: storingSink(store) })
    for (const spot of expected.spot ?? []) {
      const one = reading.cases[spot.case - 1]
      expect(one?.name).toBe(spot.name)
      expect(one?.documents.map((document) => document.name)).toEqual(spot.documents)
    }
    const kept = new Set(reading.cases.flatMap((one) => one.documents.map(({ sha256 }) => sha256)))
    expect(new Set(store.list()), 'the store holds the documents and nothing else').toEqual(kept)
    expect(readdirSync(join(store.dir, 'incoming')), 'nothing half written').toEqual([])
    if (expected.outcome === 'reject') expect(kept.size).toBe(0)
  })
})
