import { hash } from 'node:crypto'
import { normalHeading } from '../../shared/domain/import/headings.ts'

/** Name of a set of headings: SHA-256 over their normal forms, in order, one a line. */
export function headingSet(headings: readonly string[]): string {
  return hash('sha256', headings.map(normalHeading).join('\n'))
}
