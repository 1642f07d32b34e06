import { useMemo, useState } from 'react'
import { DocumentViewer, type Position, type ViewedDocument } from './document-viewer/document-viewer.tsx'

/** One stored PDF in the viewer, by itself. */
export function StoredPdf({ sha256, name }: { sha256: string; name: string }) {
  const [position, setPosition] = useState<Position | null>(null)
  const documents = useMemo<ViewedDocument[]>(
    () => [{ id: 'stored', title: name, kind: null, sha256, realType: 'pdf', pages: null }],
    [sha256, name],
  )
  return <DocumentViewer documents={documents} position={position} onPosition={setPosition} />
}
