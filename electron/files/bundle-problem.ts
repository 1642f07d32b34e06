import { baseName } from '../../shared/domain/import/entry-path.ts'
import type { FileProblem } from '../../shared/domain/import/file-report.ts'
import { describeProblem } from '../../shared/domain/import/problem-codes.ts'

/** Problems of a path tell all of it; the others name the file, and the sentence says where it lies. */
const WHOLE_PATH = new Set(['zip.path_traversal', 'zip.absolute_path', 'zip.symlink', 'zip.too_deep'])

/** A problem of a bundle or of one of its entries; `row` is the line of a 卷内目录. */
export function bundleProblem(
  code: string,
  path: string | null,
  value: string | null = null,
  row: number | null = null,
): FileProblem {
  const field = path === null || WHOLE_PATH.has(code) ? path : baseName(path)
  const problem = describeProblem({ sheet: null, row, line: null, column: null, field, code, value: null })
  const place = path === null ? '' : `“${path.length > 120 ? `…${path.slice(-120)}` : path}”：`
  const index = row === null ? '' : `卷内目录第 ${row} 条，`
  const detail = value === null ? '' : `（${value}）`
  return { ...problem, value, message: `${index}${place}${problem.message}${detail}` }
}
