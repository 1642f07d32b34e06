import { expect, test } from 'vitest'
import { caseCompleteness } from '../../../shared/domain/import/case-completeness.ts'

const documentKinds = ['立案审批表', '询问笔录', '行政处罚事先告知书', '行政处罚决定书', '送达回证']
const document = (name: string, kind: string | null, listed: boolean | null = null) => ({ name, kind, listed })

test('missing is what is listed and not there, and the paper of a stage that the law asks of every case', () => {
  const documents = ['立案审批表', '询问笔录', '行政处罚决定书'].map((kind) => document(`${kind}.pdf`, kind))
  const { missing, extra } = caseCompleteness({
    kind: 'penalty',
    procedure: 'general',
    documents,
    absent: ['现场照片'],
    documentKinds,
  })
  expect(missing).toEqual(expect.arrayContaining(['现场照片（目录所列）', '送达：送达回证']))
  expect(missing.some((text) => text.startsWith('立案：'))).toBe(false)
  expect(extra).toEqual([])
})

test('extra is what is not listed and what does not belong to the act; an undecided kind says nothing', () => {
  const { extra } = caseCompleteness({
    kind: 'penalty',
    procedure: 'general',
    documents: [
      document('a.pdf', '送达回证', false),
      document('b.pdf', '行政许可证件', true),
      document('c.pdf', null, true),
    ],
    absent: [],
    documentKinds,
  })
  expect(extra).toEqual(['a.pdf（不在目录中）', 'b.pdf（行政许可证件不属于这类案卷）'])
})
