import { useEffect, useMemo, useRef, useState } from 'react'
import {
  DocumentViewer,
  type ViewedDocument,
  type ViewerHandle,
} from '../../components/document-viewer/document-viewer.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { SplitPane } from '../../components/split-pane.tsx'
import { useConfirm, useNotice } from '../../lib/notice.ts'
import { useCommand } from '../../lib/query.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { Rubric } from '../../../shared/domain/rubrics/rubric.ts'
import { checkSheet } from '../../../shared/domain/rubrics/score-sheet.ts'
import { ItemInWork } from './item-in-work.tsx'
import { KeysHelp } from './keys-help.tsx'
import { MissingList } from './missing-list.tsx'
import { RubricSheet } from './rubric-sheet.tsx'
import { scoreCommand } from './score-keys.ts'
import css from './scores.module.css'
import { SheetFoot, Total } from './sheet-foot.tsx'
import { marksOf } from './sheet-marks.ts'
import { useSheetEditor } from './use-sheet-editor.ts'
import { useSheetWork } from './use-sheet-work.ts'

interface DraftSheetProps {
  sheet: Result<'scores.get'>
  rubric: Rubric
  documents: readonly ViewedDocument[]
  certificates: Result<'cases.get'>['certificates']
  firstItem: string | null
}

/** A sheet that is being scored: the file on the left, the rubric on the right, everything by keyboard. */
export function DraftSheet({ sheet, rubric, documents, certificates, firstItem }: DraftSheetProps) {
  const editor = useSheetEditor(sheet.id, sheet)
  const box = useRef<HTMLDivElement>(null)
  const viewer = useRef<ViewerHandle>(null)
  const focusSheet = (): void => box.current?.focus({ preventScroll: true })
  const work = useSheetWork({ rubric, documents, editor, firstItem, focusSheet })
  const [helping, setHelping] = useState(false)
  const [listing, setListing] = useState(false)
  const submit = useCommand('scores.submit')
  const notice = useNotice()
  const confirm = useConfirm()
  const { content } = editor
  const faults = useMemo(() => (listing ? checkSheet(rubric, content) : []), [listing, rubric, content])
  const marks = useMemo(() => marksOf(content, documents, work.region), [content, documents, work.region])

  useEffect(focusSheet, [])

  const trySubmit = async (): Promise<void> => {
    const lacking = checkSheet(rubric, content)
    if (lacking.length > 0) {
      setListing(true)
      work.choose(lacking[0]?.itemId)
      focusSheet()
      return
    }
    const question = {
      title: '提交这张评查表？',
      content: (
        <p>
          得分 <Total rubric={rubric} content={content} />
          。提交后每处问题成为一条待确认的评查发现；在有发现作出决定之前可以退回修改。
        </p>
      ),
      okText: '提交评查表',
    }
    if (!(await confirm(question))) return focusSheet()
    try {
      await editor.flush()
      const { findings } = await submit.run({ sheetId: sheet.id, revision: editor.revision() })
      notice.done(findings === 0 ? '已提交，没有发现问题。' : `已提交，${findings} 处问题待确认。`)
    } catch (error) {
      notice.fail(error)
    }
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const command = scoreCommand(event)
    if (command === null) {
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
      if (!inDialog) viewer.current?.key(event)
      return
    }
    event.preventDefault()
    if (command === 'undo') editor.undo()
    else if (command === 'redo') editor.redo()
    else if (command === 'help') setHelping(true)
    else if (command === 'submit') void trySubmit()
    else work.run(command)
  }
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => latest.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      <SplitPane
        id="scores"
        label="文书和评查表的分界"
        initial={52}
        left={
          <DocumentViewer
            ref={viewer}
            documents={documents}
            position={work.position}
            onPosition={work.setPosition}
            marks={marks}
            onMark={work.setRegion}
          />
        }
        right={
          <div className={css.right}>
            <ErrorNote error={editor.error} onRetry={() => void editor.flush().catch(notice.fail)} />
            <RubricSheet
              ref={box}
              rubric={rubric}
              content={content}
              itemId={work.itemId}
              onChoose={(id) => {
                work.choose(id)
                focusSheet()
              }}
              under={(item, entry) =>
                item.id === work.itemId && (
                  <ItemInWork item={item} entry={entry} work={work} certificates={certificates} />
                )
              }
            />
            {listing && (
              <MissingList
                faults={faults}
                onJump={(id) => {
                  work.choose(id)
                  focusSheet()
                }}
                onClose={() => setListing(false)}
              />
            )}
            <SheetFoot
              rubric={rubric}
              content={content}
              saving={editor.saving}
              submitting={submit.running}
              onKeys={() => setHelping(true)}
              onUndo={editor.canUndo ? editor.undo : undefined}
              onSubmit={() => void trySubmit()}
            />
          </div>
        }
      />
      <KeysHelp
        open={helping}
        onClose={() => {
          setHelping(false)
          focusSheet()
        }}
      />
    </>
  )
}
