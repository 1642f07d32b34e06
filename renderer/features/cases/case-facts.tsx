import { Button, Space } from 'antd'
import { useNavigate } from 'react-router'
import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { formatInstant } from '../../lib/format.ts'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import { CaseCertificates } from './case-certificates.tsx'
import { byRank, type CaseDetail, type StandingFact } from './case-detail.ts'
import css from './case-page.module.css'
import { TimeLine } from './time-line.tsx'

const LONG = 40

/**
 * The stages of the case, then the facts as they stand, of each party, with their origin, and the officers' certificates; long
 * texts take the whole width.
 */
export function CaseFacts({ found, onDocument }: { found: CaseDetail; onDocument: (position: number) => void }) {
  const navigate = useNavigate()
  const parties = found.standing
  return (
    <div className={css.pane}>
      <TimeLine stages={found.stages} onDocument={onDocument} />
      {parties.length === 0 && <p className={css.muted}>这件案卷没有登记的事实项；内容见卷内文书。</p>}
      {parties.map(({ name, facts }, party) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a party is named by its place in the case
        <section key={party} aria-label={`${name}的事实项`}>
          <h2 className={css.heading}>
            {parties.length === 1 ? '事实项' : `${party === 0 ? '主要当事人' : '共同当事人'}：${name}`}{' '}
            <Button size="small" onClick={() => void navigate(`/cases/${found.id}/edit?party=${party}`)}>
              改正
            </Button>
          </h2>
          <dl className={css.facts}>
            {byRank(facts).map((fact) => (
              <FactLine key={fact.field} found={found} party={party} fact={fact} />
            ))}
          </dl>
        </section>
      ))}
      <CaseCertificates found={found} />
      <Button size="small" onClick={() => void navigate(`/cases/${found.id}/edit`)}>
        加一名共同当事人
      </Button>
    </div>
  )
}

function FactLine({ found, party, fact }: { found: CaseDetail; party: number; fact: StandingFact }) {
  const { field, text, origin, sent } = fact
  const label = fieldLabel(found.kind, field)
  const from =
    origin.from === 'person'
      ? `${origin.by} ${formatInstant(origin.at)} 手工录入`
      : `${origin.sourceName} 第 ${origin.row} 条记录`
  return (
    <div className={text.length > LONG || sent ? css.long : undefined}>
      <dt>{label}</dt>
      <dd title={`来源：${from}`}>
        {text === '' ? <span className={css.muted}>已改为空白</span> : text}{' '}
        {origin.from === 'person' && <span className={css.hand}>手工</span>}
        <span className="said">来源：{from}</span>
        {sent && <Decision found={found} party={party} fact={{ ...fact, sent }} label={label} />}
      </dd>
    </div>
  )
}

/** An import says something else than a person typed: the typed value stands until somebody decides. */
function Decision({
  found: { id, version },
  party,
  fact: { field, text, sent },
  label,
}: {
  found: CaseDetail
  party: number
  fact: StandingFact & { sent: NonNullable<StandingFact['sent']> }
  label: string
}) {
  const { run, running } = useCommand('cases.decideFact')
  const notice = useNotice()
  const decide = async (decision: 'keep' | 'take'): Promise<void> => {
    try {
      await run({ caseId: id, party, field, decision, version })
      notice.done(decision === 'keep' ? `“${label}”保留手工值` : `“${label}”采用导入的值`)
    } catch (failure) {
      notice.fail(failure)
    }
  }
  return (
    <div className={css.decision} role="group" aria-label={`核定“${label}”`}>
      <StateTag tone="amber">待定</StateTag>
      <span>
        <a href={`#/imports/${sent.batchId}`}>{sent.sourceName}</a> 第 {sent.row} 条记录报送为“
        {sent.text === '' ? '空白' : sent.text}”，与手工值不同，没有覆盖。
      </span>
      <Space>
        <Button size="small" loading={running} onClick={() => void decide('keep')}>
          保留“{text === '' ? '空白' : short(text)}”
        </Button>
        <Button size="small" loading={running} onClick={() => void decide('take')}>
          采用“{sent.text === '' ? '空白' : short(sent.text)}”
        </Button>
      </Space>
    </div>
  )
}

const short = (text: string): string => (text.length > 16 ? `${text.slice(0, 16)}…` : text)
