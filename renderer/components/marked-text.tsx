import type { MarkedText } from '../../shared/domain/cases/found-words.ts'

/** A text with the searched words marked. */
export function Marked({ text, marks }: MarkedText) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
