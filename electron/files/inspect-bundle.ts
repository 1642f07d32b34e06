import { readFileSync, statSync } from 'node:fs'
import { addProblem, emptyReport, type FileReport } from '../../shared/domain/import/file-report.ts'
import { isBlocking } from '../../shared/domain/import/problem-codes.ts'
import { bundleProblem } from './bundle-problem.ts'
import { probeDocument } from './probe-document.ts'
import { type BundleOptions, type BundleReading, readBundle } from './read-bundle.ts'

/** Reads a bundle without storing anything and says what it found. */
export async function inspectBundle(path: string, options: Omit<BundleOptions, 'sink'>): Promise<FileReport> {
  return reportOfBundle(path, await readBundle(path, options))
}

/** The report of a bundle that was read, the same for inspecting and for importing. */
export function reportOfBundle(path: string, reading: BundleReading): FileReport {
  const report = emptyReport(path, 'bundle')
  for (const problem of reading.problems) addProblem(report, problem)
  report.cases = reading.cases.length
  report.documents = reading.cases.reduce((sum, one) => sum + one.documents.length, reading.loose.length)
  const pages = reading.cases.flatMap((one) => one.documents.flatMap((document) => document.pages ?? []))
  report.pages = reading.refused ? null : pages.reduce((sum, count) => sum + count, 0)
  if (reading.refused) report.outcome = 'reject'
  else if (report.problemsTotal > 0) report.outcome = 'accept-with-problems'
  return report
}

/** A document for itself is read whole; larger ones are not what a case file holds. */
const MAX_DOCUMENT_BYTES = 512 * 1024 * 1024

/** Looks into one document; `text` only when asked for. */
export async function inspectDocument(path: string, withText = false): Promise<FileReport & { text: string | null }> {
  const report = emptyReport(path, 'document')
  report.documents = 1
  if (statSync(path).size > MAX_DOCUMENT_BYTES) {
    addProblem(report, bundleProblem('zip.bomb', path))
    return { ...report, outcome: 'reject', text: null }
  }
  const probe = await probeDocument(path, readFileSync(path), withText)
  for (const code of probe.problems) addProblem(report, bundleProblem(code, null))
  report.realType = probe.realType
  report.pages = probe.pages
  if (probe.problems.some((code) => isBlocking(code))) report.outcome = 'reject'
  else if (probe.problems.length > 0) report.outcome = 'accept-with-problems'
  return { ...report, text: probe.text }
}
