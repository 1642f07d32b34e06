import { Button } from 'antd'
import { StateTag, type Tone } from '../../components/state-tag.tsx'
import type { CaseDetail } from './case-detail.ts'
import css from './case-page.module.css'

type Finding = CaseDetail['findings'][number]

const STATES: Record<Finding['state'], [tone: Tone, words: string]> = {
  proposed: ['blue', '待确认'],
  confirmed: ['green', '已确认'],
  rejected: ['grey', '不采纳'],
}

/** What evaluations found in this case. */
export function CaseFindings({
  found,
  onPage,
}: {
  found: CaseDetail
  onPage: (position: string, page: string) => void
}) {
  const { findings, documentList } = found
  if (findings.length === 0)
    return (
      <p className={`${css.pane} ${css.muted}`}>这件案卷没有评查发现。抽入评查轮次并打分后，发现的问题会列在这里。</p>
    )
  return (
    <div className={css.pane}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>评查项</th>
            <th>说明</th>
            <th className={css.narrow}>文书和页码</th>
            <th className={css.narrow}>轮次</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => {
            const { id, itemText, effect, note, documentName, sha256, page, roundTitle, state } = finding
            const at = documentList.find((document) => document.sha256 === sha256)
            const [tone, words] = STATES[state]
            return (
              <tr key={id}>
                <td>
                  {effect === 'veto' && <StateTag tone="red">否决</StateTag>} {itemText}
                </td>
                <td>{note}</td>
                <td>
                  {at && page !== null ? (
                    <Button type="link" size="small" onClick={() => onPage(String(at.position), String(page))}>
                      {at.title ?? at.kind ?? at.name} 第 {page} 页
                    </Button>
                  ) : (
                    documentName
                  )}
                </td>
                <td>{roundTitle}</td>
                <td>
                  <StateTag tone={tone}>{words}</StateTag>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
