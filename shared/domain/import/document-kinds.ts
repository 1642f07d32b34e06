import { compact } from './cell-text.ts'
import { baseName, stemOf } from './entry-path.ts'

/** The number before a name: `03立案审批表`, `3-1 询问笔录`, `（4）送达回证`, `第5份 …`. */
const ORDER = /^[\s（(【[第]*(\d{1,4})(?:[-–.．](\d{1,3}))?[\s）)】\]份、.．_-]*/

/** Where a file stands in its case by the number before its name: [number, sub-number], undefined without one. */
export function orderNumber(name: string): [number, number] | undefined {
  const match = ORDER.exec(baseName(name))
  return match ? [Number(match[1]), Number(match[2] ?? 0)] : undefined
}

/** The title a file name proposes: without number, ending and copy marks. */
export function proposedTitle(name: string): string {
  const title = stemOf(name).replace(ORDER, '').trim()
  return title === '' ? stemOf(name) : title
}

const withoutBrackets = (text: string): string => text.replace(/[（(][^）)]*[）)]/g, '')
/** Endings that say what sort of paper it is and not which. */
const stripped = (text: string): string => text.replace(/(?:材料|文书|资料|记录|凭证|票据|[书表单])$/, '')

/**
 * The document kind that a title proposes, one of the rubrics' `documentKinds`: the same words, else the longest kind whose
 * words stand in the title or that holds the title. Undefined where nothing fits; a person decides then.
 */
export function documentKind(title: string, kinds: readonly string[]): string | undefined {
  const words = compact(proposedTitle(title))
  if (words === '') return undefined
  const forms = kinds.map((kind) => ({ kind, plain: withoutBrackets(compact(kind)) }))
  const same = forms.find(({ kind, plain }) => compact(kind) === words || plain === withoutBrackets(words))
  if (same) return same.kind
  const longest = (fits: (plain: string) => boolean): string | undefined =>
    forms.filter(({ plain }) => fits(plain)).sort((a, b) => b.plain.length - a.plain.length)[0]?.kind
  return (
    longest((plain) => words.includes(plain)) ??
    longest((plain) => stripped(plain).length >= 4 && words.includes(stripped(plain))) ??
    (words.length >= 4 ? longest((plain) => plain.includes(words)) : undefined)
  )
}
