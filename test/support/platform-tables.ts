import { inventedCreditCode } from '../../electron/rehearsal/identifiers.ts'

/**
 * The load of one supervision platform as a policy paper of about 2017 gives it (Tianjin free trade zone); it does not say how much
 * training there was: taken as four or five records of each officer.
 */
export const PLATFORM_LOAD = {
  agencies: 223,
  officers: 4424,
  items: 12_109,
  penalties: 10_172,
  inspections: 137_097,
  trainings: 20_000,
}
export type PlatformTable = keyof typeof PLATFORM_LOAD

const two = (n: number): string => String(n).padStart(2, '0')
const day = (i: number): string => `${2021 + (i % 5)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`

/** Agencies by number: one government, districts below it, departments below them, squads below those. */
const agencyName = (i: number): string => {
  if (i === 0) return '云山市人民政府'
  if (i <= 10) return `云山市第${i}区人民政府`
  return i <= 110 ? `云山市第${i}局` : `云山市第${i}执法大队`
}
const superiorOf = (i: number): string => {
  if (i === 0) return ''
  if (i <= 10) return agencyName(0)
  return agencyName(i <= 110 ? 1 + (i % 10) : 11 + (i % 100))
}
const certificate = (i: number): string => String(12_000_000_000 + i)
const { agencies: AGENCIES, officers: OFFICERS } = PLATFORM_LOAD

const HEADINGS: Record<PlatformTable, string> = {
  agencies: '主体名称,统一社会信用代码,机关类别,上级机关,行政区划',
  officers: '姓名,执法证号,所属单位,人员类别,执法证有效期,执法领域,学历,担任职务',
  items: '事项编码,事项名称,事项类型,实施主体,设定依据,承办科室,行业领域',
  penalties:
    '案件名称,处罚决定书文号,当事人名称,案由,违法事实,处罚依据,行政处罚内容,罚款金额（元）,立案日期,处罚决定日期,处罚机关,承办人,执法证号',
  trainings: '姓名,执法证号,所属单位,培训日期,学时类别,培训内容,学时',
  inspections: '检查单号,检查对象名称,检查类型,检查日期,检查地点,检查事项,检查结果,检查人员,执法证号,执法主体',
}
const KINDS = ['行政许可', '行政处罚', '行政强制', '行政检查', '行政确认']

const ROWS: Record<PlatformTable, (i: number) => (string | number)[]> = {
  agencies: (i) => [
    agencyName(i),
    inventedCreditCode('11', 100_000 + i),
    i <= 10 ? '人民政府' : i <= 110 ? '工作部门' : '受委托组织',
    superiorOf(i),
    '120116',
  ],
  officers: (i) => [
    `演练${i}`,
    certificate(i),
    agencyName(i % AGENCIES),
    '公务员',
    `20${27 + (i % 4)}-06-30`,
    '综合',
    '本科',
    '科员',
  ],
  items: (i) => [
    `${inventedCreditCode('11', 100_000 + (i % AGENCIES))}0${1 + (i % 5)}${String(i).padStart(4, '0').slice(-4)}`,
    `对第${i}种行为的${KINDS[i % 5]}`,
    KINDS[i % 5] ?? '',
    agencyName(i % AGENCIES),
    `《示例管理条例》第${1 + (i % 90)}条第一款`,
    '执法科',
    '综合',
  ],
  penalties: (i) => [
    `云山第${i}商行违规经营案`,
    `云罚〔${2021 + (i % 5)}〕${i + 1}号`,
    `云山第${i}商行`,
    '未按规定明码标价',
    `经查，当事人在第${i % 999}号经营场所未按规定明码标价，货值金额${500 + (i % 9000)}元`,
    `《示例管理条例》第${1 + (i % 90)}条第一款`,
    `罚款${500 + (i % 9000)}元`,
    500 + (i % 9000),
    day(i),
    day(i),
    agencyName(11 + (i % 100)),
    `演练${i % OFFICERS}、演练${(i + 1) % OFFICERS}`,
    `${certificate(i % OFFICERS)}、${certificate((i + 1) % OFFICERS)}`,
  ],
  trainings: (i) => [
    `演练${i % OFFICERS}`,
    certificate(i % OFFICERS),
    agencyName((i % OFFICERS) % AGENCIES),
    day(i),
    '业务知识',
    `第${1 + (i % 97)}课`,
    4 + (i % 20),
  ],
  inspections: (i) => [
    `JC${String(i).padStart(8, '0')}`,
    `云山第${i % 40_000}商行`,
    '日常检查',
    day(i),
    `第${i % 999}号经营场所`,
    '明码标价情况',
    '未发现问题',
    `演练${i % OFFICERS}、演练${(i + 1) % OFFICERS}`,
    `${certificate(i % OFFICERS)}、${certificate((i + 1) % OFFICERS)}`,
    agencyName(11 + (i % 100)),
  ],
}

/** One table of the platform as UTF-8 text, line by line; always the same for the same size. */
export function* platformTable(table: PlatformTable, rows = PLATFORM_LOAD[table]): Generator<string> {
  yield `\ufeff${HEADINGS[table]}\r\n`
  for (let i = 0; i < rows; i += 1) yield `${ROWS[table](i).join(',')}\r\n`
}
