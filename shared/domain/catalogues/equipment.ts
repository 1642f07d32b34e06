import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { keyOfAgency } from './record-identity.ts'

/** 装备配备: how many pieces of a kind an agency has, against its standard (policy papers 003, 004). */
export const equipment: Catalogue = {
  kind: 'equipment',
  label: '装备配备',
  unit: '项',
  keys: [['agency', 'name']],
  recognisedBy: ['standard_count', 'actual_count'],
  name: 'name',
  number: null,
  agency: 'agency',
  columns: {
    name: { label: '装备名称', headings: ['装备名称', '装备', '设备名称', '物品名称'], width: 240 },
    agency: {
      label: '配备机关',
      headings: ['配备机关', '使用单位', '执法机关', '执法主体', '单位名称', '所属机关'],
      names: (text) => [keyOfAgency(text)],
      width: 240,
    },
    kind: { label: '装备类别', headings: ['装备类别', '类别'], width: 120 },
    standard_count: {
      label: '配备标准',
      headings: ['配备标准', '标准数量', '应配数量', '应配备数'],
      type: 'number',
      width: 100,
    },
    actual_count: {
      label: '实有数量',
      headings: ['实有数量', '实配数量', '现有数量', '实际数量'],
      type: 'number',
      width: 100,
    },
    counted_on: { label: '清点日期', headings: ['清点日期', '统计日期', '截止日期'], type: 'date', width: 110 },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  check: (facts, tell) => {
    for (const field of ['standard_count', 'actual_count'] as const)
      if (facts[field] !== undefined && pieces(facts, field) === null)
        tell(field, 'equipment.count_invalid', facts[field] ?? null)
  },
  changes: {},
}

/** A whole number of pieces, a unit behind it or none: 12, 12台; null where the cell holds none. */
export function pieces(facts: Facts, field: 'standard_count' | 'actual_count'): number | null {
  const [, count] = /^(\d{1,7})\p{Script=Han}{0,2}$/u.exec(facts[field] ?? '') ?? []
  return count === undefined ? null : Number(count)
}
