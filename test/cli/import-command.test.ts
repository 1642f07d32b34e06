import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readArguments } from '../../electron/cli/arguments.ts'
import { type FileAnswer, importCommand, inspectCommand, somethingRefused } from '../../electron/cli/import-command.ts'
import { penaltyHeadings } from '../support/table-file.ts'

function setUp() {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-cli-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = path.join(dir, 'a.csv')
  const row = (no: string, fine: string): string => `${no},甲公司,无证经营,罚款,${fine},2024-05-06,云山市市场监督管理局`
  writeFileSync(file, [penaltyHeadings, row('云市监罚〔2024〕1号', '1'), row('云市监罚〔2024〕1号', '2')].join('\n'))
  const args = (...words: string[]) => readArguments(['--data', path.join(dir, 'data'), ...words])
  return { dir, file, args }
}
const filesOf = (value: unknown): FileAnswer[] => (value as { files: FileAnswer[] }).files

test('inspect keeps nothing; import stages; with --commit the rest lands and the refused row is told of', async () => {
  const { file, args } = setUp()
  const inspected = await inspectCommand(args('inspect', file))
  expect(filesOf(inspected.value)).toMatchObject([{ path: file, kind: 'table', rows: 2, table: 'penalty' }])
  expect(inspected.refused).toBe(false)

  const committed = await importCommand(args('import', '--commit', file))
  expect(filesOf(committed.value)).toMatchObject([{ added: 1, updated: 0, unchanged: 0, refused: 1 }])
  expect(committed.refused).toBe(true)
  expect(committed.text).toContain('案卷的文号和当事人都相同')
  expect(committed.text).toContain('新增 1，更新 0，未变 0，拒绝 1')
})

test('wrong use is said so: no path, an unknown option, a mapping that is none', async () => {
  const { dir, file, args } = setUp()
  await expect(importCommand(args('import'))).rejects.toThrow('至少一个文件')
  await expect(importCommand(args('import', '--all', file))).rejects.toThrow(/all/)
  await expect(inspectCommand(args('inspect', '--commit', file))).rejects.toThrow('不能带 --commit')
  const mapping = path.join(dir, 'mapping.json')
  writeFileSync(mapping, '{"当事人名称": 7}')
  await expect(importCommand(args('import', '--mapping', mapping, file))).rejects.toThrow('不符合要求')
})

test('a rejected file or a row left out makes the exit code 1; warnings do not', () => {
  const file = { outcome: 'accept-with-problems', kind: 'table', problems: [] } as unknown as FileAnswer
  const problem = (severity: 'block' | 'warn') => [{ severity }] as unknown as FileAnswer['problems']
  expect(somethingRefused([file, { ...file, problems: problem('warn') }])).toBe(false)
  expect(somethingRefused([{ ...file, problems: problem('block') }])).toBe(true)
  expect(somethingRefused([file, { ...file, outcome: 'reject' }])).toBe(true)
  expect(somethingRefused([{ ...file, refused: 1 }])).toBe(true)
})
