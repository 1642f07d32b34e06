import { expect, test } from 'vitest'
import { readHeadingLookup } from '../../../electron/files/inspect-table.ts'
import { findResources } from '../../../electron/resources.ts'
import {
  applyMapping,
  findHeader,
  headerAt,
  isNoRecord,
  normalHeading,
} from '../../../shared/domain/import/headings.ts'
import { TABLE_KINDS } from '../../../shared/domain/import/tables.ts'

const lookup = readHeadingLookup(findResources(import.meta.dirname))
const fields = (lines: string[][]): (string | null)[] | undefined =>
  findHeader(lines, lookup)?.columns.map(({ field }) => field)

test.each([
  ['序 号', '序号'],
  ['*当事人名称（必填）', '当事人名称'],
  ['行政处罚\n决定书文号', '行政处罚决定书文号'],
  ['罚款金额（万元）', '罚款金额(万元)'],
])('%j is compared as %s', (heading, normal) => {
  expect(normalHeading(heading)).toBe(normal)
})

test('every heading of a table leads to one field of it', () => {
  for (const kind of TABLE_KINDS) expect(lookup[kind].size, kind).toBeGreaterThan(3)
})

test('title and unit lines above the header are passed over; the unit counts where a heading has none', () => {
  const header = findHeader(
    [
      ['2024年处罚案件统计表'],
      ['', '单位：万元'],
      ['序号', '处罚决定书文号', '当事人名称', '罚款金额', '没收金额（元）'],
    ],
    lookup,
  )
  expect(header).toMatchObject({ table: 'penalty', at: 2, lines: 1 })
  expect(header?.columns.map(({ field, unit }) => [field, unit]).slice(3)).toEqual([
    ['fine_amount', 'wan'],
    ['confiscated_amount', 'yuan'],
  ])
})

test('two header lines: a merged upper cell names what stands below it', () => {
  expect(
    fields([
      ['序号', '案件信息', '', '当事人信息', '', '处罚机关', '', '处罚决定', ''],
      ['', '案件编号', '名称', '名称', '统一社会信用代码', '名称', '统一社会信用代码', '决定书文号', '决定日期'],
      ['1', 'A1', 'x', 'y', '', '', '', '', ''],
    ]),
  ).toEqual([
    'row_no',
    'case_no',
    'case_name',
    'party_name',
    'party_uscc',
    'agency_name',
    'agency_uscc',
    'decision_no',
    'decision_date',
  ])
})

test('no header where fewer than three headings are known', () => {
  expect(findHeader([['姓名', '电话', '地址', 'x']], lookup)).toBeUndefined()
})

test('a person can give a column another meaning or none', () => {
  const header = findHeader([['处罚决定书文号', '当事人名称', '决定日期', '发布日期']], lookup)
  if (!header) throw new Error('no header')
  const changed = applyMapping(header, { columns: { 决定日期: null, '发布 日期': 'decision_date' } })
  expect(changed.columns.map(({ field }) => field)).toEqual(['decision_no', 'party_name', null, 'decision_date'])
})

const headings = ['序号', '案件编号', '当事人名称', '违法事实', '处罚内容', '处罚决定日期']
test.each([
  [['', '', '', '', '', '']],
  [['合 计', '', '', '', '12.6', '']],
  [['', '总计', '', '', '5', '']],
  [['制表人：张三', '', '审核人：李四', '', '', '']],
  [['注：本表不含简易程序案件。', '', '', '', '', '']],
  [headings],
  [['', '（必填）', '（必填）', '', '', 'YYYY-MM-DD']],
  [['1', '案例（请删除）', '某公司', '', '', '2024-05-01']],
])('no record: %j', (cells) => {
  expect(isNoRecord(cells, headings)).toBe(true)
})

test.each([
  [['1', 'A1', '合计科技有限公司', '未公示价格', '警告', '2024-05-01']],
  [['2', 'A2', '某公司', '当事人发布虚假广告，经通知请删除后仍未删除', '罚款', '2024-05-02']],
  [['', '', '', '', '警告', '']],
])('a record: %j', (cells) => {
  expect(isNoRecord(cells, headings)).toBe(false)
})

test('a line that a person names is the header, with the kind that knows most of it', () => {
  const lines = [
    ['登记', '', ''],
    ['编码一', '许可内容', '许可决定日期'],
    ['1', '甲', '2024-05-01'],
  ]
  expect(findHeader(lines, lookup)).toBeUndefined()
  expect(headerAt(lines, 1, lookup)).toMatchObject({ table: 'licence', at: 1, lines: 1 })
  expect(headerAt(lines, 1, lookup, 'penalty').columns.map(({ heading, field }) => [heading, field])).toEqual([
    ['编码一', null],
    ['许可内容', null],
    ['许可决定日期', null],
  ])
})
