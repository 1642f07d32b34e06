import type { Day } from '../calendar/civil-day.ts'
import type { Catalogue } from './catalogue.ts'
import type { InspectedObject } from './inspected-object.ts'
import { keyOfAgency } from './record-identity.ts'

/** 无事不扰名单: enterprises that are not inspected without cause. */
export const undisturbed: Catalogue = {
  kind: 'undisturbed',
  label: '无事不扰名单',
  unit: '户',
  keys: [['uscc'], ['name']],
  recognisedBy: ['listed_on', 'listed_by'],
  name: 'name',
  number: 'uscc',
  agency: 'listed_by',
  columns: {
    name: { label: '企业名称', headings: ['企业名称', '单位名称', '市场主体名称', '名称'], width: 280 },
    uscc: {
      label: '统一社会信用代码',
      headings: ['统一社会信用代码', '社会信用代码', '信用代码'],
      type: 'uscc',
      missing: 'undisturbed.uscc_missing',
      width: 190,
    },
    listed_on: { label: '列入日期', headings: ['列入日期', '纳入日期', '认定日期'], type: 'date', width: 110 },
    valid_until: { label: '有效期至', headings: ['有效期至', '有效期限', '截止日期'], type: 'openDate', width: 110 },
    listed_by: {
      label: '列入机关',
      headings: ['列入机关', '认定机关', '推荐机关', '推荐单位'],
      names: (text) => [keyOfAgency(text)],
      width: 200,
    },
    reason: { label: '列入理由', headings: ['列入理由', '列入依据', '认定理由'], width: 160 },
    credit: { label: '信用等级', headings: ['信用等级', '信用评级'] },
    remark: { label: '备注', headings: ['备注'] },
    row_no: { label: '序号', headings: ['序号'], type: 'ignore' },
  },
  check: ({ listed_on: on, valid_until: until }, tell, { today }) => {
    if (on !== undefined && until !== undefined && on > until) tell('valid_until', 'date.order', until)
    else if (until !== undefined && until < today) tell('valid_until', 'undisturbed.expired', until)
  },
  changes: { remove: { label: '移出名单', ends: true, state: '已移出' } },
}

/** What the list says of an enterprise, and the days on which a person recorded that it was taken off. */
export interface Listing extends InspectedObject {
  listedOn: Day | null
  validUntil: Day | null
  removedOn: readonly Day[]
}

/**
 * Whether an enterprise stood in the list on a day: from the day of its listing to the last day of its validity, both included, and
 * before it was taken off. Without a day of listing nothing is said: it may be older or younger than the inspection.
 */
export function isListedOn({ listedOn, validUntil, removedOn }: Listing, day: Day): boolean {
  if (listedOn === null || day < listedOn || (validUntil !== null && day > validUntil)) return false
  return !removedOn.some((removed) => removed >= listedOn && removed <= day)
}
