import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Bundle, makeBundle, type PlantedDefect } from './bundle.ts'
import { catalogueTables } from './catalogue-tables.ts'
import { inventCases, type RehearsalCase } from './cases.ts'
import { AGENCIES } from './district.ts'
import { encodeGbk } from './gb18030.ts'
import { encodeTable, makeTable, type SentTable, type TableForm } from './tables.ts'
import { readFace } from './true-type.ts'
import { writeGbkZip } from './zip-writer.ts'

export interface RehearsalInputs {
  cases: RehearsalCase[]
  /** paths of the tables and bundles, in the order in which they are to be imported */
  tables: string[]
  bundles: string[]
  planted: PlantedDefect[]
  documents: number
  pages: number
  bytes: number
}

const FORMS: TableForm[] = ['gb18030', 'xlsx', 'utf8-bom']
type BundleForm = 'zip-csv' | 'zip-bare' | 'folder-csv' | 'zip-xlsx' | 'folder-bare'
const BUNDLE_FORMS: BundleForm[] = [
  'zip-csv',
  'zip-bare',
  'folder-csv',
  'zip-xlsx',
  'zip-csv',
  'folder-bare',
  'zip-csv',
  'zip-xlsx',
]

/**
 * Writes into `dir` what the eight agencies of the invented district would send: tables in the encodings and layouts that
 * occur (with a few honest mistakes), and case bundles with and without 卷内目录. Same seed, count and face: same bytes.
 * `fontFile` is a TrueType face with outlines that has the Chinese characters.
 */
export async function writeInputs(
  dir: string,
  options: { seed: string; count: number; fontFile: string },
): Promise<RehearsalInputs> {
  const cases = inventCases(options.seed, options.count)
  const face = readFace(options.fontFile)
  const result: RehearsalInputs = { cases, tables: [], bundles: [], planted: [], documents: 0, pages: 0, bytes: 0 }
  const put = (name: string, bytes: Buffer): string => {
    const target = path.join(dir, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, bytes)
    result.bytes += bytes.length
    return target
  }
  for (const { name, table } of catalogueTables(options.seed, cases))
    result.tables.push(put(`名录/${name}.xlsx`, await encodeTable(table, 'xlsx')))
  for (const { name, table, form } of sentTables(cases)) {
    result.tables.push(put(`表格/${name}.${form === 'xlsx' ? 'xlsx' : 'csv'}`, await encodeTable(table, form)))
  }
  for (const [i, agency] of AGENCIES.entries()) {
    const bundles = cases.filter((c) => c.bundled && c.agency === agency).map((found) => makeBundle(face, found))
    if (bundles.length === 0) continue
    const form = BUNDLE_FORMS[i] ?? 'zip-csv'
    const name = `案卷/${agency.word}案卷（演练数据）`
    const files = (await Promise.all(bundles.map((bundle) => bundleFiles(bundle, form)))).flat()
    if (form.startsWith('zip')) result.bundles.push(put(`${name}.zip`, writeGbkZip(files)))
    else {
      for (const file of files) put(`${name}/${file.name}`, file.bytes)
      result.bundles.push(path.join(dir, name))
    }
    for (const bundle of bundles) {
      result.planted.push(...bundle.planted)
      result.documents += bundle.documents.length
      result.pages += bundle.documents.reduce((sum, d) => sum + d.lastPage - d.firstPage + 1, 0)
    }
  }
  put('埋设缺陷（演练数据）.json', Buffer.from(`${JSON.stringify(result.planted, null, 1)}\n`))
  return result
}

function sentTables(cases: RehearsalCase[]): { name: string; table: SentTable; form: TableForm }[] {
  const tables = AGENCIES.map((agency, i) => {
    const form = FORMS[i % FORMS.length] ?? 'gb18030'
    const own = cases.filter((c) => c.kind === 'penalty' && c.agency === agency)
    const name = `${agency.word}行政处罚（演练数据）`
    const table = makeTable(`${agency.name}行政处罚案件登记表`, 'penalty', own, form === 'gb18030' ? '万元' : '元')
    return { name, table: i === 0 ? withMistakes(table, own) : table, form }
  })
  const joint = (kind: 'licence' | 'coercion' | 'inspection', words: string, form: TableForm): void => {
    const name = `清枫区${words}汇总（演练数据）`
    const own = cases.filter((c) => c.kind === kind)
    tables.push({ name, table: makeTable(`清枫区${words}汇总表`, kind, own, '元'), form })
  }
  joint('licence', '行政许可', 'xlsx')
  joint('coercion', '行政强制', 'utf8-bom')
  joint('inspection', '行政检查', 'gb18030')
  return tables.filter(({ table }) => table.rows.length > 0)
}

/**
 * Mistakes as clerks make them, in cases without documents: a month that does not exist, a line sent twice, the same case
 * again with another amount, a wrong digit in a credit code.
 */
function withMistakes(table: SentTable, cases: RehearsalCase[]): SentTable {
  const rows = table.rows.map((row) => [...row])
  const free = [...cases.keys()].filter((i) => !cases[i]?.bundled && !cases[i]?.party.code.startsWith('1'))
  const column = (heading: string): number => table.headings.indexOf(heading)
  const change = (at: number | undefined, heading: string, edit: (text: string) => string): void => {
    const row = at === undefined ? undefined : rows[at]
    if (row) row[column(heading)] = edit(row[column(heading)] ?? '')
  }
  change(free[0], '处罚决定日期', (day) => day.replace(/-\d\d-/, '-13-'))
  change(free[1], '统一社会信用代码', (code) => `${code.slice(0, 17)}${code.endsWith('A') ? 'B' : 'A'}`)
  const twice = free[2] === undefined ? undefined : rows[free[2]]
  if (twice) rows.push([...twice])
  const again = free[3] === undefined ? undefined : rows[free[3]]
  if (again) {
    rows.push([...again])
    change(rows.length - 1, '罚款金额（万元）', (amount) => String(Number(amount) + 1))
  }
  return { ...table, rows }
}

async function bundleFiles(bundle: Bundle, form: BundleForm): Promise<{ name: string; bytes: Buffer }[]> {
  const files = bundle.documents.map((d) => ({ name: `${bundle.folder}/${d.file}`, bytes: d.bytes }))
  if (form.endsWith('bare')) return files
  const table: SentTable = {
    title: '卷内目录',
    headings: ['序号', '题名', '日期', '页号', '文件名'],
    rows: bundle.documents.map((d, i) => [
      String(i + 1),
      d.kind,
      d.date.replaceAll('-', ''),
      d.firstPage === d.lastPage ? String(d.firstPage) : `${d.firstPage}-${d.lastPage}`,
      d.file,
    ]),
  }
  const index =
    form === 'zip-xlsx'
      ? { name: '卷内目录.xlsx', bytes: await encodeTable(table, 'xlsx') }
      : {
          name: '卷内目录.csv',
          bytes: encodeGbk(`${[table.headings, ...table.rows].map((row) => row.join(',')).join('\r\n')}\r\n`),
        }
  return [...files, { name: `${bundle.folder}/${index.name}`, bytes: index.bytes }]
}
