import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import { type CaseDetail, factText, inOrder, standingFacts } from './case-detail.ts'
import css from './case-page.module.css'
import { TimeLine } from './time-line.tsx'

const LONG = 40

/** The stages of the case, then the facts as they stand, of each party; texts that are long take the whole width. */
export function CaseFacts({ found, onDocument }: { found: CaseDetail; onDocument: (position: number) => void }) {
  const parties = standingFacts(found)
  return (
    <div className={css.pane}>
      <TimeLine stages={found.stages} onDocument={onDocument} />
      {parties.length === 0 && <p className={css.muted}>这件案卷来自案卷包，没有登记的事实项；内容见卷内文书。</p>}
      {parties.map(({ partyKey, facts }, index) => (
        <section key={partyKey}>
          {parties.length > 1 && (
            <h2 className={css.heading}>
              {index === 0 ? '主要当事人' : '共同当事人'}：{factText(facts['party_name'] ?? facts['object_name'])}
            </h2>
          )}
          <dl className={css.facts}>
            {inOrder(facts)
              .map(([field, fact]) => [fieldLabel(found.kind, field), factText(fact)] as const)
              .filter(([, text]) => text !== '')
              .map(([label, text]) => (
                <div key={label} className={text.length > LONG ? css.long : undefined}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
