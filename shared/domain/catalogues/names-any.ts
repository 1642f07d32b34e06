import { compact } from '../import/cell-text.ts'

/** Words for whom a cell is about, which it may say again: 公职律师 0 人, 暂无法律顾问. */
const WHOM = /(?:专职|兼职|外聘)?(?:公职律师|法律顾问|律师|顾问)(?:人数|人员)?[:为]?/g
/** Words, figures and strokes for none. */
const NONE =
  /^(?:目前|现|共|有)?(?:没有?|尚?无|尚没有|暂无|暂没有|暂缺|空缺|缺|否|不适用|[尚暂还]?未(?:配备|聘请|聘用|聘任|设立|设置|设|聘|配)?|[0零〇]+(?:\.0+)?[人名个位]?|[-—–―/\\_×x]+|n\/?a|none|null)(?:配备|聘请|设立|设置)?$/i

/**
 * Whether a cell that names lawyers, or says how many there are, speaks of any: not where it is empty or says in a word, a figure or a
 * stroke that there is none. What stands in brackets, «无（正在招录）», says why and counts for nothing. A name that begins with such a
 * word, «无锡某律师事务所», is a name.
 */
export function namesAny(text: string | undefined): boolean {
  const said = compact(text ?? '')
    .replaceAll(/[([【].*?[)\]】]/g, '')
    .replace(/[。.,;]+$/, '')
  return said !== '' && !NONE.test(said.replaceAll(WHOM, ''))
}
