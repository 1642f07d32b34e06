import { Link } from 'react-router'
import type { CertificateStanding } from '../../../shared/domain/catalogues/certificate-standing.ts'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import { listAddress } from '../../lib/address-filter.ts'
import type { CaseDetail } from './case-detail.ts'
import css from './case-page.module.css'

const TONES: Record<CertificateStanding, Tone> = {
  valid: 'green',
  unknown: 'amber',
  doubtful: 'amber',
  notYet: 'red',
  invalid: 'red',
  left: 'red',
  auxiliary: 'red',
}

/** The officers' certificates that the case names, as the catalogue of officers has them on the day of the case. */
export function CaseCertificates({ found }: { found: CaseDetail }) {
  const { certificates, decidedOn, filedOn } = found
  if (certificates === null || certificates.length === 0) return null
  const dayWord = found.kind === 'inspection' ? '检查日期' : '决定日期'
  return (
    <section aria-labelledby="case-certificates">
      <h2 id="case-certificates" className={css.heading}>
        执法证件
      </h2>
      <ul className={css.certificates}>
        {certificates.map(({ number, recordId, name, standing, says }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: masked numbers may be the same
          <li key={i}>
            <StateTag tone={TONES[standing]}>{says}</StateTag> {number}{' '}
            {recordId !== null && (
              <Link to={listAddress('/catalogues', { kind: 'officer', record: recordId })}>{name}</Link>
            )}
          </li>
        ))}
      </ul>
      <p className={css.muted}>
        以人员名录为准，按{decidedOn === null ? `立案日期 ${filedOn} ` : `${dayWord} ${decidedOn} `}核对。
      </p>
    </section>
  )
}
