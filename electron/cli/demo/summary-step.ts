import type { Result } from '../../../shared/contract/index.ts'
import type { DemoContext } from './context.ts'

/** Prints the round's summary: pass rate with its base and definition, grades, the exact bound, common problems. */
export async function printSummary({ call, report }: DemoContext, roundId: string): Promise<Result<'results.round'>> {
  const round = await call('results.round', { roundId })
  report.heading('本轮结果')
  report.row('轮次', round.title)
  report.row('合格率', `${round.rate}（合格 ${round.passed} 件，基数 ${round.base} 件）`)
  report.row('等次', round.grades.map(({ name, count }) => `${name} ${count} 件`).join('，'))
  report.line(round.definition)
  if (round.bound) report.line(round.bound.inWords)
  report.line('')
  report.line('常见问题：')
  const common = round.commonItems.slice(0, 5)
  report.table(common.map(({ itemId, text, cases }) => [itemId, `${cases} 件`, shorten(text)]))
  return round
}

const shorten = (text: string): string => (text.length > 36 ? `${text.slice(0, 36)}…` : text)
