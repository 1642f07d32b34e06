import type { Result } from '../../../shared/contract/index.ts'
import { daysOfMonth, type ReportStanding } from '../../../shared/domain/reports/monthly-report.ts'
import type { Tone } from '../../components/state-tag.tsx'
import { listAddress } from '../../lib/address-filter.ts'

export type MonthView = Result<'reports.month'>
export type AgencyMonth = MonthView['agencies'][number]

export const STANDING_WORDS: Record<ReportStanding, string> = {
  sent: '已报',
  late: '迟报',
  missing: '未报',
  open: '未到期',
}
export const STANDING_TONES: Record<ReportStanding, Tone> = {
  sent: 'green',
  late: 'amber',
  missing: 'red',
  open: 'grey',
}
/** The cases behind a number: of an agency, decided in a month, of one kind or of all. */
export function casesBehind(agencyId: number, month: string, kind?: string): string {
  return listAddress('/cases', {
    conditions: [
      { field: 'agency', operator: 'in', value: [agencyId] },
      { field: 'decidedOn', operator: 'between', ...daysOfMonth(month) },
      ...(kind === undefined ? [] : [{ field: 'kind', operator: 'in', value: [kind] }]),
    ],
  })
}
