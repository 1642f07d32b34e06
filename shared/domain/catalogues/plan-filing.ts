import type { Day } from '../calendar/civil-day.ts'
import { compact } from '../import/cell-text.ts'
import type { Facts } from '../import/row-parser.ts'
import type { AgencyKind } from './agency.ts'
import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'

/** The plans of a year that agencies file with the supervision body (policy paper 004). */
export const FILED_PLANS = { enforcement: '年度执法计划', training: '培训计划' } as const
export type FiledPlan = keyof typeof FILED_PLANS

/** 报备记录: which agency filed which plan of which year, and when. */
export const planFiling: Catalogue = {
  kind: 'plan_filing',
  label: '报备记录',
  unit: '条',
  // a plan that is filed again under another number is a further record: the first filing counts
  keys: [
    ['agency', 'plan', 'year', 'paper_no'],
    ['agency', 'plan', 'year'],
  ],
  recognisedBy: ['plan'],
  name: 'agency',
  number: 'paper_no',
  agency: 'agency',
  columns: {
    agency: {
      label: '报备机关',
      headings: ['报备机关', '报备单位', '备案单位', '执法机关', '执法主体', '单位名称', '报送单位'],
      names: (text) => [keyOfAgency(text)],
      width: 240,
    },
    plan: {
      label: '计划种类',
      headings: ['计划种类', '计划类别', '计划类型', '报备计划种类'],
      missing: 'filing.plan_missing',
      width: 130,
    },
    year: {
      label: '年度',
      headings: ['年度', '计划年度', '报备年度'],
      missing: 'filing.year_missing',
      width: 80,
    },
    filed_on: {
      label: '报备日期',
      headings: ['报备日期', '备案日期', '报备时间', '备案时间', '报送日期'],
      type: 'date',
      missing: 'filing.date_missing',
      width: 110,
    },
    paper_no: { label: '文号', headings: ['报备文号', '备案文号', '文号', '发文字号'], width: 160 },
    title: { label: '标题', headings: ['标题', '计划名称', '文件名称', '文件标题'], width: 240 },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  check: (facts, tell) => {
    if (facts['plan'] !== undefined && filedPlans(facts).length === 0)
      tell('plan', 'filing.plan_unknown', facts['plan'])
    if (facts['year'] !== undefined && filingYear(facts) === null) tell('year', 'filing.year_invalid', facts['year'])
  },
  changes: { return: { label: '退回补正', ends: true, state: '已退回' } },
}

/**
 * Which of the two plans a record says were filed: one, both («年度执法计划和培训计划», «执法和培训计划»), or none where its words do not
 * tell. A plan for the training of officers, 执法人员培训计划, names enforcement and is none of it.
 */
export function filedPlans(facts: Facts): FiledPlan[] {
  const text = compact(facts['plan'] ?? '')
  if (!text.includes('培训')) return text.includes('执法') ? ['enforcement'] : []
  const parts = text.split(/以及|[和与及暨、,;/+()]|(?<=计划)/).filter(Boolean)
  const isShared = parts.some((part) => /^(?:执法人员|人员)?(?:教育)?培训/.test(part))
  const namesEnforcement = parts.some(
    (part) =>
      !part.includes('培训') &&
      (/执法(?!人员|队伍).*计划$/.test(part) || (isShared && /执法(?:工作|检查)?$/.test(part))),
  )
  return namesEnforcement ? ['enforcement', 'training'] : ['training']
}

/** The year of the plan, as 2026, 2026年 or 2026年度; null for anything else. */
export function filingYear(facts: Facts): number | null {
  const [, year] = /^((?:19|20)\d\d)年?度?$/.exec(compact(facts['year'] ?? '')) ?? []
  return year === undefined ? null : Number(year)
}

/**
 * filed 已报备, late 逾期报备, undated 已报备 on a day that nobody wrote down, missing 未报备 after the last day, open 未到期.
 */
export type FilingStanding = 'filed' | 'late' | 'undated' | 'missing' | 'open'

/** The last day for the plans of a year: 31 March by policy paper 004. A calendar day that does not roll over. */
export const filingDueDay = (year: number, monthAndDay: string): Day => `${year}-${monthAndDay}`

/** What a record of filing said, oldest first. */
export interface FilingVersion {
  facts: Facts
  /** the instant at which it came in */
  madeAt: string
  /** a person typed it: that puts right what came before, while a further table files again */
  isTyped: boolean
}

/**
 * The filing of a record that counts: of its versions the one of the earliest day, one without a day only where none has a day. What
 * was given back does not count: filed by that day, or where the days do not tell, known before that was recorded. Null when nothing
 * counts.
 */
export function countedFiling(
  versions: readonly FilingVersion[],
  givenBack: { on: Day; madeAt: string } | null,
): Facts | null {
  const standing = versions
    .slice(
      Math.max(
        0,
        versions.findLastIndex(({ isTyped }) => isTyped),
      ),
    )
    .filter(({ facts, madeAt }) => {
      if (givenBack === null) return true
      const day = facts['filed_on'] ?? givenBack.on
      return day > givenBack.on || (day === givenBack.on && madeAt > givenBack.madeAt)
    })
    .map(({ facts }) => facts)
  const [first] = standing.flatMap((facts) => facts['filed_on'] ?? []).sort()
  return standing.find((facts) => facts['filed_on'] === first) ?? null
}

/**
 * Whether a plan was filed, and in time; `filings` are the days of its filings, null where none is written down. Without a last day,
 * for a body that came into being after it, no filing is late.
 */
export function filingStanding(
  filings: readonly (Day | null)[],
  dueOn: Day | null,
  today: Day,
): { standing: FilingStanding; filedOn: Day | null } {
  const [first] = filings.filter((day) => day !== null).sort()
  if (first !== undefined) return { standing: dueOn !== null && first > dueOn ? 'late' : 'filed', filedOn: first }
  if (filings.length > 0) return { standing: 'undated', filedOn: null }
  return { standing: dueOn !== null && today > dueOn ? 'missing' : 'open', filedOn: null }
}

/**
 * Whether a body is asked for its training and its plans: those that enforce in their own name. A government has them from its
 * departments and streets, an organisation that is charged from the body that charges it (policy paper 004).
 */
export const answersForItself = (kind: AgencyKind | null): boolean => kind !== 'government' && kind !== 'delegated'
