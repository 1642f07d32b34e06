import { compact } from './cell-text.ts'
import type { TableKind } from './tables.ts'

/**
 * Facts that are chosen from a list, and the codes that stand for the words in the systems that were seen (import-formats
 * §3, §7). The same digit means different things in different systems, so a bare code is read only where it is known whose
 * table it comes from: by a heading that only one system writes, or because a person said so of the column.
 */

/** Whose table of codes a column follows. */
export const CODE_SOURCES = [
  'publication2015',
  'publication2018',
  'platformCases',
  'platformLicences',
  'shenzhen',
  'ningbo',
] as const
export type CodeSource = (typeof CODE_SOURCES)[number]

export const CODE_SOURCE_WORDS: Record<CodeSource, string> = {
  publication2015: '双公示 2015 年格式',
  publication2018: '双公示 2018 年格式',
  platformCases: '执法监督平台（案件）',
  platformLicences: '执法监督平台（许可）',
  shenzhen: '深圳市代码表',
  ningbo: '宁波市数据目录',
}

export interface CodeTable {
  /** the words a person chooses from */
  words: readonly string[]
  /** code without leading zeros → word */
  codes: Partial<Record<CodeSource, Record<string, string>>>
}

const table = (codes: CodeTable['codes'], more: readonly string[] = []): CodeTable => ({
  words: [...new Set([...Object.values(codes).flatMap((one) => Object.values(one)), ...more])],
  codes,
})

/** §3.3; the words of the publication standard of 2018 and of the financial regulators have no codes */
const PARTY_TYPE = table(
  {
    platformLicences: { 1: '自然人', 2: '法人', 3: '非法人组织', 4: '个体工商户' },
    platformCases: { 1: '公民', 2: '法人', 3: '其他组织', 9: '其他组织' },
    shenzhen: { 1: '公民', 2: '法人', 3: '其他组织' },
  },
  ['法人及非法人组织', '机构', '个人'],
)

/** §3.4: 02 and 04 differ between two tables of one platform */
const PAPERS = table({
  platformLicences: {
    1: '身份证',
    2: '护照',
    3: '港澳居民来往内地通行证',
    4: '台湾居民来往大陆通行证',
    5: '外国人永久居留身份证',
  },
  platformCases: { 1: '身份证', 2: '驾驶证', 3: '军官证', 4: '护照', 99: '其他' },
})

/** §3.6 */
const SOURCES_OF_CASES = {
  1: '现场检查',
  2: '投诉',
  3: '举报',
  4: '上级机关交办',
  5: '其他机关移送',
  6: '媒体曝光',
}
const CASE_SOURCE = table({
  platformCases: { ...SOURCES_OF_CASES, 9: '其他' },
  shenzhen: { ...SOURCES_OF_CASES, 7: '其他' },
})

/** §3.7; the publication standard of 2015 has another list under the same field */
const STAGES = {
  1: '已立案',
  2: '已调查取证',
  3: '已做处罚决定',
  4: '处罚执行完毕',
  5: '结案',
  6: '撤销立案',
}
const STANDING_2015 = { 0: '正常', 1: '撤销', 2: '异议', 3: '其他' }
const PENALTY_STATE = table({ platformCases: STAGES, shenzhen: STAGES, publication2015: STANDING_2015 })
const LICENCE_STATE = table({ publication2018: { 1: '有效', 2: '无效' }, publication2015: STANDING_2015 })
const ENDING = table({
  platformCases: { 1: '正常结案', 2: '撤销立案', 3: '不予处罚', 4: '撤销原处罚决定', 98: '终结' },
  shenzhen: {
    1: '正常结案',
    2: '撤销立案',
    3: '不予处罚',
    4: '终结',
    5: '移送',
    6: '撤销原处罚决定',
    7: '不予立案',
  },
})

/** §7.1 `served_way` */
const SERVED_WAY = table({
  platformCases: { 1: '直接送达', 2: '留置送达', 3: '委托送达', 4: '邮寄送达', 5: '公告送达' },
})
/** §7.1 `procedure`: 02 一般（普通）程序; the law of 2021 calls it 普通程序 */
const PROCEDURE = table({ ningbo: { 1: '简易程序', 2: '普通程序' } })
/** §3.2 */
const LICENCE_KIND = table({
  platformLicences: { 1: '普通', 2: '特许', 3: '认可', 4: '核准', 5: '登记', 6: '其他' },
})
/** §3.5: the same program writes 01 to 05 for 100 to 500 */
const both = (words: Record<string, string>): Record<string, string> => ({
  ...words,
  ...Object.fromEntries(Object.entries(words).flatMap(([code, word]) => (code === '900' ? [] : [[code[0], word]]))),
})
const MEASURE = table({
  platformCases: both({
    100: '查封场所、设施或者财物',
    200: '扣押财物',
    300: '冻结存款、汇款',
    400: '限制公民人身自由',
    900: '其他',
  }),
})
const EXECUTION = table({
  platformCases: both({
    100: '加处罚款或滞纳金',
    200: '划拨存款、汇款',
    300: '拍卖或者依法处理查封、扣押的场所、设施或者财物',
    400: '排除妨碍、恢复原状',
    500: '代履行',
    900: '其他',
  }),
})
/** §7.3 */
const INSPECTION_KIND = table({
  platformCases: { 1: '日常检查', 2: '双随机检查', 3: '专项检查', 4: '勘验', 99: '其他' },
})
const INSPECTION_RESULT = table({ platformCases: { 1: '合格', 2: '不合格' } }, ['未发现问题', '发现问题已责令改正'])

const PARTY_FACTS = { party_type: PARTY_TYPE, party_id_type: PAPERS, legal_rep_id_type: PAPERS }
const TABLES: Partial<Record<TableKind, Record<string, CodeTable>>> = {
  penalty: {
    ...PARTY_FACTS,
    case_source: CASE_SOURCE,
    state: PENALTY_STATE,
    close_kind: ENDING,
    served_way: SERVED_WAY,
    procedure: PROCEDURE,
  },
  licence: { ...PARTY_FACTS, licence_kind: LICENCE_KIND, state: LICENCE_STATE },
  coercion: { ...PARTY_FACTS, measure_kind: MEASURE, execution_kind: EXECUTION, served_way: SERVED_WAY },
  inspection: { kind: INSPECTION_KIND, result: INSPECTION_RESULT },
}

/** The list that a fact of a table is chosen from; undefined where a fact is free. */
export const codeTable = (kind: TableKind, field: string): CodeTable | undefined => TABLES[kind]?.[field]

/** Headings that only one system writes; Chinese headings are everybody's. */
const SOURCE_OF_HEADING: Record<string, CodeSource> = {
  CF_ZT: 'publication2015',
  CITIZEN_CARD_TYPE: 'platformCases',
  CASE_SOURCE: 'platformCases',
  CURRENT_STATE: 'platformCases',
  SENT_WAY: 'platformCases',
  CASE_PROCESS_TYPE: 'ningbo',
  案件程序类别: 'ningbo',
  案件程序: 'ningbo',
}

/** `bare`: there are only codes, and nobody said whose; the text stays. */
export interface ReadCodes {
  text: string
  bare: boolean
}

/**
 * The words in a cell such as 「1-现场检查」, 「投诉、举报」 or 「01」, joined by 、. What is on no list stays as it is written: agencies
 * have words of their own.
 */
export function readCodes(list: CodeTable, cell: string, heading: string, given: CodeSource | undefined): ReadCodes {
  const whole = word(list, cell, heading, given)
  if (whole.known) return { text: whole.text, bare: false }
  const parts = cell.split(/[;；、，,\s]+/).filter((part) => part !== '')
  const read = parts.map((part) => word(list, part, heading, given))
  const bare = read.some((part) => part.bare)
  if (!read.every((part) => part.known)) return { text: cell, bare }
  return { text: [...new Set(read.map(({ text }) => text))].join('、'), bare: false }
}

function word(list: CodeTable, part: string, heading: string, given: CodeSource | undefined) {
  const plain = compact(part)
  const behind = /^\d{1,3}[-—.、:]?(\D.*)$/.exec(plain)?.[1] ?? plain
  if (list.words.includes(behind)) return { text: behind, known: true, bare: false }
  if (!/^\d{1,3}$/.test(plain)) return { text: part, known: false, bare: false }
  const source = given ?? SOURCE_OF_HEADING[heading]
  const meant = source === undefined ? undefined : list.codes[source]?.[String(Number(plain))]
  return meant === undefined ? { text: part, known: false, bare: true } : { text: meant, known: true, bare: false }
}
