import { z } from 'zod'

/**
 * The text layer of a PDF (文字层): the characters that a program has put behind its pages. A scan has none; then nothing in it
 * can be found or copied, and that is said wherever the document is shown.
 */
export const TEXT_FAULTS = ['encrypted', 'damaged', 'large', 'many', 'slow', 'memory', 'lost'] as const
export const TextFault = z.enum(TEXT_FAULTS)
/** Why a text layer was not read, or not to its end. */
export type TextFault = z.infer<typeof TextFault>

export const TextLayer = z.strictObject({
  /** none: read, and not one page has text */
  state: z.enum(['waiting', 'text', 'none', 'unread']),
  fault: TextFault.nullable(),
  pagesRead: z.int(),
  /** pages without text among those read */
  pagesSilent: z.int(),
})
export type TextLayer = z.infer<typeof TextLayer>

/** How much of one file is read. A file over a limit is marked, and read no further. */
export const TextLimits = z.strictObject({
  maxBytes: z
    .int()
    .positive()
    .default(300 * 1024 * 1024),
  maxPages: z.int().positive().max(1_000_000).default(5000),
  maxSeconds: z.int().positive().default(120),
})
export type TextLimits = z.infer<typeof TextLimits>

export const TEXT_FAULT_WORDS: Record<TextFault, string> = {
  encrypted: '有密码',
  damaged: '文件已损坏',
  large: '文件超过上限',
  many: '页数超过上限',
  slow: '读取超过时限',
  memory: '读取占用内存过多',
  lost: '读取时几次中断',
}

/** What is to be said of a document's text beside its name: null where every page has text. */
export function textLayerMark(layer: TextLayer | null): { label: string; explained: string } | null {
  if (layer === null) return null
  const { state, fault, pagesRead, pagesSilent } = layer
  if (state === 'waiting') return { label: '文字待读', explained: '文字还没有读出来，暂时检索不到。' }
  if (state === 'none') return { label: '无文字层', explained: '只有图像，没有可以检索和复制的文字，要逐页查看。' }
  const why = fault === null ? '' : TEXT_FAULT_WORDS[fault]
  if (state === 'unread') return { label: `文字未读：${why}`, explained: '里面的文字没有读出来，检索不到。' }
  if (fault !== null)
    return { label: `文字只读到第 ${pagesRead} 页`, explained: `${why}；后面的文字没有读出来，检索不到。` }
  if (pagesSilent === 0) return null
  return { label: `${pagesSilent} 页无文字层`, explained: '这些页只有图像，里面的文字检索不到。' }
}
