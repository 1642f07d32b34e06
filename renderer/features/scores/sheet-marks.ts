import type { Mark, MarkedRegion, ViewedDocument } from '../../components/document-viewer/document-viewer.tsx'
import { placesOf, type SheetContent } from '../../../shared/domain/rubrics/score-sheet.ts'

/** Every place that a sheet points to, as marks on the pages; and the region that was marked just now. */
export function marksOf(
  content: SheetContent,
  documents: readonly ViewedDocument[],
  pending: MarkedRegion | null,
): Mark[] {
  const ids = new Map(documents.map(({ sha256, id }) => [sha256, id]))
  const marks = content.entries.flatMap(({ itemId, veto, occurrences }) =>
    occurrences.flatMap((occurrence) =>
      placesOf(occurrence).flatMap(({ sha256, page, region }, i): Mark[] => {
        const documentId = sha256 === null ? undefined : ids.get(sha256)
        if (documentId === undefined || page === null) return []
        const label = occurrence.note === '' ? itemId : `${itemId} ${occurrence.note}`
        const tone = veto === 'none' ? ('problem' as const) : ('veto' as const)
        return [{ id: `${occurrence.id} ${i}`, documentId, page, region, label, tone }]
      }),
    ),
  )
  return pending ? [...marks, { ...pending, id: 'pending', label: '已标出，按 C 引用', tone: 'pending' }] : marks
}
