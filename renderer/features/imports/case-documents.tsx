import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Choice } from '../../components/choice.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { TextLayerTag } from '../../components/text-layer-tag.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { Batch, StagedCase } from './import-words.ts'
import css from './imports.module.css'

type Document = StagedCase['documents'][number]
const VOLUMES = [
  { value: 'main' as const, label: '正卷' },
  { value: 'secret' as const, label: '副卷' },
]
const NO_KIND = ''

/** The documents of a staged case in filing order, with the kinds proposed; order, kind and volume can be put right. */
export function CaseDocuments({ batch, chosen }: { batch: Batch; chosen: StagedCase }) {
  const [documents, setDocuments] = useState(chosen.documents)
  const words = useQuery('imports.words', {})
  const arrange = useCommand('imports.arrange')
  const notice = useNotice()
  const open = batch.state === 'ready' && !chosen.excluded
  const changed = documents !== chosen.documents
  const move = (from: number, to: number): void => {
    const next = [...documents]
    const [one] = next.splice(from, 1)
    if (one) next.splice(to, 0, one)
    setDocuments(next)
  }
  const change = (at: number, part: Partial<Document>): void =>
    setDocuments(documents.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const save = async (): Promise<void> => {
    const given = documents.map(({ position, kind, volume }) => ({ position, kind, volume }))
    // the failure is shown below by `arrange.error`
    const done = await arrange
      .run({ batchId: batch.batchId, position: chosen.position, documents: given })
      .catch(() => undefined)
    if (done) notice.done('已保存卷内次序和种类。')
  }
  const kinds = [
    { value: NO_KIND, label: '未定' },
    ...(words.data?.documentKinds ?? []).map((kind) => ({ value: kind, label: kind })),
  ]
  return (
    <section className={css.documents} aria-label={`${chosen.name}的卷内文书`}>
      <div className={css.fixLine}>
        <h2 className={css.subtitle}>{chosen.name}</h2>
        <span className={css.second}>
          {chosen.caseKey === null ? '' : chosen.caseKey.split('|').slice(1).join(' ')}
        </span>
        {open && changed && (
          <>
            <Button className={css.end} size="small" onClick={() => setDocuments(chosen.documents)}>
              恢复
            </Button>
            <Button size="small" type="primary" loading={arrange.running} onClick={() => void save()}>
              保存次序和种类
            </Button>
          </>
        )}
      </div>
      <ErrorNote error={arrange.error} />
      <Gaps label="缺件" texts={chosen.missing} />
      <Gaps label="多件" texts={chosen.extra} />
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">次序</th>
            <th scope="col">文件</th>
            <th scope="col">种类</th>
            <th scope="col">卷</th>
            <th scope="col" className={css.number}>
              页
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((one, i) => (
            <tr key={one.position}>
              <td className={css.order}>
                {i + 1}
                {open && (
                  <>
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowUpOutlined aria-hidden />}
                      aria-label={`上移 ${one.name}`}
                      disabled={i === 0}
                      onClick={() => move(i, i - 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowDownOutlined aria-hidden />}
                      aria-label={`下移 ${one.name}`}
                      disabled={i === documents.length - 1}
                      onClick={() => move(i, i + 1)}
                    />
                  </>
                )}
              </td>
              <th scope="row" className={css.samples} title={one.title ?? ''}>
                {one.name} {!one.readable && <StateTag tone="amber">打不开</StateTag>}
                <TextLayerTag layer={one.textLayer} />
              </th>
              <td>
                <Choice
                  showSearch={{ optionFilterProp: 'label' }}
                  className={css.kind}
                  label={`${one.name}的种类`}
                  disabled={!open}
                  value={one.kind ?? NO_KIND}
                  onChange={(kind) => change(i, { kind: kind === NO_KIND ? null : kind })}
                  options={kinds}
                />
              </td>
              <td>
                <Choice
                  label={`${one.name}的卷`}
                  disabled={!open}
                  value={one.volume}
                  onChange={(volume) => change(i, { volume })}
                  options={VOLUMES}
                />
              </td>
              <td className={css.number}>{one.pages ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What is missing, or too much, one line each; nothing where the case is complete. */
function Gaps({ label, texts }: { label: string; texts: string[] }) {
  if (texts.length === 0) return null
  return (
    <details className={css.second} open>
      <summary>
        {label} {texts.length}
      </summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
