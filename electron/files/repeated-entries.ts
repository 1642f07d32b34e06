import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { bundleProblem } from './bundle-problem.ts'
import type { ReadDocument } from './assemble-case.ts'

/**
 * The same name twice: one copy of equal contents is enough, different contents are both kept. Names that differ only in case
 * are kept, since one system tells them apart and another does not. Everything is told of the later one in the bundle.
 */
export function dropRepeated(documents: readonly ReadDocument[], problems: FileProblem[]): ReadDocument[] {
  const kept: ReadDocument[] = []
  for (const document of [...documents].sort((a, b) => a.ordinal - b.ordinal)) {
    const same = kept.filter(({ path }) => path === document.path)
    if (same.some(({ sha256 }) => sha256 === document.sha256)) {
      problems.push(bundleProblem('zip.duplicate_entry', document.path, '内容相同'))
      continue
    }
    if (same.length > 0) problems.push(bundleProblem('zip.duplicate_entry', document.path, '内容不同'))
    const folded = document.path.toLowerCase()
    if (same.length === 0 && kept.some(({ path }) => path !== document.path && path.toLowerCase() === folded))
      problems.push(bundleProblem('zip.case_collision', document.path))
    kept.push(document)
  }
  return documents.filter((document) => kept.includes(document))
}
