import { writeXlsx } from 'hucre/xlsx'
import type { ActKind, RehearsalCase } from './cases.ts'
import { inventedCreditCode } from './identifiers.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { encodeGbk } from './gb18030.ts'

/** A table as an agency would send it: headings and rows of text. */
export interface SentTable {
  title: string
  headings: string[]
  rows: string[][]
}

export type TableForm = 'gb18030' | 'utf8-bom' | 'xlsx'
type Column = [heading: string, value: (found: RehearsalCase) => string]

const MARK = '演练数据'
const agencyCode = (found: RehearsalCase): string => inventedCreditCode('11', found.agency.uscc)
const isPerson = (found: RehearsalCase): boolean => found.party.type === '自然人'
const creditCode = (found: RehearsalCase): string => (isPerson(found) ? '' : found.party.code)
/** Ten thousand yuan with up to six decimals, as the publication standard wants it. */
const wan = (yuan: number): string => String(yuan / 10000)

const penaltyColumns = (unit: '万元' | '元'): Column[] => [
  ['案件名称', (c) => c.name],
  ['行政处罚决定书文号', (c) => c.number],
  ['行政相对人名称', (c) => c.party.name],
  ['行政相对人类别', (c) => c.party.type],
  ['统一社会信用代码', creditCode],
  ['证件类型', (c) => (isPerson(c) ? '身份证' : '')],
  ['证件号码', (c) => (isPerson(c) ? c.party.code : '')],
  ['法定代表人', (c) => (isPerson(c) ? '' : c.party.representative)],
  ['案由', (c) => c.agency.offence.cause],
  ['违法事实', (c) => c.agency.offence.fact],
  ['违法依据', (c) => c.agency.offence.breached],
  ['处罚依据', (c) => c.agency.offence.basis],
  ['处罚类别', () => '罚款'],
  ['处罚内容', (c) => `罚款${c.fineYuan}元`],
  [`罚款金额（${unit}）`, (c) => (unit === '万元' ? wan(c.fineYuan) : String(c.fineYuan))],
  ['案件程序', () => '普通程序'],
  ['立案日期', (c) => c.startedOn],
  ['处罚决定日期', (c) => c.decidedOn],
  ['处罚决定书送达日期', (c) => c.servedOn],
  ['结案日期', (c) => c.closedOn],
  ['处罚机关', (c) => c.agency.name],
  ['处罚机关统一社会信用代码', agencyCode],
  ['承办人', (c) => c.officers.join('、')],
  ['执法证号', (c) => c.certificates.join('、')],
  ['行政区划代码', () => '110105'],
  ['备注', () => MARK],
]

const COLUMNS: Record<Exclude<ActKind, 'penalty'>, Column[]> = {
  licence: [
    ['行政相对人名称', (c) => c.party.name],
    ['行政相对人类别', (c) => c.party.type],
    ['统一社会信用代码', creditCode],
    ['行政许可决定文书名称', () => '准予行政许可决定书'],
    ['行政许可决定文书号', (c) => c.number],
    ['许可类别', () => '普通'],
    ['许可内容', (c) => c.agency.licence ?? ''],
    ['许可决定日期', (c) => c.decidedOn],
    ['有效期自', (c) => c.decidedOn],
    ['有效期至', (c) => addDays(c.decidedOn, 5 * 365)],
    ['许可机关', (c) => c.agency.name],
    ['许可机关统一社会信用代码', agencyCode],
    ['备注', () => MARK],
  ],
  coercion: [
    ['当事人名称', (c) => c.party.name],
    ['强制措施种类', () => '扣押财物'],
    ['强制措施决定书文号', (c) => c.number],
    ['批准日期', (c) => c.startedOn],
    ['强制措施决定书送达日期', (c) => c.startedOn],
    ['期限起', (c) => c.startedOn],
    ['期限止', (c) => addDays(c.startedOn, 29)],
    ['涉案财物', (c) => c.agency.seizes ?? ''],
    ['处理决定', (c) => (c.defects.includes('CP-V05') ? '' : '解除')],
    ['执法主体', (c) => c.agency.name],
  ],
  inspection: [
    ['检查单号', (c) => c.number],
    ['检查对象名称', (c) => c.party.name],
    ['统一社会信用代码', creditCode],
    ['检查类型', () => '日常检查'],
    ['检查日期', (c) => c.startedOn],
    ['检查地点', () => '被检查单位经营场所'],
    ['检查事项', (c) => c.agency.inspects],
    ['检查结果', () => '发现问题已责令改正'],
    ['检查人员', (c) => c.officers.join('、')],
    ['执法证号', (c) => c.certificates.join('、')],
    ['执法主体', (c) => c.agency.name],
  ],
}

/** The table of some cases of one kind. Penalties give their fines in the unit asked for. */
export function makeTable(title: string, kind: ActKind, cases: RehearsalCase[], unit: '万元' | '元'): SentTable {
  const columns = kind === 'penalty' ? penaltyColumns(unit) : COLUMNS[kind]
  return {
    title,
    headings: columns.map(([heading]) => heading),
    rows: cases.map((found) => columns.map(([, value]) => value(found))),
  }
}

/** Writes a table as one of the files that agencies really send. XLSX carry a title line and a line with unit and sender. */
export async function encodeTable(table: SentTable, form: TableForm): Promise<Buffer> {
  if (form !== 'xlsx') {
    const text = [table.headings, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n')
    return form === 'gb18030' ? encodeGbk(`${text}\r\n`) : Buffer.from(`\ufeff${text}\r\n`)
  }
  const fixed = new Date('2026-08-31T00:00:00Z')
  const bytes = await writeXlsx({
    properties: { creator: MARK, created: fixed, modified: fixed },
    sheets: [
      {
        name: MARK,
        rows: [[`${table.title}（${MARK}）`], ['填报日期：2026-08-31'], table.headings, ...table.rows],
      },
    ],
  })
  return Buffer.from(bytes)
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
