import { type TextLayer, textLayerMark } from '../../shared/domain/cases/text-layer.ts'
import { StateTag } from './state-tag.tsx'

/** What is to be known of a document's text beside its name: 无文字层, not read, read in part. Nothing where all is well. */
export function TextLayerTag({ layer }: { layer: TextLayer | null }) {
  const mark = textLayerMark(layer)
  if (mark === null) return null
  return (
    <span title={mark.explained}>
      <StateTag tone={layer?.state === 'waiting' ? 'grey' : 'amber'}>{mark.label}</StateTag>
    </span>
  )
}
