import { Drawer, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import {
  DocumentViewer,
  type Mark,
  type Position,
  type ViewedDocument,
} from '../../components/document-viewer/document-viewer.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './letters.module.css'

type Finding = Result<'findings.list'>['findings'][number]

/** The page of the case file on which a finding was seen. */
export function FindingPage({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { data, error } = useQuery('cases.get', { caseKey: finding.caseKey })
  const documents = useMemo<ViewedDocument[]>(
    () =>
      (data?.documentList ?? []).map((one) => ({
        id: String(one.position),
        title: one.title ?? one.name,
        kind: one.kind,
        sha256: one.sha256,
        realType: one.realType,
        pages: one.pages,
        textLayer: one.textLayer,
      })),
    [data?.documentList],
  )
  const seen = documents.find(({ sha256 }) => sha256 === finding.sha256)
  // A viewer that is still sliding in cannot tell which page is in sight.
  const [isOpened, setOpened] = useState(false)
  const [moved, setMoved] = useState<Position | null>(null)
  const start = useMemo(() => (seen ? { documentId: seen.id, page: finding.page ?? 1 } : null), [seen, finding.page])
  const marks = useMemo<Mark[]>(
    () =>
      start
        ? [
            {
              ...start,
              id: finding.id,
              region: finding.region,
              label: finding.note,
              tone: finding.effect === 'veto' ? 'veto' : 'problem',
            },
          ]
        : [],
    [start, finding],
  )
  return (
    <Drawer
      open
      title={`${finding.decisionNo ?? finding.caseName ?? '案卷'}　${finding.documentName ?? ''}`}
      size="min(960px, 92vw)"
      classNames={{ body: css.drawer }}
      afterOpenChange={setOpened}
      onClose={onClose}
    >
      <ErrorNote error={error} />
      {data && isOpened ? (
        <div className={css.viewer}>
          <DocumentViewer documents={documents} position={moved ?? start} onPosition={setMoved} marks={marks} />
        </div>
      ) : (
        !error && <Skeleton active />
      )}
    </Drawer>
  )
}
