import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import type { RehearsalCase } from './cases.ts'
import { AGENCIES, DISTRICT, GOVERNMENT } from './district.ts'
import { inventedCreditCode } from './identifiers.ts'
import { seededRandom } from './random.ts'
import { inventedPerson } from './names.ts'
import type { SentTable } from './tables.ts'

const CITY = '示范市人民政府'
const STREETS = ['示例', '样本'].map((name) => `示范市${DISTRICT}${name}街道办事处`)

/** The catalogues that come before the cases: the agencies of the district, four levels deep, and the officers who sign. */
export function catalogueTables(seed: string, cases: readonly RehearsalCase[]): { name: string; table: SentTable }[] {
  return [
    { name: '清枫区执法主体名录（演练数据）', table: agencyTable() },
    { name: '清枫区行政执法人员名录（演练数据）', table: officerTable(seed, cases) },
    { name: '清枫区行政执法事项目录（演练数据）', table: itemTable() },
  ]
}

function agencyTable(): SentTable {
  const code = (serial: number): string => inventedCreditCode('11', serial)
  const rows = [
    [CITY, code(900_100), '人民政府', ''],
    [GOVERNMENT, code(900_101), '人民政府', CITY],
    ...AGENCIES.map(({ name, uscc }) => [name, code(uscc), '工作部门', GOVERNMENT]),
    ...STREETS.map((name, i) => [name, code(900_110 + i), '街道', GOVERNMENT]),
    ...AGENCIES.slice(0, 3).map(({ name, uscc }) => [`${name}执法大队`, code(uscc + 200), '受委托组织', name]),
  ]
  return { title: '清枫区执法主体名录', headings: ['主体名称', '统一社会信用代码', '机关类别', '上级机关'], rows }
}

/** Everybody who signs a case that comes with its documents, and a few auxiliaries; one certificate has run out, one is odd. */
function officerTable(seed: string, cases: readonly RehearsalCase[]): SentTable {
  const random = seededRandom(`${seed} officers`)
  const signers = cases
    .filter(({ bundled }) => bundled)
    .flatMap(({ officers, certificates, agency }) =>
      officers.map((name, i) => [name, certificates[i] ?? '', agency.name]),
    )
  const rows = signers.map(([name = '', certificate = '', unit = ''], i) => [
    name,
    certificate,
    unit,
    '公务员',
    i === 3 ? '2026-06-30' : addDays('2028-12-31', 30 * random.int(0, 24)),
    '有效',
  ])
  const auxiliaries = STREETS.map((unit) => [inventedPerson(random), '', unit, '辅助人员', '', ''])
  return {
    title: '清枫区行政执法人员名录',
    headings: ['姓名', '执法证号', '所属单位', '人员类别', '执法证有效期', '执法人员状态'],
    rows: [...rows, ...auxiliaries],
  }
}

/** What the agencies may do; one item has no basis, one no post. */
function itemTable(): SentTable {
  const rows = AGENCIES.flatMap(({ name, uscc, offence, licence, seizes, inspects }) => {
    const holder = inventedCreditCode('11', uscc)
    const line = (kind: string, serial: number, what: string, basis: string): string[] => [
      `${holder}${kind}${String(serial).padStart(4, '0')}`,
      what,
      name,
      basis,
      '执法科',
    ]
    return [
      line('02', 1, `对${offence.cause}的处罚`, offence.basis),
      ...(licence ? [line('01', 2, licence, '')] : []),
      ...(seizes ? [line('03', 3, '查封、扣押有关财物', offence.basis)] : []),
      line('06', 4, `对${inspects}的检查`, offence.breached),
    ]
  })
  const last = rows.at(-1)
  if (last) last[4] = ''
  return {
    title: '清枫区行政执法事项目录',
    headings: ['事项编码', '事项名称', '实施主体', '设定依据', '承办科室'],
    rows,
  }
}
