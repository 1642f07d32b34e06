import { Alert } from 'antd'
import { Link } from 'react-router'
import { listAddress } from '../../lib/address-filter.ts'
import type { CaseDetail } from './case-detail.ts'
import css from './case-page.module.css'

/** An inspection of an enterprise that stood in the list of 无事不扰 on its day: the basis is asked for. */
export function CaseUndisturbed({ found: { undisturbed, decidedOn } }: { found: CaseDetail }) {
  return undisturbed.map(({ recordId, name, listedOn, validUntil, listedBy }) => (
    <Alert
      key={recordId}
      role="note"
      type="warning"
      showIcon
      title={
        <>
          检查当日（{decidedOn}），“
          <Link className={css.listed ?? ''} to={listAddress('/catalogues', { kind: 'undisturbed', record: recordId })}>
            {name}
          </Link>
          ”在无事不扰名单内：{listedBy} {listedOn} 列入，{validUntil === null ? '没有期限' : `有效期至 ${validUntil}`}
          。请核对检查依据。
        </>
      }
    />
  ))
}
