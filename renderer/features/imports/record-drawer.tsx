import { Button, Drawer, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import { type Batch, FATE_WORDS, type WholeRecord, wordOfField } from './import-words.ts'
import css from './imports.module.css'

export interface RecordPlace {
  sheet: number
  row: number
}

interface Props {
  batch: Batch
  place: RecordPlace | undefined
  onClose: () => void
}

/** A whole record: every cell as it stands, what it is read as, what an update changes; each cell can be put right. */
export function RecordDrawer({ batch, place, onClose }: Props) {
  return (
    <Drawer
      open={place !== undefined}
      onClose={onClose}
      size={720}
      destroyOnHidden
      title={place && `第 ${place.row} 条记录`}
      closable={{ 'aria-label': '关闭' }}
    >
      {place && <RecordView batch={batch} place={place} />}
    </Drawer>
  )
}

function RecordView({ batch, place }: { batch: Batch; place: RecordPlace }) {
  const { batchId, state } = batch
  const { sheet, row } = place
  const found = useQuery('imports.record', { batchId, sheet, row }, { keepPrevious: true })
  const problems = useQuery('imports.problems', { batchId, place: { sheet, row } }, { keepPrevious: true })
  const exclude = useCommand('imports.exclude')
  const notice = useNotice()
  const record = found.data?.record
  if (found.error) return <ErrorNote error={found.error} />
  if (!record) return found.data ? <p>这条记录没有保留。</p> : <Skeleton active />
  const set = (excluded: boolean): void => {
    exclude
      .run({ batchId, rows: [{ sheet, row }], excluded })
      .then(() => notice.done(excluded ? '已排除这一行。' : '已重新列入这一行。'), notice.fail)
  }
  return (
    <div className={css.stack}>
      <div className={css.fixLine}>
        <StateTag tone={record.fate === 'refused' ? 'red' : 'blue'}>
          {record.excluded ? '已排除' : FATE_WORDS[record.fate]}
        </StateTag>
        <span>
          {record.line === null ? '' : `原表第 ${record.line} 行，`}
          {record.decisionNo ?? record.caseNo ?? '没有编号'}
        </span>
        {state === 'ready' && (
          <Button className={css.end} loading={exclude.running} onClick={() => set(!record.excluded)}>
            {record.excluded ? '重新列入' : '排除这一行'}
          </Button>
        )}
      </div>
      {problems.data && problems.data.rows.length > 0 && (
        <ul aria-label="这条记录的问题">
          {problems.data.rows.map(({ seq, severity, message }) => (
            <li key={seq}>
              <StateTag tone={severity === 'block' ? 'red' : 'amber'}>
                {severity === 'block' ? '阻断' : '提示'}
              </StateTag>{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
      {record.changes.length > 0 && <Changes record={record} table={tableOf(batch, sheet)} />}
      <Cells batch={batch} record={record} />
    </div>
  )
}

const tableOf = ({ sheets }: Batch, sheet: number): string => sheets.find((one) => one.sheet === sheet)?.table ?? ''

/** What an update replaces: old and new side by side. */
function Changes({ record, table }: { record: WholeRecord; table: string }) {
  return (
    <table className={css.table}>
      <caption className={css.caption}>与库中不同的 {record.changes.length} 项</caption>
      <thead>
        <tr>
          <th scope="col">事实项</th>
          <th scope="col">库中</th>
          <th scope="col">这次</th>
        </tr>
      </thead>
      <tbody>
        {record.changes.map(({ field, old, new: now }) => (
          <tr key={field}>
            <th scope="row">{wordOfField(field, table)}</th>
            <td className={css.samples}>{old ?? '（空）'}</td>
            <td className={css.samples}>{now ?? '（空）'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells({ batch, record }: { batch: Batch; record: WholeRecord }) {
  const columns = batch.sheets.find(({ sheet }) => sheet === record.sheet)?.columns ?? []
  const table = tableOf(batch, record.sheet)
  const fix = useCommand('imports.fixRow')
  const notice = useNotice()
  const save = (column: number, value: string): void => {
    const { sheet, row } = record
    fix
      .run({ batchId: batch.batchId, sheet, row, column, value })
      .then(({ problems }) => notice.done(problems.length === 0 ? '已改正，没有问题。' : '已改正并复查。'), notice.fail)
  }
  const width = Math.max(columns.length, record.original.length)
  return (
    <table className={css.table}>
      <caption className={css.caption}>
        {batch.state === 'ready' ? '改动一格后按回车，立即复查；原文照样保留。' : '原文与读出的内容。'}
      </caption>
      <thead>
        <tr>
          <th scope="col">表头</th>
          <th scope="col">内容</th>
          <th scope="col">读为</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: width }, (_, i) => {
          const { heading, field } = columns[i] ?? { heading: '', field: null }
          const original = record.original[i] ?? ''
          const corrected = record.corrected[i]
          const now = corrected ?? original
          return (
            <tr key={`${i}-${heading}`}>
              <th scope="row">
                {heading || <span className={css.second}>（表头之外）</span>}
                {field !== null && wordOfField(field, table) !== heading && (
                  <div className={css.second}>{wordOfField(field, table)}</div>
                )}
              </th>
              <td>
                {batch.state === 'ready' ? (
                  <CellInput
                    key={now}
                    label={heading || `第 ${i + 1} 列`}
                    value={now}
                    onSave={(text) => save(i, text)}
                  />
                ) : (
                  now
                )}
                {corrected !== undefined && corrected !== original && (
                  <div className={css.second}>
                    原文 <span className={css.old}>{original || '空'}</span>
                  </div>
                )}
              </td>
              <td className={css.samples}>{field === null ? '' : (record.facts[field] ?? '')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Saved by Enter or when the focus leaves it, if it was changed; Escape brings the text back. */
function CellInput({ label, value, onSave }: { label: string; value: string; onSave: (text: string) => void }) {
  const [text, setText] = useState(value)
  return (
    <Input.TextArea
      aria-label={label}
      autoSize={{ minRows: 1, maxRows: 4 }}
      value={text}
      maxLength={20000}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          event.currentTarget.blur()
        } else if (event.key === 'Escape' && text !== value) {
          event.stopPropagation()
          setText(value)
        }
      }}
      onBlur={() => {
        if (text !== value) onSave(text)
      }}
    />
  )
}
