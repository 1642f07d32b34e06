import { PrinterOutlined, RollbackOutlined } from '@ant-design/icons'
import { Alert, Button, Skeleton } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { ViewedDocument } from '../../components/document-viewer/document-viewer.tsx'
import { warmViewer } from '../../components/document-viewer/warm-viewer.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { usePrintKey } from '../../lib/print-key.ts'
import { useQuery } from '../../lib/query.ts'
import { DraftSheet } from './draft-sheet.tsx'
import { ReopenSheet } from './reopen-sheet.tsx'
import css from './scores.module.css'
import { SheetHistory } from './sheet-history.tsx'
import { SheetPreview } from './sheet-preview.tsx'
import { SubmittedSheet } from './submitted-sheet.tsx'

// The documents will be looked at: pdf.js loads while the sheet is read.
void warmViewer()

/** 打分: one sheet of one case. */
export function Component() {
  const { sheetId = '' } = useParams()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const sheet = useQuery('scores.get', { sheetId })
  const rubric = useQuery(
    'rubrics.get',
    { rubricId: sheet.data?.rubricId ?? '' },
    { enabled: sheet.data !== undefined },
  )
  const file = useQuery('cases.get', { caseKey: sheet.data?.caseKey ?? '' }, { enabled: sheet.data !== undefined })
  const [asking, setAsking] = useState<'print' | 'reopen' | null>(null)
  // What another visit left in memory is older than what was saved since: the work begins with what is read now.
  const fresh = useRef('')
  if (sheet.data && !sheet.isFetching) fresh.current = sheetId
  const documents = useMemo<ViewedDocument[]>(
    () =>
      (file.data?.documentList ?? []).map((one) => ({
        id: String(one.position),
        title: one.title ?? one.name,
        kind: one.kind,
        sha256: one.sha256,
        realType: one.realType,
        pages: one.pages,
        textLayer: one.textLayer,
      })),
    [file.data?.documentList],
  )
  // What was read before a sheet was given back to its reviewer is not shown any longer.
  const isHidden = sheet.error?.code === 'not_allowed'
  const data = isHidden ? undefined : sheet.data
  const close = (): void => setAsking(null)
  usePrintKey(data?.state === 'submitted' && asking === null ? () => setAsking('print') : undefined)
  const title = data ? (data.about.number ?? data.about.caseName ?? '没有文号的案卷') : '评查表'
  const last = data?.history.at(-1)
  const isReady = data && rubric.data && file.data && fresh.current === sheetId
  const common = isReady && { sheet: data, rubric: rubric.data.rubric, documents, firstItem: params.get('item') }
  return (
    <Page
      title={title}
      up={{ label: '打分', to: '/scores' }}
      help="scoring"
      full
      extra={
        data && (
          <>
            <span className={css.headFacts} title={`${data.about.agency}　${data.about.caseName ?? ''}`}>
              {data.about.agency}
            </span>
            <SheetHistory history={data.history} />
            {data.state === 'draft' ? (
              <StateTag tone="blue">评查中</StateTag>
            ) : (
              <>
                <StateTag tone="green">已提交</StateTag>
                <Button size="small" icon={<PrinterOutlined aria-hidden />} onClick={() => setAsking('print')}>
                  打印评查表
                </Button>
                {data.about.decided === 0 && (
                  <Button size="small" icon={<RollbackOutlined aria-hidden />} onClick={() => setAsking('reopen')}>
                    退回
                  </Button>
                )}
              </>
            )}
          </>
        )
      }
    >
      {isHidden ? (
        <EmptyState
          text={sheet.error?.message ?? ''}
          action={<Button onClick={() => void navigate('/scores')}>回到打分</Button>}
        />
      ) : (
        <ErrorNote error={sheet.error ?? rubric.error ?? file.error} />
      )}
      {last?.kind === 'reopened' && (
        <Alert
          type="warning"
          showIcon
          closable={{ 'aria-label': '收起退回理由' }}
          title={`${last.by} 退回了这张评查表：${last.reason ?? ''}`}
        />
      )}
      {common &&
        (data.state === 'submitted' ? (
          <SubmittedSheet key={sheetId} {...common} />
        ) : (
          <DraftSheet key={sheetId} {...common} certificates={file.data?.certificates ?? null} />
        ))}
      {!common && !sheet.error && <Skeleton active style={{ padding: 16 }} />}
      {asking === 'print' && <SheetPreview sheetId={sheetId} name={`评查表 ${title}`} onClose={close} />}
      {asking === 'reopen' && <ReopenSheet sheetId={sheetId} onClose={close} />}
    </Page>
  )
}
