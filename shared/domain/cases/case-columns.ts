import type { ActKind } from '../act-kinds.ts'
import { kindInWords, PROCEDURE_WORDS } from '../act-words.ts'
import { yuanText } from '../money.ts'

/** The columns of the list of cases, as the window shows them and as a table is exported. */

export interface ListedCase {
  id: number
  caseKey: string
  kind: ActKind
  agency: string | null
  decisionNo: string | null
  caseNo: string | null
  caseName: string | null
  /** names of all parties, joined by 、 */
  partyNames: string
  procedure: 'general' | 'summary' | 'standard' | 'unknown'
  region: string | null
  filedOn: string | null
  decidedOn: string | null
  closedOn: string | null
  fineFen: number | null
  complete: boolean
  inRemedy: 'yes' | 'no' | 'unknown'
  tags: string[]
  documents: number
}

export const REMEDY_WORDS: Record<ListedCase['inRemedy'], string> = { yes: '已进入', no: '未进入', unknown: '未核实' }

export const CASE_COLUMNS = [
  'number',
  'caseName',
  'parties',
  'agency',
  'kind',
  'procedure',
  'decidedOn',
  'fine',
  'documents',
  'filedOn',
  'closedOn',
  'caseNo',
  'region',
  'complete',
  'remedy',
  'tags',
] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

/** Heading and text of a cell; `amount` and `count` are figures for a spreadsheet. */
export interface CaseColumnSpec {
  title: string
  text: (row: ListedCase) => string
  figure?: (row: ListedCase) => number | null
}

export const CASE_COLUMN_SPECS: Record<CaseColumn, CaseColumnSpec> = {
  number: { title: '决定文号', text: (row) => row.decisionNo ?? row.caseNo ?? '' },
  caseName: { title: '案件名称', text: (row) => row.caseName ?? '' },
  parties: { title: '当事人', text: (row) => row.partyNames },
  agency: { title: '执法机关', text: (row) => row.agency ?? '' },
  kind: { title: '执法类型', text: (row) => kindInWords(row.kind) },
  procedure: { title: '程序', text: (row) => PROCEDURE_WORDS[row.procedure] ?? '' },
  decidedOn: { title: '决定日期', text: (row) => row.decidedOn ?? '' },
  fine: {
    title: '罚款金额（元）',
    text: (row) => (row.fineFen === null ? '' : yuanText(row.fineFen)),
    figure: (row) => (row.fineFen === null ? null : row.fineFen / 100),
  },
  documents: { title: '文书', text: (row) => String(row.documents), figure: (row) => row.documents },
  filedOn: { title: '立案日期', text: (row) => row.filedOn ?? '' },
  closedOn: { title: '结案日期', text: (row) => row.closedOn ?? '' },
  caseNo: { title: '案件编号', text: (row) => row.caseNo ?? '' },
  region: { title: '行政区划', text: (row) => row.region ?? '' },
  complete: { title: '资料', text: (row) => (row.complete ? '齐全' : '不全') },
  remedy: { title: '复议诉讼', text: (row) => REMEDY_WORDS[row.inRemedy] },
  tags: { title: '标签', text: (row) => row.tags.join('、') },
}
