import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'
import { articleNumber, keyOfLaw } from './law-reference.ts'

/** 法律依据: laws and their articles, each version with the days between which it is in force. */
export const basis: Catalogue = {
  kind: 'basis',
  label: '法律依据',
  unit: '条',
  keys: [
    ['law', 'article', 'version'],
    ['law', 'article', 'valid_from'],
    ['law', 'article'],
    ['law', 'version'],
    ['law', 'valid_from'],
    ['law'],
  ],
  recognisedBy: ['law'],
  name: 'law',
  number: 'doc_no',
  agency: null,
  columns: {
    law: {
      label: '法规名称',
      headings: ['法规名称', '法律法规名称', '法律名称', '依据名称', '法律法规规章名称'],
      width: 280,
    },
    article: { label: '条', headings: ['条', '条款', '条文', '条文序号', '条号'], width: 90 },
    level: {
      label: '效力层级',
      headings: ['效力层级', '效力级别', '法规类别', '层级'],
      words: {
        '01': '法律',
        '02': '行政法规',
        '03': '地方性法规',
        '04': '部门规章',
        '05': '地方政府规章',
        '06': '其他',
        '21': '特区法规',
      },
      width: 100,
    },
    doc_no: { label: '发布文号', headings: ['发布文号', '文号', '发文字号', '令号'], width: 150 },
    issuer: { label: '制定机关', headings: ['制定机关', '发布机关', '颁布机关'] },
    version: { label: '版本', headings: ['版本', '修订版本', '修正版本', '修订情况'], width: 110 },
    valid_from: {
      label: '施行日期',
      headings: ['施行日期', '生效日期', '实施日期'],
      type: 'openDate',
      missing: 'basis.from_missing',
      width: 110,
    },
    valid_until: { label: '失效日期', headings: ['失效日期', '废止日期'], type: 'openDate', width: 110 },
    state: { label: '时效性', headings: ['时效性', '有效性'], words: { '01': '现行有效', '02': '失效' }, width: 90 },
    text: { label: '条文内容', headings: ['条文内容', '内容', '条款内容'] },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: ({ law, article }: Facts) => (law === undefined ? null : keyOfLaw(law, articleNumber(article))),
  check: ({ valid_from: from, valid_until: until, article }, tell) => {
    if (from !== undefined && until !== undefined && from > until) tell('valid_until', 'date.order', until)
    if (article !== undefined && articleNumber(article) === null) tell('article', 'basis.article_unreadable', article)
  },
  changes: { repeal: { label: '废止', ends: true, state: '已废止' } },
}
