import { Tooltip } from 'antd'
import type { CaseDetail } from './case-detail.ts'
import css from './time-line.module.css'

type Stage = CaseDetail['stages'][number]

const SHAPES: Record<Stage['state'], string> = { seen: '✓', gap: '■', notSeen: '○', unknown: '?' }
const STATE_WORDS: Record<Stage['state'], string> = {
  seen: '有记录',
  gap: '缺',
  notSeen: '未见',
  unknown: '无从判断',
}
const MEANINGS: Record<Stage['state'], string> = {
  seen: '',
  gap: '依法应当有，事实和卷内文书中都没有。',
  notSeen: '不是每件案卷都必经的环节，没有见到记录。',
  unknown: '报送的表格没有这一列，案卷也没有导入卷内文书，无从判断。',
}

/** Every stage of the kind of act with its day or document; what must be there and is not stands out as a gap. */
export function TimeLine({ stages, onDocument }: { stages: Stage[]; onDocument: (position: number) => void }) {
  const gaps = stages.filter(({ state }) => state === 'gap').length
  return (
    <section aria-label={`时间线，缺 ${gaps} 个环节`}>
      <ol className={css.line}>
        {stages.map((stage) => (
          <Tooltip
            key={stage.id}
            trigger={['hover', 'focus']}
            title={`${MEANINGS[stage.state]}${stage.early ? '日期早于前面的环节，请核对。' : ''}${stage.basis}`}
          >
            <li className={`${css.stage} ${css[stage.state]}`}>
              <button
                type="button"
                className={css.button}
                aria-disabled={stage.documents.length === 0}
                onClick={() => {
                  const [first] = stage.documents
                  if (first !== undefined) onDocument(first)
                }}
              >
                <span className={css.label}>
                  <span aria-hidden="true">{SHAPES[stage.state]}</span> {stage.label}
                </span>
                <span className={css.what}>{what(stage)}</span>
              </button>
            </li>
          </Tooltip>
        ))}
      </ol>
    </section>
  )
}

function what({ state, on, documents, early }: Stage): string {
  if (early) return `${on} 顺序有误`
  if (on !== null) return on
  if (documents.length > 0) return `文书 ${documents.length} 份`
  return STATE_WORDS[state]
}
