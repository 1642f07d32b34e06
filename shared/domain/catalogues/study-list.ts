import type { Catalogue } from './catalogue.ts'
import { keysOfLaws } from './law-reference.ts'
import { keyOfAgency } from './record-identity.ts'

/** 应知应会清单: the laws and rules that the officers of an agency must know, by version (policy paper 004). */
export const studyList: Catalogue = {
  kind: 'study_list',
  label: '应知应会清单',
  unit: '项',
  keys: [['agency', 'subject'], ['subject']],
  recognisedBy: ['subject'],
  name: 'subject',
  number: null,
  agency: 'agency',
  columns: {
    subject: {
      label: '应知应会内容',
      headings: ['应知应会内容', '应知应会法律法规', '应知应会法律、法规、规章', '学习内容'],
      names: keysOfLaws,
      width: 320,
    },
    agency: {
      label: '适用机关',
      headings: ['适用机关', '执法机关', '执法主体', '单位名称', '所属机关'],
      names: (text) => [keyOfAgency(text)],
      width: 220,
    },
    kind: { label: '类别', headings: ['类别', '知识类别', '内容类别'], width: 120 },
    version: { label: '清单版本', headings: ['清单版本', '版本'], width: 90 },
    valid_from: { label: '施行日期', headings: ['施行日期', '生效日期', '发布日期'], type: 'openDate', width: 110 },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  answersTo: () => null,
  changes: { abolish: { label: '移出清单', ends: true, state: '已移出' } },
}
