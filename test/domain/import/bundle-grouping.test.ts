import { expect, test } from 'vitest'
import { groupBundle, nameInCase, numberInName } from '../../../shared/domain/import/bundle-grouping.ts'

const shape = (paths: string[], top = '') =>
  groupBundle(paths, top).cases.map(({ name, files, index }) => [name, files.map(({ path }) => path), index])

test('a case is the lowest folder with a document number; files keep the order of their numbers, unnumbered last', () => {
  const a = '清枫/云市监罚〔2024〕1号 甲案'
  expect(
    shape([`${a}/说明.txt`, `${a}/10送达回证.pdf`, `${a}/2.立案.pdf`, `${a}/卷内目录.xlsx`, `${a}/2-1询问.pdf`]),
  ).toEqual([
    [
      '云市监罚〔2024〕1号 甲案',
      [`${a}/2.立案.pdf`, `${a}/2-1询问.pdf`, `${a}/10送达回证.pdf`, `${a}/说明.txt`],
      `${a}/卷内目录.xlsx`,
    ],
  ])
})

test('a folder with an index is a case without a number in its name; a scanned index is a document', () => {
  expect(shape(['甲/目录.csv', '甲/01.pdf', '乙/卷内目录.pdf', '乙/01.pdf'])).toEqual([
    ['甲', ['甲/01.pdf'], '甲/目录.csv'],
    ['乙', ['乙/01.pdf', '乙/卷内目录.pdf'], null],
  ])
})

test('files without folders and numbers beside a manifest are the one case that it speaks of', () => {
  const { cases, loose } = groupBundle(['manifest.json', '01立案.pdf', '02决定.pdf'], '报送')
  expect([cases.map(({ folder, manifest, files }) => [folder, manifest, files.length]), loose]).toEqual([
    [['', 'manifest.json', 2]],
    [],
  ])
  expect(groupBundle(['manifest.json', 'X〔2024〕1号_01立案.pdf', '说明.pdf']).loose).toEqual([
    'manifest.json',
    '说明.pdf',
  ])
})

test('正卷 and 副卷 are volumes of one case, the secret one last', () => {
  const { cases } = groupBundle([
    'X〔2024〕1号/副卷/01合议.pdf',
    'X〔2024〕1号/正卷/01立案.pdf',
    '丙/副卷/1.pdf',
    '丙/正卷/1.pdf',
  ])
  expect(cases.map(({ name, files }) => [name, files.map(({ volume }) => volume)])).toEqual([
    ['丙', ['main', 'secret']],
    ['X〔2024〕1号', ['main', 'secret']],
  ])
})

test('flat files go together by the number before their names, however its brackets are written; the rest is loose', () => {
  const { cases, loose } = groupBundle([
    '云市监罚[2024]2号_01a.pdf',
    '云市监罚〔2024〕02号_02b.pdf',
    '云市监罚〔2024〕3号_a.pdf',
    '说明.txt',
  ])
  expect(cases.map(({ files, flat }) => [files.length, flat])).toEqual([
    [2, true],
    [1, true],
  ])
  expect(loose).toEqual(['说明.txt'])
  const first = cases[0]
  expect(first && nameInCase(first, '云市监罚[2024]2号_01a.pdf')).toBe('01a.pdf')
})

test('an archive named by its number, with files at the top, is one case', () => {
  expect(shape(['01a.pdf', '02b.pdf'], '云市监罚〔2024〕9号')).toEqual([
    ['云市监罚〔2024〕9号', ['01a.pdf', '02b.pdf'], null],
  ])
})

test.each([
  ['云市监罚〔2024〕301号 示范案', '云市监罚〔2024〕301号'],
  ['三崖综执（三队）立字〔2017〕008号', '三崖综执（三队）立字〔2017〕008号'],
  ['环处字[2016]0413号', '环处字[2016]0413号'],
  ['2024年案卷', null],
])('number in %s', (name, number) => {
  expect(numberInName(name)).toBe(number)
})
test('cases stand in the order of the numbers in their names', () => {
  const paths = ['云罚〔2026〕10号', '云罚〔2026〕9号', '云罚〔2025〕100号'].map((name) => `${name}/01立案审批表.pdf`)
  expect(groupBundle(paths).cases.map(({ name }) => name)).toEqual([
    '云罚〔2025〕100号',
    '云罚〔2026〕9号',
    '云罚〔2026〕10号',
  ])
})
