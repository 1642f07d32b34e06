import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { Batch, Problem } from './import-words.ts'
import css from './imports.module.css'
import type { RecordPlace } from './record-drawer.tsx'

interface Props {
  batch: Batch
  problem: Problem
  onRecord: (place: RecordPlace) => void
  /** The problem stands otherwise by now. */
  onChange: (problem: Problem) => void
  /** The problem is settled. */
  onNext: () => void
}

/** One problem: its sentence, and its cell to be put right. The original text is kept beside the correction. */
export function ProblemFix({ batch, problem, onRecord, onChange, onNext }: Props) {
  const { batchId, state } = batch
  const { place } = problem
  const fix = useCommand('imports.fixRow')
  const exclude = useCommand('imports.exclude')
  const [value, setValue] = useState(place?.cell ?? '')
  const input = useRef<InputRef>(null)
  const notice = useNotice()
  const canFix = state === 'ready' && place !== null && place.column !== null && !place.excluded
  useEffect(() => {
    if (canFix) input.current?.focus({ cursor: 'all' })
  }, [canFix])

  const save = async (): Promise<void> => {
    if (!place || place.column === null) return
    const { sheet, row, column } = place
    // the failure is shown beside the field by `fix.error`
    const result = await fix.run({ batchId, sheet, row, column, value }).catch(() => undefined)
    if (!result) return
    const left = result.problems.find(
      ({ code, column: heading }) => code === problem.code && heading === problem.column,
    )
    const others = result.problems.length > 0 ? `，这一行还有 ${result.problems.length} 个问题` : ''
    if (left) notice.done(`已改正，复查后仍有问题：${left.message}`)
    else notice.done(`已改正并复查${others}。`)
    if (left) onChange({ ...problem, ...left, place: { ...place, cell: value, fate: result.fate } })
    else onNext()
  }
  const setExcluded = async (excluded: boolean): Promise<void> => {
    if (!place) return
    const rows = [{ sheet: place.sheet, row: place.row }]
    // the failure is shown beside the field by `exclude.error`
    const counts = await exclude.run({ batchId, rows, excluded }).catch(() => undefined)
    if (!counts) return
    notice.done(excluded ? '已排除这一行。' : '已重新列入这一行。')
    if (excluded) onNext()
    else onChange({ ...problem, place: { ...place, excluded } })
  }
  return (
    <section className={css.fix} aria-label="改正">
      <p>{problem.message}</p>
      <ErrorNote error={fix.error ?? exclude.error} />
      {place && (
        <form
          className={css.fixLine}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {canFix && (
            <>
              <label htmlFor="fix-cell">{problem.column ?? '这一格'}</label>
              <Input
                id="fix-cell"
                ref={input}
                className={css.fixInput}
                value={value}
                maxLength={20000}
                onChange={({ target }) => setValue(target.value)}
              />
              <Button type="primary" htmlType="submit" loading={fix.running} disabled={value === place.cell}>
                改正并复查
              </Button>
            </>
          )}
          <Button onClick={() => onRecord(place)}>查看整行</Button>
          <Button onClick={onNext}>下一个</Button>
          {state === 'ready' && (
            <Button loading={exclude.running} onClick={() => void setExcluded(!place.excluded)}>
              {place.excluded ? '重新列入' : '排除这一行'}
            </Button>
          )}
        </form>
      )}
    </section>
  )
}
