import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Mark, Position } from '../../components/document-viewer/document-viewer.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { CaseDetail } from './case-detail.ts'
import css from './case-page.module.css'

// The viewer brings pdf.js: only when documents are looked at.
const DocumentViewer = lazy(async () => ({
  default: (await import('../../components/document-viewer/document-viewer.tsx')).DocumentViewer,
}))

/** The documents of the case in filing order, opened where the address says. */
export function CaseDocuments({ found }: { found: CaseDetail }) {
  const { documentList, findings } = found
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const documents = useMemo(
    () =>
      documentList.map(({ position, title, name, kind, sha256, realType, pages, textLayer }) => ({
        id: String(position),
        title: title ?? kind ?? name,
        kind,
        sha256,
        realType,
        pages,
        textLayer,
      })),
    [documentList],
  )
  const marks = useMemo<Mark[]>(
    () =>
      findings.flatMap(({ id, sha256, page, itemText, effect }) => {
        const at = documents.find((document) => document.sha256 === sha256)
        if (!at || page === null) return []
        return [
          { id, documentId: at.id, page, region: null, label: itemText, tone: effect === 'veto' ? 'veto' : 'problem' },
        ]
      }),
    [documents, findings],
  )
  const asked = params.get('position')
  const [position, setPosition] = useState<Position | null>(
    asked === null ? null : { documentId: asked, page: Number(params.get('page') ?? 1) },
  )
  if (documents.length === 0)
    return (
      <EmptyState
        text="这件案卷还没有卷内文书。导入含有本案文号的案卷包后，文书会归到这里。"
        action={<Button onClick={() => void navigate('/imports')}>导入案卷包</Button>}
      />
    )
  return (
    <div className={css.viewer}>
      <Suspense fallback={null}>
        <DocumentViewer
          documents={documents}
          position={position}
          onPosition={setPosition}
          marks={marks}
          words={params.get('find') ?? ''}
        />
      </Suspense>
    </div>
  )
}
