import { otherKindOf } from '../act-kinds.ts'
import { recordChecks } from '../catalogues/catalogue.ts'
import { CATALOGUES } from '../catalogues/catalogues.ts'
import { yuanText } from '../money.ts'
import { fineInText } from './amounts.ts'
import { parseDate } from './dates.ts'
import type { FileProblem } from './file-report.ts'
import type { Facts, ParseOptions, ProblemReport } from './row-parser.ts'
import { DATE_ORDER, isCatalogue, type TableKind } from './tables.ts'

/** Judges the facts of a row; `problems` are those that its cells have already. */
export type RowChecks = (
  facts: Facts,
  fen: Readonly<Record<string, number>>,
  problems: readonly FileProblem[],
  report: ProblemReport,
) => void

/**
 * Checks across the cells of the rows of one table (import-formats §4, §5): order of days, amount against the penalty's text,
 * a missing credit code, slipped cells. `columnOf` gives the first column of every field.
 */
export function rowChecks(table: TableKind, columnOf: ReadonlyMap<string, number>, options: ParseOptions): RowChecks {
  const at = (field: string): number | null => columnOf.get(field) ?? null
  const order = DATE_ORDER.filter(([earlier, later]) => columnOf.has(earlier) && columnOf.has(later))
  const checkCatalogue = isCatalogue(table) ? recordChecks(CATALOGUES[table], columnOf, options.today) : undefined
  const hasCreditCodes = columnOf.has('party_uscc')
  return (facts, fen, problems, report) => {
    let reported: string[] | undefined
    for (const [earlier, later] of order) {
      const a = facts[earlier]
      const b = facts[later]
      if (a && b && a > b && !reported?.includes(later)) {
        reported = [...(reported ?? []), later]
        report(at(later), later, 'date.order', b)
      }
    }
    const content = facts['penalty_content']
    const fine = fen['fine_amount']
    if (content !== undefined && fine !== undefined) {
      const stated = fineInText(content)
      if (stated !== undefined && (stated === fine * 10_000 || fine === stated * 10_000))
        report(at('fine_amount'), 'fine_amount', 'amount.unit_suspect', yuanText(fine))
    }
    if (
      hasCreditCodes &&
      !facts['party_uscc'] &&
      facts['party_type']?.includes('法人') &&
      !problems.some(({ field }) => field === 'party_uscc')
    )
      report(at('party_uscc'), 'party_uscc', 'uscc.missing', '')
    if (table === 'penalty' && content !== undefined && isDateOnly(content, options))
      report(at('penalty_content'), null, 'row.cells_shifted', content)
    if (table === 'act')
      checkActKind(facts['act_kind'], problems, (code, value) => report(at('act_kind'), 'act_kind', code, value))
    checkCatalogue?.(facts, problems, report)
  }
}

/** Without its kind an act is nobody's; what a profile fills in has not been read by a column. */
function checkActKind(
  kind: string | undefined,
  problems: readonly FileProblem[],
  tell: (code: string, value: string | null) => void,
): void {
  if (problems.some(({ field }) => field === 'act_kind')) return
  if (kind === undefined) tell('row.kind_missing', null)
  else if (otherKindOf(kind) !== kind) tell('row.kind_unreadable', kind)
}

/** A penalty whose content is nothing but a date is a row whose cells have slipped. */
function isDateOnly(text: string, options: ParseOptions): boolean {
  if (text.length > 30 || !/^[\d〇○零一二三四五六七八九十]/.test(text)) return false
  const date = parseDate(text, { today: options.today, mayBeFuture: true })
  return date !== undefined && 'day' in date && !/^\d+$/.test(text)
}
