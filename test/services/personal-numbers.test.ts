import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { withoutPersonalNumbers } from '../../shared/domain/cases/personal-numbers.ts'
import { rawFile } from '../support/table-file.ts'
import { createWorld } from '../support/world.ts'

// Where people write them: in the column of papers, behind a name, and in the column for credit codes.
const PAPER = '110105194912310021'
const BEHIND_A_NAME = '110105196001011239'
const AS_CREDIT_CODE = '110105197002022213'
const ROWS = [
  '处罚机关,处罚决定书文号,案件名称,当事人名称,统一社会信用代码,当事人证件号码,处罚决定日期,处罚内容',
  `云山市城管局,云城罚〔2026〕1号,张某占道案（${BEHIND_A_NAME}）,张某${BEHIND_A_NAME},${AS_CREDIT_CODE},${PAPER},2026-03-06,警告`,
]

test('identity numbers are masked in preview, reports, exported problems, lists, search, case and export', async () => {
  const world = createWorld()
  const source = rawFile(world, '处罚.csv', ROWS)
  const seen: unknown[] = [await world.call('imports.preview', { path: source })]
  const { batchId } = await world.call('imports.read', { path: source })
  const batch = { batchId: batchId ?? '' }
  const report = await world.call('imports.get', batch)
  expect(report.report.problems.map(({ field, value }) => [field, value])).toContainEqual([
    'party_uscc',
    `110105**********13`,
  ])
  const list = path.join(world.dir, '问题.csv')
  await world.call('imports.exportProblems', { ...batch, file: list })
  await world.call('imports.commit', { ...batch, leaveOutBlocked: true })
  const page = await world.call('cases.page', {})
  expect(page.rows.map(({ caseName, partyNames }) => [caseName, partyNames])).toEqual([
    ['张某占道案（110105**********39）', '张某110105**********39'],
  ])
  const table = path.join(world.dir, '案卷.csv')
  const columns = ['caseName', 'parties'] as const
  await world.call('cases.export', { columns: [...columns], format: 'csv', file: table })
  const kept = await world.call('imports.rows', batch)
  expect(kept.rows).toHaveLength(1)
  const [{ sheet, row } = { sheet: 0, row: 0 }] = kept.rows
  const whole = await world.call('imports.record', { ...batch, sheet, row })
  expect(whole.record?.original.length).toBeGreaterThan(3)
  seen.push(report, kept, whole, page, await world.call('cases.get', { caseId: page.rows[0]?.id ?? 0 }))
  seen.push(await world.call('search.everything', { text: '张某', limit: 5 }), await world.call('audit.page', {}))
  for (const text of [PAPER, BEHIND_A_NAME, AS_CREDIT_CODE, PAPER.slice(6, 14)])
    expect([text, (await world.call('cases.page', { filter: { text } })).total]).toEqual([text, 0])
  const said = [JSON.stringify(seen), readFileSync(list, 'utf8'), readFileSync(table, 'utf8')].join('\n')
  expect(said).toContain('110105**********')
  expect([PAPER, BEHIND_A_NAME, AS_CREDIT_CODE].filter((number) => said.includes(number))).toEqual([])
})

test('an update shows old and new papers masked', async () => {
  const world = createWorld()
  const read = async (name: string, number: string): Promise<string> => {
    const rows = ROWS.map((row) => row.replace(PAPER, number))
    const { batchId } = await world.call('imports.read', { path: rawFile(world, name, rows) })
    return batchId ?? ''
  }
  await world.call('imports.commit', { batchId: await read('甲.csv', PAPER), leaveOutBlocked: true })
  const { rows } = await world.call('imports.rows', { batchId: await read('乙.csv', '110105194912310048') })
  expect(rows[0]?.changes).toContainEqual({
    field: 'party_id_no',
    old: '110105**********21',
    new: '110105**********48',
  })
})

test('a number is told in whatever way it is written, and what stands around it stays', () => {
  const parted = PAPER.split('').join(' ')
  const wide = PAPER.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  for (const number of [PAPER, parted, wide, PAPER.replace(/^.{6}/, '$&\n'), '110105491231002'])
    expect([number, withoutPersonalNumbers(`甲${number}乙`)]).toEqual([number, ['甲', '乙']])
  const others = '云罚〔2026〕12号，罚款 120000 元，2026 03 06，91110105MA01ABCD2X'
  expect(withoutPersonalNumbers(others)).toEqual([others])
})
