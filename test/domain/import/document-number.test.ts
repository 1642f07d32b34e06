import { expect, test } from 'vitest'
import { normalDocumentNumber, parseDocumentNumber } from '../../../shared/domain/import/document-number.ts'

test.each([
  ['云市监罚〔2024〕12号', '云市监罚〔2024〕12号'],
  ['云市监罚[2024]012号', '云市监罚〔2024〕12号'],
  ['云市监罚（2024） 12 号', '云市监罚〔2024〕12号'],
  ['云市监罚【2024】第12号', '云市监罚〔2024〕12号'],
  ['云市监罚﹝2024﹞12', '云市监罚〔2024〕12号'],
  ['环处字[2016]0413号', '环处字〔2016〕413号'],
  ['三崖综执（三队）立字〔2017〕008号', '三崖综执(三队)立字〔2017〕8号'],
  ['银监罚决字〔2017〕1-2号', '银监罚决字〔2017〕1-2号'],
  ['A20240001', 'A20240001'],
])('%s → %s', (written, normal) => {
  expect(normalDocumentNumber(written)).toBe(normal)
  expect(normalDocumentNumber(normal), 'stays as it is').toBe(normal)
})

test('sequence, year and serial', () => {
  expect(parseDocumentNumber('沪公机(浦候)行罚决字〔2024〕00187号')).toEqual({
    sequence: '沪公机(浦候)行罚决字|',
    year: 2024,
    serial: 187,
  })
  expect(parseDocumentNumber('A20240001')).toBeUndefined()
})
