import type { CallInput, Result } from '../../../shared/contract/index.ts'
import { DEFECTS } from '../../rehearsal/defects.ts'
import type { DemoContext } from './context.ts'
import { REVIEWER, SUPERVISOR } from './people-step.ts'

type Rubric = Result<'rubrics.get'>['rubric']
type SheetContent = CallInput<'scores.save'>['content']
type Documents = Result<'cases.get'>['documentList']

/** Items that a file without such a step marks as not applicable, with the reason. */
const NOT_APPLICABLE = new Map([
  ['PG-C08', '本案没有抽样、检测、检验、鉴定'],
  ['PG-C09', '本案没有先行登记保存'],
  ['PG-E05', '当事人没有要求听证'],
  ['PG-G06', '当事人已按期履行'],
  ['LI-C03', '不直接关系他人重大利益'],
  ['LI-C04', '没有举行听证'],
  ['CP-F01', '没有强制执行'],
  ['CP-F04', '没有代履行'],
])

/** A case with a submitted sheet: its number and the rubric items under which defects were noted. */
export interface ScoredCase {
  sampleItemId: string
  number: string
  items: string[]
}

/** Scores every drawn case from its planted defects and confirms the findings. */
export async function scoreSample(context: DemoContext, roundId: string): Promise<ScoredCase[]> {
  const { call, as, report, inputs } = context
  report.heading('评查打分')
  report.line('问题来自预先埋设的缺陷：评查表由演练程序按埋设清单填写，不是由人或者程序看卷发现的。')
  const { items } = await call('samples.list', { roundId })
  const rubrics = new Map<string, Rubric>()
  const scored: ScoredCase[] = []
  as(REVIEWER)
  for (const item of items) {
    const found = await call('cases.get', { caseKey: item.caseKey })
    const { sheetId } = await call('scores.open', { sampleItemId: item.id })
    const sheet = await call('scores.get', { sheetId })
    const rubric = rubrics.get(sheet.rubricId) ?? (await call('rubrics.get', { rubricId: sheet.rubricId })).rubric
    rubrics.set(sheet.rubricId, rubric)
    const planted = inputs.planted.filter(
      (defect) => defect.number === found.decisionNo || defect.number === found.caseNo,
    )
    const content = fillSheet(rubric, planted, found.documentList, sheetId)
    const saved = await call('scores.save', { sheetId, revision: sheet.revision, content })
    await call('scores.submit', { sheetId, revision: saved.revision })
    const number = found.decisionNo ?? found.caseNo ?? item.caseKey
    scored.push({ sampleItemId: item.id, number, items: planted.map((defect) => defect.item) })
  }
  report.row('评查表', `${items.length} 张，由${REVIEWER}填写并提交`)
  as(SUPERVISOR)
  const { findings: proposed } = await call('findings.list', { roundId, state: 'proposed' })
  if (proposed.length > 0) await call('findings.confirm', { findingIds: proposed.map(({ id }) => id) })
  const vetoes = proposed.filter(({ effect }) => effect === 'veto').length
  report.row('评查发现', `${proposed.length} 条（其中否决项 ${vetoes} 条），由${SUPERVISOR}确认`)
  return scored
}

function fillSheet(
  rubric: Rubric,
  planted: DemoContext['inputs']['planted'],
  documents: Documents,
  sheetId: string,
): SheetContent {
  const items = rubric.sections.flatMap((section) => section.items)
  return {
    entries: items.map((item) => {
      const mine = planted.filter((defect) => defect.item === item.id)
      const reason = mine.length === 0 && item.naAllowed ? NOT_APPLICABLE.get(item.id) : undefined
      return {
        itemId: item.id,
        settled: true,
        occurrences: mine.map((defect, i) => {
          const document = documents.find(({ name }) => name.endsWith(defect.file))
          return {
            id: `${sheetId}-${item.id}-${i + 1}`,
            note: DEFECTS.find((one) => one.item === item.id)?.note ?? defect.marker,
            place: {
              sha256: document?.sha256 ?? null,
              documentName: document?.name ?? defect.file,
              page: defect.page,
              region: null,
            },
          }
        }),
        notApplicable: reason === undefined ? null : { reason },
        veto: item.kind === 'veto' && mine.length > 0 ? ('proposed' as const) : ('none' as const),
        bonusHundredths: 0,
      }
    }),
  }
}
