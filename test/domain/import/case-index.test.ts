import { expect, test } from 'vitest'
import { matchIndex, pageCounts, readIndexTable } from '../../../shared/domain/import/case-index.ts'
import { documentKind, orderNumber, proposedTitle } from '../../../shared/domain/import/document-kinds.ts'

const TODAY = '2026-01-01'
const HEAD = ['序 号', '文书编号', '题名', '日期', '页号', '备注']

test('an index below a title line; file names stand in 备注', () => {
  const rows = readIndexTable(
    [
      ['卷内目录'],
      HEAD,
      ['1', '云市监立〔2024〕1号', '立案审批表', '20240308', '1-2', '01立案审批表.pdf'],
      ['', '', '', '', '', ''],
    ],
    TODAY,
  )
  expect(rows).toEqual([
    {
      row: 1,
      seq: 1,
      docNo: '云市监立〔2024〕1号',
      title: '立案审批表',
      date: '2024-03-08',
      pages: 2,
      file: '01立案审批表.pdf',
    },
  ])
  expect(readIndexTable([['甲', '乙']], TODAY)).toBe(undefined)
})

test.each([
  [
    ['1-2', '3', '4-9'],
    [2, 1, 6],
  ],
  [
    ['1', '3', '4'],
    [2, 1, null],
  ],
  [
    ['1—2', '９', ''],
    [2, 1, null],
  ],
  [
    ['9-4', '1-1'],
    [null, 1],
  ],
])('pages of %j', (texts, counts) => {
  expect(pageCounts(texts)).toEqual(counts)
})

test('lines find their files by name whatever the case, else by title and number; a file is taken once', () => {
  const line = { docNo: null, date: null, pages: null }
  const rows = [
    { ...line, row: 1, seq: 1, title: '立案审批表', file: 'A.PDF' },
    { ...line, row: 2, seq: 2, title: '送达回证', file: null },
    { ...line, row: 3, seq: 5, title: '送达回证', file: null },
    { ...line, row: 4, seq: 9, title: '没有', file: '没有.pdf' },
  ]
  expect(matchIndex(rows, ['05送达回证.pdf', 'a.pdf', '02送达回证.pdf'])).toEqual([[1], [2], [0], []])
})

test.each([
  ['01立案审批表.pdf', '立案审批表'],
  ['04行政处罚决定书（正本）.pdf', '行政处罚决定书'],
  ['02现场检查笔录.jpg', '现场检查（勘验）笔录'],
  ['3-1 关于张某的询问笔录', '询问笔录'],
  ['法制审核意见.pdf', '法制审核意见书'],
  ['照片.jpg', undefined],
])('kind proposed for %s', (name, kind) => {
  const kinds = [
    '立案审批表',
    '行政处罚决定书',
    '处罚决定审批表',
    '现场检查（勘验）笔录',
    '询问笔录',
    '法制审核意见书',
    '送达回证',
  ]
  expect(documentKind(name, kinds)).toBe(kind)
})

test('number and title of a name', () => {
  expect(orderNumber('03-2 询问笔录.pdf')).toEqual([3, 2])
  expect(orderNumber('询问笔录.pdf')).toBe(undefined)
  expect(proposedTitle('（4）送达回证.pdf')).toBe('送达回证')
  expect(proposedTitle('12.pdf')).toBe('12')
})
