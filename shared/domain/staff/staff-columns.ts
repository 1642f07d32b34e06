import { AGENCY_KINDS, type AgencyKind } from '../catalogues/agency.ts'
import { FILED_PLANS, type FiledPlan, type FilingStanding } from '../catalogues/plan-filing.ts'
import { percentage } from '../statistics/percentage.ts'

/** A column of a table of this feature: the same in the list, on paper and in the exported file. */
export interface StaffColumn<Row> {
  id: string
  title: string
  /** in the list, in pixels */
  width: number
  text: (row: Row) => string
  /** the number that a spreadsheet gets instead of the text */
  figure?: (row: Row) => number | null
  /** what it is sorted by; the figure, else the text, where nothing is said */
  order?: (row: Row) => number | null
}

/** The training of an agency in a year. Figures are null where no training was handed in: that is not the same as none. */
export interface AgencyTraining {
  /** its name, as the register of agencies or else that of officers writes it */
  agency: string
  kind: AgencyKind | null
  /** in post with a certificate on the day */
  inPost: number
  trained: number | null
  /** names of those in post who were not trained */
  missing: string[]
  /** trainings, each a day and a subject */
  events: number | null
  /** trainings that a street lacks to what is asked of it, all of them where none was handed in; 0 for any other body */
  lacking: number
  /** hours of those in post on average, in tenths */
  averageTenths: number | null
  /** how many in post have fewer hours than the year asks for */
  short: number | null
}

export const NOT_REPORTED = '未报送培训'

/** 覆盖率: whole hundredths of a percent; empty where nobody is in post. */
export const coverageText = (trained: number, inPost: number): string => {
  const rate = percentage(trained, inPost, 2)
  return rate === undefined ? '' : `${rate}%`
}

export const tenthsText = (tenths: number): string =>
  `${Math.trunc(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}`

const shown = (figure: number | null): string => (figure === null ? '' : String(figure))

/** Events in words, with what a street lacks. */
export function eventsText({ events, lacking }: AgencyTraining): string {
  if (events === null) return '未报送'
  return lacking > 0 ? `${events} 次，少 ${lacking} 次` : `${events} 次`
}

export const TRAINING_COLUMNS: readonly StaffColumn<AgencyTraining>[] = [
  { id: 'agency', title: '执法机关', width: 200, text: ({ agency }) => agency },
  { id: 'kind', title: '机关类别', width: 110, text: ({ kind }) => (kind === null ? '' : AGENCY_KINDS[kind]) },
  {
    id: 'inPost',
    title: '在岗持证',
    width: 90,
    text: ({ inPost }) => String(inPost),
    figure: ({ inPost }) => inPost,
  },
  {
    id: 'trained',
    title: '参训人数',
    width: 90,
    text: ({ trained }) => shown(trained),
    figure: ({ trained }) => trained,
  },
  {
    id: 'coverage',
    title: '覆盖率',
    width: 120,
    text: ({ trained, inPost }) => {
      if (inPost === 0) return '没有在岗人员'
      return trained === null ? NOT_REPORTED : coverageText(trained, inPost)
    },
    // who reported nothing stands below the lowest rate
    order: ({ trained, inPost }) => {
      if (inPost === 0) return null
      return trained === null ? -1 : Math.trunc((1_000_000 * trained) / inPost)
    },
  },
  {
    id: 'missing',
    title: '没有参训的',
    width: 180,
    text: ({ missing }) => missing.join('、'),
    order: ({ missing }) => missing.length,
  },
  { id: 'events', title: '培训次数', width: 140, text: eventsText, order: ({ events }) => events },
  {
    id: 'average',
    title: '人均学时',
    width: 90,
    text: ({ averageTenths }) => (averageTenths === null ? '' : tenthsText(averageTenths)),
    order: ({ averageTenths }) => averageTenths,
  },
  { id: 'short', title: '学时不足', width: 90, text: ({ short }) => shown(short), figure: ({ short }) => short },
]

/** One plan of a year that an agency is asked for. */
export interface AgencyFiling {
  agency: string
  plan: FiledPlan
  standing: FilingStanding
  filedOn: string | null
  paper: string | null
  title: string | null
  /** the record of its first filing */
  recordId: number | null
}

export const FILING_WORDS: Record<FilingStanding, string> = {
  missing: '未报备',
  late: '逾期报备',
  undated: '已报备，没有日期',
  open: '未到期',
  filed: '已报备',
}
/** What a person looks at first comes first. */
export const FILING_ORDER = Object.keys(FILING_WORDS) as FilingStanding[]

export const FILING_COLUMNS: readonly StaffColumn<AgencyFiling>[] = [
  { id: 'agency', title: '执法机关', width: 220, text: ({ agency }) => agency },
  { id: 'plan', title: '计划', width: 130, text: ({ plan }) => FILED_PLANS[plan] },
  {
    id: 'standing',
    title: '报备情况',
    width: 150,
    text: ({ standing }) => FILING_WORDS[standing],
    order: ({ standing }) => FILING_ORDER.indexOf(standing),
  },
  { id: 'filedOn', title: '报备日期', width: 110, text: ({ filedOn }) => filedOn ?? '' },
  { id: 'paper', title: '文号', width: 160, text: ({ paper }) => paper ?? '' },
  { id: 'title', title: '标题', width: 200, text: ({ title }) => title ?? '' },
]
