import { describe, expect, test } from 'vitest'
import { readHeadingLookup } from '../../../electron/files/inspect-table.ts'
import { rowDigest } from '../../../electron/files/row-digest.ts'
import { findResources } from '../../../electron/resources.ts'
import { duplicateFinder, rowKeys } from '../../../shared/domain/import/duplicates.ts'
import { findHeader, type Header } from '../../../shared/domain/import/headings.ts'
import { type ParsedRow, rowParser, type SheetRow } from '../../../shared/domain/import/row-parser.ts'

const lookup = readHeadingLookup(findResources(import.meta.dirname))

/** Parses rows below a header, as records 1, 2, … on lines 2, 3, … */
function parse(headings: string[], ...rows: (string[] | SheetRow)[]): ParsedRow[] {
  const header = findHeader([headings], lookup)
  if (!header) throw new Error('no header')
  const parser = rowParser(header, { sheet: null, today: '2026-01-01', ragged: true, digest: rowDigest })
  return rows.map((row, i) => parser(Array.isArray(row) ? { line: i + 2, cells: row } : row, i + 1))
}
const codes = (row: ParsedRow | undefined): string[] => row?.problems.map(({ code }) => code) ?? []

const HEAD = ['处罚决定书文号', '案件编号', '当事人名称', '处罚机关', '处罚决定日期', '罚款金额（元）', '处罚内容']

describe('identity of a case', () => {
  test('decision number before case number, both in normal form, with kind and agency', () => {
    const [a, b, c] = parse(
      HEAD,
      ['云市监罚[2024]012号', 'A1', '甲公司', ' 云山市 市场监督管理局', '2024-05-01', '', '警告'],
      ['', 'Ａ１', '甲公司', '云山市市场监督管理局', '2024-05-01', '', '警告'],
      ['', '', '甲公司', '云山市市场监督管理局', '2024-05-01', '', '警告'],
    )
    expect(a?.caseKey).toBe('penalty|云山市市场监督管理局|云市监罚〔2024〕12号')
    expect(b?.caseKey).toBe('penalty|云山市市场监督管理局|A1')
    expect(c?.caseKey).toMatch(/^penalty\|云山市市场监督管理局\|#[0-9a-f]{16}$/)
  })

  test('nothing to know a case by blocks the row; so does a number that cannot be read', () => {
    const [none, lost, other] = parse(
      HEAD,
      ['', '', '', '云山市市场监督管理局', '', '', '警告'],
      ['', '4.40E+17', '甲公司', '云山市市场监督管理局', '2024-05-01', '', '警告'],
      ['云市监罚〔2024〕12号', '4.40E+17', '甲公司', '云山市市场监督管理局', '2024-05-01', '', '警告'],
    )
    expect([codes(none), none?.blocked]).toEqual([['row.no_identity'], true])
    expect([codes(lost), lost?.blocked]).toEqual([['number.scientific_mangled', 'row.identity_unreadable'], true])
    expect([codes(other), other?.blocked]).toEqual([['number.scientific_mangled'], false])
  })

  test('a missing agency, date or number lands', () => {
    const [row] = parse(HEAD, ['', '', '甲公司', '', '2024-05-01', '', '警告'])
    expect([row?.blocked, row?.agencyName, row?.number, row?.date]).toEqual([false, null, null, '2024-05-01'])
  })
})

test('all problems of a row are reported, each with its place and a sentence', () => {
  const [row] = parse(HEAD, [
    '云市监罚〔2024〕12号',
    'A1',
    '甲公司',
    '云山市市场监督管理局',
    '2024-02-30',
    '-5',
    '罚款',
  ])
  expect(row?.problems).toMatchObject([
    {
      row: 1,
      line: 2,
      column: '处罚决定日期',
      field: 'decision_date',
      code: 'date.invalid',
      severity: 'warn',
      value: '2024-02-30',
    },
    {
      row: 1,
      line: 2,
      column: '罚款金额(元)',
      field: 'fine_amount',
      code: 'amount.negative',
      severity: 'warn',
      value: '-5',
    },
  ])
  expect(row?.problems[0]?.message).toBe(
    '第 2 行“处罚决定日期”是“2024-02-30”：不是有效日期，此项按空白处理。请改正原表。',
  )
  expect(row?.facts['decision_date']).toBeUndefined()
})

test('originals stay as they are, facts are trimmed, words for nothing are none', () => {
  const cells = ['　云市监罚〔2024〕12号 ', '——', ' 甲 公司\u3000', 'null', '2024年5月1日', '１，０００', '警告\n罚款']
  const [row] = parse(HEAD, cells)
  expect(row?.original).toEqual(cells)
  expect(row?.facts).toEqual({
    decision_no: '云市监罚〔2024〕12号',
    party_name: '甲 公司',
    decision_date: '2024-05-01',
    fine_amount: '1000.00',
    penalty_content: '警告\n罚款',
  })
  expect(row?.fineFen).toBe(100_000)
})

test('a person and a unit in one row are two parties; a company’s name is never split', () => {
  const head = ['处罚决定书文号', '处罚个人姓名', '处罚单位名称', '作出处罚决定的日期']
  const [both, two] = parse(
    head,
    ['云〔2024〕1号', '张三', '甲、乙（集团）公司', '2024-05-01'],
    ['云〔2024〕2号', '张三、李四；王五', '——', '2024-05-01'],
  )
  expect(both?.parties.map(({ name }) => name)).toEqual(['张三', '甲、乙（集团）公司'])
  expect(two?.parties.map(({ name }) => name)).toEqual(['张三', '李四', '王五'])
})

test('a ragged row gives no facts, a slipped row is blocked', () => {
  const [short, long, slipped, trailing] = parse(
    HEAD,
    ['云〔2024〕1号', 'A1'],
    ['云〔2024〕1号', 'A1', '甲', '局', '2024-05-01', '', '警告', '多出来的'],
    ['云〔2024〕1号', 'A1', '云山市市场监督管理局', '局', '', '', '2024年5月1日'],
    ['云〔2024〕1号', 'A1', '甲', '局', '2024-05-01', '', '警告', '', ' '],
  )
  expect([codes(short), short?.facts, short?.blocked]).toEqual([['csv.row_too_short'], {}, true])
  expect([codes(long), long?.facts, long?.blocked]).toEqual([['csv.row_too_long'], {}, true])
  expect([codes(slipped), slipped?.blocked]).toEqual([['row.cells_shifted'], true])
  expect([codes(trailing), trailing?.blocked]).toEqual([[], false])
})

test('days that run backwards and an amount ten thousand times off are remarked', () => {
  const head = ['处罚决定书文号', '当事人名称', '立案日期', '处罚决定日期', '罚款金额', '处罚内容']
  const [order, unit, right] = parse(
    head,
    ['云〔2024〕1号', '甲', '2024-05-02', '2024-05-01', '', '警告'],
    ['云〔2024〕2号', '甲', '2024-04-02', '2024-05-01', '2', '罚款20000元'],
    ['云〔2024〕3号', '甲', '2024-04-02', '2024-05-01', '20000', '罚款人民币贰万元整'],
  )
  expect([codes(order), codes(unit), codes(right)]).toEqual([['date.order'], ['amount.unit_suspect'], []])
})

test('identity numbers do not leave the row in reports', () => {
  const [row] = parse(['处罚决定书文号', '当事人名称', '证件号码'], ['云〔2024〕1号', '甲', '440304190402290229'])
  const [problem] = row?.problems ?? []
  expect(problem?.code).toBe('id.check_digit')
  expect(JSON.stringify(problem)).not.toContain('190402290229')
})

test('coercion: the day of the decision, else of the approval', () => {
  const head = ['强制措施决定书文号', '当事人名称', '强制措施种类', '决定日期', '批准日期', '执法主体']
  const [decided, approved] = parse(
    head,
    ['云强〔2024〕1号', '甲', '扣押财物', '2024-05-02', '2024-05-01', '局'],
    ['云强〔2024〕2号', '甲', '扣押财物', '', '2024-05-01', '局'],
  )
  expect([decided?.table, decided?.date, approved?.date]).toEqual(['coercion', '2024-05-02', '2024-05-01'])
})

test('repeats within a file: exact copies, the same number otherwise written, another party', () => {
  const row = (number: string, party: string): string[] => [number, '', party, '局', '2024-05-01', '', '警告']
  const find = duplicateFinder(null, 'penalty')
  const found = parse(
    HEAD,
    row('云〔2024〕1号', '甲'),
    row('云〔2024〕1号', '甲'),
    row('云[2024]01号', '甲'),
    row('云〔2024〕1号', '乙'),
    row('云〔2024〕2号', '甲'),
  ).map((parsed) => find(parsed, rowKeys(parsed))?.code)
  expect(found).toEqual([undefined, 'row.exact_duplicate', 'row.duplicate_key', 'row.duplicate_key', undefined])
})

test('half a character in a number is kept as the database keeps it; facts that share a border are told apart', () => {
  const row = (number: string, cause = ''): string[] => [number, '', '甲', '局', '2024-05-01', '', `警告${cause}`]
  const [first, second] = parse(HEAD, row('云罚\ud800号'), row('云罚\ud801号'))
  expect(first?.caseKey).toBe(second?.caseKey)
  const shared = (party: string, content: string): string[] => ['1', '', party, '局', '2024-05-01', '', content]
  const [one, other] = parse(HEAD, shared('甲\u001f乙', '丙'), shared('甲', '乙\u001f丙'))
  expect(one?.contentHash).not.toBe(other?.contentHash)
})

test('columns that are read in one way share what they remember, and no others do, whatever they are called', () => {
  const column = (heading: string, field: string) => ({ heading, field, unit: 'yuan' as const })
  const header = {
    ...findHeader([HEAD], lookup),
    columns: [column('no', 'decision_no'), column('valid', 'valid_until'), column('openDate', 'fine_amount')],
  } as Header
  const read = rowParser(header, { sheet: null, today: '2026-01-01', ragged: true, digest: rowDigest })
  const { facts } = read({ line: 2, cells: ['1', '45000', '45000'] }, 1)
  expect(facts).toMatchObject({ valid_until: '2023-03-15', fine_amount: '45000.00' })
})
