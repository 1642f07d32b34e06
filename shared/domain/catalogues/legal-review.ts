import type { Catalogue } from './catalogue.ts'
import { keyOfItem } from './item.ts'
import { keysOfLaws } from './law-reference.ts'
import { keyOfAgency } from './record-identity.ts'

/** 重大执法决定法制审核事项清单: which decisions a legal review comes before. */
export const legalReview: Catalogue = {
  kind: 'legal_review',
  label: '法制审核清单',
  unit: '项',
  keys: [
    ['agency', 'review_item', 'circumstance'],
    ['agency', 'review_item'],
    ['review_item', 'circumstance'],
    ['review_item'],
  ],
  recognisedBy: ['review_item', 'reviewer'],
  name: 'review_item',
  number: 'item_code',
  agency: 'agency',
  columns: {
    review_item: { label: '审核事项', headings: ['审核事项', '法制审核事项', '审核项目', '审核类别'], width: 280 },
    item_code: {
      label: '事项编码',
      headings: ['事项编码', '职权编码', '权力编码'],
      type: 'code',
      names: (text) => [keyOfItem(text)],
    },
    agency: {
      label: '实施机关',
      headings: ['实施机关', '执法机关', '执法主体', '实施主体', '单位名称'],
      names: (text) => [keyOfAgency(text)],
      width: 200,
    },
    act: { label: '执法行为', headings: ['执法行为', '执法类别', '行为类型'], width: 110 },
    circumstance: {
      label: '重大情形',
      headings: ['重大情形', '适用情形', '审核情形', '审核范围', '审核标准'],
      width: 240,
    },
    reviewer: {
      label: '审核机构',
      headings: ['审核机构', '法制审核机构', '审核部门'],
      missing: 'review.reviewer_missing',
      width: 140,
    },
    materials: { label: '送审材料', headings: ['送审材料', '提交材料', '报送材料'] },
    term: { label: '审核期限', headings: ['审核期限', '审核时限'] },
    basis: { label: '依据', headings: ['依据', '法律依据', '设定依据'], names: keysOfLaws },
    version: { label: '清单版本', headings: ['清单版本', '版本'] },
    valid_from: { label: '施行日期', headings: ['施行日期', '生效日期'], type: 'openDate' },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  changes: { abolish: { label: '取消', ends: true, state: '已取消' } },
}
