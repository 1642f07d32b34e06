import type { Catalogue } from './catalogue.ts'
import { keyOfItem } from './item.ts'
import { keysOfLaws } from './law-reference.ts'

/** 裁量基准: what an act costs by its tier. One item has several lines. */
export const discretion: Catalogue = {
  kind: 'discretion',
  label: '裁量基准',
  unit: '档',
  keys: [
    ['discretion_no', 'tier'],
    ['item_code', 'tier', 'circumstance'],
    ['item_code', 'tier'],
    ['item_name', 'tier', 'circumstance'],
    ['item_name', 'tier'],
    ['item_code', 'circumstance'],
    ['item_name', 'circumstance'],
  ],
  recognisedBy: ['tier', 'range'],
  name: 'item_name',
  number: 'item_code',
  agency: null,
  columns: {
    discretion_no: {
      label: '裁量基准编号',
      headings: ['裁量基准编号', '基准编号', '裁量编码'],
      type: 'code',
      width: 130,
    },
    item_code: {
      label: '事项编码',
      headings: ['事项编码', '职权编号', '职权编码', '权力编码'],
      type: 'code',
      names: (text) => [keyOfItem(text)],
      width: 210,
    },
    item_name: { label: '违法行为', headings: ['违法行为', '事项名称', '职权名称', '处罚事项'], width: 260 },
    tier: {
      label: '裁量档次',
      headings: ['裁量档次', '裁量阶次', '裁量等级', '违法程度', '违法情节', '档次'],
      missing: 'discretion.tier_missing',
      width: 110,
    },
    circumstance: { label: '适用情形', headings: ['适用情形', '适用条件', '裁量情形', '具体情形', '情形'], width: 200 },
    range: {
      label: '裁量幅度',
      headings: ['裁量幅度', '处罚幅度', '裁量标准', '处罚标准', '处罚裁量标准'],
      missing: 'discretion.range_missing',
      width: 240,
    },
    basis: { label: '处罚依据', headings: ['处罚依据', '法律依据', '依据'], names: keysOfLaws },
    version: { label: '版本', headings: ['版本', '基准版本'] },
    valid_from: { label: '施行日期', headings: ['施行日期', '生效日期'], type: 'openDate' },
    valid_until: { label: '失效日期', headings: ['失效日期'], type: 'openDate' },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  changes: { abolish: { label: '废止', ends: true, state: '已废止' } },
}
