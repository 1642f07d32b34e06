import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  DocumentViewer,
  type Position,
  type ViewedDocument,
  type ViewerHandle,
} from '../../components/document-viewer/document-viewer.tsx'
import { SplitPane } from '../../components/split-pane.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand, useQuery } from '../../lib/query.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { confirmedOnly } from '../../../shared/domain/rubrics/confirmed-only.ts'
import { itemsOf, type Rubric } from '../../../shared/domain/rubrics/rubric.ts'
import { FindingLine } from './finding-line.tsx'
import { RubricSheet } from './rubric-sheet.tsx'
import { scoreCommand } from './score-keys.ts'
import css from './scores.module.css'
import { Total } from './sheet-foot.tsx'
import { marksOf } from './sheet-marks.ts'
import { NextCase } from './next-case.tsx'

interface SubmittedSheetProps {
  sheet: Result<'scores.get'>
  rubric: Rubric
  documents: readonly ViewedDocument[]
  firstItem: string | null
}

/** A submitted sheet: to read, and to decide the findings one by one or all at once. */
export function SubmittedSheet({ sheet, rubric, documents, firstItem }: SubmittedSheetProps) {
  const { content, about } = sheet
  const { data } = useQuery('findings.list', { roundId: about.roundId, sheetId: sheet.id })
  const items = useMemo(() => itemsOf(rubric), [rubric])
  const [itemId, setItemId] = useState(
    () => firstItem ?? content.entries.find(({ occurrences }) => occurrences.length > 0)?.itemId ?? items[0]?.id ?? '',
  )
  const [position, setPosition] = useState<Position | null>(null)
  // Going to an item shows the page that its first problem points to.
  useEffect(() => {
    const found = content.entries.find((entry) => entry.itemId === itemId)?.occurrences[0]?.place
    const document = documents.find(({ sha256 }) => sha256 === found?.sha256)
    if (document) setPosition({ documentId: document.id, page: found?.page ?? 1 })
  }, [itemId, content, documents])
  const viewer = useRef<ViewerHandle>(null)
  const marks = useMemo(() => marksOf(content, documents, null), [content, documents])
  const confirmFindings = useCommand('findings.confirm')
  const confirm = useConfirm()
  const notice = useNotice()
  const waiting = (data?.findings ?? []).filter(({ state }) => state === 'proposed')
  const isDecided = data !== undefined && data.findings.length > 0 && waiting.length === 0
  const shown = useMemo(() => {
    const confirmed = new Set(data?.findings.flatMap(({ id, state }) => (state === 'confirmed' ? [id] : [])))
    return isDecided ? confirmedOnly(content, (id) => confirmed.has(id)) : content
  }, [data, isDecided, content])

  const confirmAll = async (): Promise<void> => {
    const vetoes = waiting.filter(({ effect }) => effect === 'veto').length
    const sure = await confirm({
      title: `确认全部 ${waiting.length} 处问题？`,
      content: `${vetoes > 0 ? `其中 ${vetoes} 处是否决项：${rubric.vetoRule.text} ` : ''}确认后不能改，可以写入监督文书。`,
      okText: '确认问题',
      danger: vetoes > 0,
    })
    if (!sure) return
    await confirmFindings
      .run({ findingIds: waiting.map(({ id }) => id) })
      .then(({ confirmed }) => notice.done(`已确认 ${confirmed} 处问题。`), notice.fail)
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const command = event.defaultPrevented ? null : scoreCommand(event)
      const by = command === 'next' ? 1 : command === 'previous' ? -1 : 0
      if (by === 0) {
        const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
        if (!event.defaultPrevented && !inDialog) viewer.current?.key(event)
        return
      }
      event.preventDefault()
      setItemId((now) => items[items.findIndex(({ id }) => id === now) + by]?.id ?? now)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [items])

  return (
    <SplitPane
      id="scores"
      label="文书和评查表的分界"
      initial={52}
      left={
        <DocumentViewer ref={viewer} documents={documents} position={position} onPosition={setPosition} marks={marks} />
      }
      right={
        <div className={css.right}>
          <RubricSheet
            rubric={rubric}
            content={content}
            itemId={itemId}
            onChoose={setItemId}
            under={(item, entry) => (
              <>
                {item.id === itemId && entry.notApplicable && (
                  <p className={css.reasonShown}>不适用：{entry.notApplicable.reason}</p>
                )}
                {(data?.findings ?? [])
                  .filter((finding) => finding.itemId === item.id)
                  .map((finding) => (
                    <FindingLine
                      key={finding.id}
                      finding={finding}
                      vetoText={rubric.vetoRule.text}
                      onShow={({ sha256, page }) => {
                        const document = documents.find((one) => one.sha256 === sha256)
                        if (document) setPosition({ documentId: document.id, page: page ?? 1 })
                      }}
                    />
                  ))}
              </>
            )}
          />
          <div className={css.foot}>
            <output className={css.running}>
              <Total rubric={rubric} content={shown} />
              {isDecided && '（按已确认的问题）'}· {about.undecided} 处问题待确认 · {about.decided} 处已定
            </output>
            <span className={css.push} />
            <NextCase roundId={about.roundId} />
            {waiting.length > 0 && (
              <Button size="small" type="primary" loading={confirmFindings.running} onClick={() => void confirmAll()}>
                确认全部 {waiting.length} 处问题
              </Button>
            )}
          </div>
        </div>
      }
    />
  )
}
