import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Result } from '../../../shared/contract/index.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { Term } from '../../components/term.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { draftAddress, listAddress } from '../../lib/address-filter.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import css from './rounds.module.css'

interface AgencyResultsProps {
  roundId: string
  agencies: Result<'results.round'>['agencies']
}

/** Each agency's rate, and the confirmation by a named person that letters rest on. */
export function AgencyResults({ roundId, agencies }: AgencyResultsProps) {
  const confirmResults = useCommand('results.confirm')
  const confirm = useConfirm()
  const notice = useNotice()
  const navigate = useNavigate()
  const { data: letters } = useQuery('letters.list', { roundId })
  const { data: waiting } = useQuery('letters.toDraft', { roundId })

  const lettersOf = (agencyId: number, agency: string): ReactNode => {
    const sent = (letters?.letters ?? []).filter((one) => one.agencyId === agencyId).length
    const toDraft = waiting?.agencies.find((one) => one.agencyId === agencyId)
    return (
      <>
        {sent > 0 && <Link to={listAddress('/letters', { roundId, text: agency })}>{sent} 份</Link>}{' '}
        {toDraft && (
          <Button
            size="small"
            aria-label={`给${agency}起草文书`}
            title={`已确认问题 ${toDraft.findings} 项`}
            onClick={() => void navigate(draftAddress(roundId, agencyId))}
          >
            起草文书
          </Button>
        )}
      </>
    )
  }
  const run = async (agencyId: number, agency: string): Promise<void> => {
    const yes = await confirm({
      title: `确认“${agency}”的评查结果？`,
      content: '这个机关在本轮的得分、等次和发现将固定下来，作为制发监督文书的依据，不能撤销。',
      okText: '确认结果',
      danger: true,
    })
    if (!yes) return
    try {
      const { cases } = await confirmResults.run({ roundId, agencyId })
      notice.done(`已确认 ${cases} 件。`)
    } catch (problem) {
      notice.fail(problem)
    }
  }
  return (
    <section className={css.block}>
      <h2>各机关</h2>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">执法机关</th>
            <th scope="col">合格率</th>
            <th scope="col">
              <Term
                meaning="由具名的人确认本机关在本轮的全部结果，即监督文书所说的“查明”。全部评查表提交、全部发现有了结论才能确认。"
                source="行政执法监督条例"
              >
                结果
              </Term>
            </th>
            <th scope="col">监督文书</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map(({ agencyId, agency, rate, confirmed }) => (
            <tr key={agencyId}>
              <td>{agency}</td>
              <td>{rate}</td>
              <td>
                {confirmed ? (
                  <StateTag tone="green">已确认</StateTag>
                ) : (
                  <Button size="small" aria-label={`确认结果：${agency}`} onClick={() => void run(agencyId, agency)}>
                    确认结果
                  </Button>
                )}
              </td>
              <td>{lettersOf(agencyId, agency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
