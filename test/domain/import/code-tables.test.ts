import { expect, test } from 'vitest'
import { type CodeSource, codeTable, readCodes } from '../../../shared/domain/import/code-tables.ts'
import type { TableKind } from '../../../shared/domain/import/tables.ts'

// import-formats §3 and §7, value by value: a digit means what its source says, and nothing where nobody said whose it is
const CASES: [TableKind, string, string, string, CodeSource | undefined, string, boolean][] = [
  ['penalty', 'party_type', '2', '当事人类型', undefined, '2', true],
  ['penalty', 'party_type', '2', '当事人类型', 'platformCases', '法人', false],
  ['penalty', 'party_type', '03', '当事人类型', 'platformLicences', '非法人组织', false],
  ['penalty', 'party_type', '03', '当事人类型', 'shenzhen', '其他组织', false],
  ['penalty', 'party_type', '2', 'PARTY_TYPE', undefined, '2', true],
  ['penalty', 'party_type', '法人及非法人组织', '行政相对人类别', undefined, '法人及非法人组织', false],
  ['penalty', 'party_type', '机构/个人', '当事人类型', undefined, '机构/个人', false],
  ['penalty', 'party_id_type', '02', '证件类型', 'platformLicences', '护照', false],
  ['penalty', 'party_id_type', '02', 'CITIZEN_CARD_TYPE', undefined, '驾驶证', false],
  ['penalty', 'case_source', '1-现场检查', '案件来源', undefined, '现场检查', false],
  ['penalty', 'case_source', '投诉、举报', '案件来源', undefined, '投诉、举报', false],
  ['penalty', 'case_source', '9', '案件来源', 'platformCases', '其他', false],
  ['penalty', 'case_source', '9', '案件来源', 'shenzhen', '9', true],
  ['penalty', 'close_kind', '04', '结案类型', 'platformCases', '撤销原处罚决定', false],
  ['penalty', 'close_kind', '04', '结案类型', 'shenzhen', '终结', false],
  ['penalty', 'state', '1', 'CF_ZT', undefined, '撤销', false],
  ['penalty', 'state', '05', 'CURRENT_STATE', undefined, '结案', false],
  ['penalty', 'served_way', '02', '送达方式', undefined, '02', true],
  ['penalty', 'served_way', '02', 'SENT_WAY', undefined, '留置送达', false],
  ['penalty', 'procedure', '02', '案件程序类别', undefined, '普通程序', false],
  ['licence', 'state', '1', '当前状态', 'publication2018', '有效', false],
  ['licence', 'licence_kind', '06-其他', '许可类别', undefined, '其他', false],
  ['coercion', 'measure_kind', '冻结存款、汇款', '强制措施种类', undefined, '冻结存款、汇款', false],
  [
    'coercion',
    'measure_kind',
    '100;03',
    '强制措施种类',
    'platformCases',
    '查封场所、设施或者财物、冻结存款、汇款',
    false,
  ],
  ['coercion', 'execution_kind', '900', '强制执行方式', 'platformCases', '其他', false],
  ['inspection', 'kind', '99', '检查类型', 'platformCases', '其他', false],
  ['penalty', 'case_source', '市民热线转办', '案件来源', undefined, '市民热线转办', false],
]

test.each(CASES)('%s %s “%s” under %s by %s: %s', (table, field, cell, heading, source, text, bare) => {
  const list = codeTable(table, field)
  if (!list) throw new Error('no list')
  expect(readCodes(list, cell, heading, source)).toEqual({ text, bare })
})

test('free facts have no list', () => {
  expect(codeTable('penalty', 'cause')).toBeUndefined()
})
