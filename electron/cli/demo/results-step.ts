import { AppError } from '../../../shared/contract/error.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { DemoContext } from './context.ts'
import { CLERK, HEAD } from './people-step.ts'
import type { ScoredCase } from './score-step.ts'

type Finding = Result<'findings.list'>['findings'][number]

/** Is refused a letter while nothing is confirmed, confirms the results agency by agency, and shows what was confirmed. */
export async function confirmResults(context: DemoContext, roundId: string, scored: ScoredCase[]): Promise<void> {
  const { call, as, report } = context
  const { findings } = await call('findings.list', { roundId, state: 'confirmed' })
  await answerRemedies(context, findings)
  await beRefused(context, roundId, findings)
  report.heading('评查结果（确认后）')
  as(HEAD)
  for (const { agencyId, confirmed } of (await call('results.round', { roundId })).agencies)
    if (!confirmed) await call('results.confirm', { roundId, agencyId })
  report.line(`由${HEAD}逐个机关确认（查明）；否决项经监督人员确认后才计入结果。`)
  const { cases } = await call('results.list', { roundId })
  const rows = cases.map(({ sampleItemId, agency, totalHundredths, grade, vetoed }) => {
    const own = scored.find((one) => one.sampleItemId === sampleItemId)
    return [
      own?.number ?? '—',
      agency.replace(/^示范市清枫区/, ''),
      totalHundredths === null ? '—' : (totalHundredths / 100).toFixed(1),
      `${grade ?? '—'}${vetoed ? '（否决）' : ''}`,
      own?.items.join('、') || '无',
    ]
  })
  report.table([['案卷', '机关', '得分', '等次', '问题'], ...rows])
}

/** The agencies said of each case whether it is in reconsideration or in court: without that no letter is issued. */
async function answerRemedies({ call }: DemoContext, findings: Finding[]): Promise<void> {
  for (const caseKey of new Set(findings.map((one) => one.caseKey)))
    await call('cases.setRemedy', { caseKey, inRemedy: 'no' })
}

/** Tries to issue an 意见书 before anybody has confirmed the results: the guard of 查明 says no. */
async function beRefused({ call, as, report }: DemoContext, roundId: string, findings: Finding[]): Promise<void> {
  const serious = findings.find((one) => one.effect === 'veto') ?? findings[0]
  if (serious === undefined) throw new Error('the drawn cases have no findings; take another --seed or more --cases')
  report.heading('一次被拒绝的印发')
  as(CLERK)
  const { letterId } = await call('letters.compose', { roundId, agencyId: serious.agencyId, kind: 'opinion' })
  as(HEAD)
  try {
    await call('letters.issue', { letterId })
  } catch (error) {
    // the refusal is what this step is for; anything else is a failure of the rehearsal
    if (!(error instanceof AppError) || error.code !== 'guard_refused') throw error
    report.line('评查结果确认之前印发意见书，程序的答复是：')
    report.line(`「${error.message}」`)
    return
  }
  throw new Error('an opinion was issued before its results were confirmed')
}
