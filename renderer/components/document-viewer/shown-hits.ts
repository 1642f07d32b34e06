import type { TextHit } from './find-in-text.ts'

const all = new Highlight()
const current = new Highlight()
current.priority = 1
CSS.highlights.set('mj-found', all)
CSS.highlights.set('mj-found-now', current)

/** Marks hits on the text of a page that is on the screen. Answers what takes the marks away again. */
export function showHits(pieces: HTMLElement[], hits: readonly TextHit[], now: TextHit | null): () => void {
  const ranges: Range[] = []
  const rangeOf = ({ start, end }: TextHit): Range | null => {
    const [from, to] = [pieces[start.piece]?.firstChild, pieces[end.piece]?.firstChild]
    if (!(from instanceof Text) || !(to instanceof Text)) return null
    const range = new Range()
    range.setStart(from, Math.min(start.offset, from.length))
    range.setEnd(to, Math.min(end.offset + 1, to.length))
    return range
  }
  for (const hit of hits) {
    const range = rangeOf(hit)
    if (range === null) continue
    ranges.push(range)
    all.add(range)
    if (hit === now) {
      current.add(range)
      range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' })
    }
  }
  return () => {
    for (const range of ranges) {
      all.delete(range)
      current.delete(range)
    }
  }
}
