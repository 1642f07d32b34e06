import type { Letter } from './letter.ts'

export interface TextFault {
  rule: 'half-width' | 'number-brackets' | 'leading-zero' | 'title-punctuation' | 'radical'
  found: string
  message: string
}

const HAN = '[\\u3400-\\u9fff]'
const RULES: [TextFault['rule'], RegExp, string][] = [
  ['half-width', new RegExp(`${HAN}[,;:!?]|${HAN}\\(|\\)${HAN}|${HAN}["']|["']${HAN}`), '汉字之间应使用全角标点'],
  ['number-brackets', /[[［【(（]\s*(?:19|20)\d{2}\s*[\]］】)）]\s*第?\d+号/, '文号年份应使用六角括号〔〕'],
  ['leading-zero', /(?:19|20)\d{2}年0\d月|月0\d日/, '日期的月、日不写前面的零'],
  ['radical', /[\u2e80-\u2fdf]/, '含有部首字符，请改为普通汉字'],
]

/** Faults of the words against GB/T 15834, 15835 and 9704 (official-document-format §5), one for each rule and text. */
export function textFaults(letter: Letter): TextFault[] {
  const texts = [
    letter.title,
    letter.addressee,
    letter.note,
    ...letter.clauses.flatMap((clause) => clause.sentences.map(({ text }) => text)),
    ...letter.problems.flatMap((row) => [row.fact, row.provision, row.requirement]),
  ]
  const faults = texts.flatMap((text) =>
    RULES.flatMap(([rule, pattern, advice]): TextFault[] => {
      const found = pattern.exec(text)?.[0]
      return found === undefined ? [] : [{ rule, found, message: `${advice}：“${found}”。` }]
    }),
  )
  const mark = /[，。；：！？]/.exec(letter.title)?.[0]
  if (mark) faults.push({ rule: 'title-punctuation', found: mark, message: `标题中不使用“${mark}”。` })
  return faults
}

const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' }

/** Brings noted text into the form of a letter: full-width marks beside Chinese, no stray spaces, no closing full stop. */
export function letterText(text: string): string {
  return Array.from(text)
    .map((character) => (/[\u2e80-\u2fdf]/.test(character) ? character.normalize('NFKC') : character))
    .join('')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(?<=${HAN})[,;:!?()]|[()](?=${HAN})`, 'g'), (mark) => FULL[mark] ?? mark)
    .replace(new RegExp(`(?<=${HAN}) (?=${HAN})`, 'g'), '')
    .replace(/[（(]((?:19|20)\d{2})[）)](\d+号)/g, '〔$1〕$2')
    .trim()
    .replace(/[。；，.]+$/, '')
}

const PROVISION = /^(.+?)(第[〇零一二三四五六七八九十百]+条.*)?$/

/**
 * Legal bases as a letter cites them: 中华人民共和国行政处罚法第四十四条 → 《中华人民共和国行政处罚法》第四十四条, the articles
 * of one law behind its name once: 《…》第四条、第五十五条.
 */
export function citedProvisions(bases: readonly string[]): string {
  const articles = new Map<string, string[]>()
  for (const basis of bases) {
    const [, name = basis, article = ''] = basis.includes('《') ? [] : (PROVISION.exec(basis) ?? [])
    const law = basis.includes('《') ? basis : `《${name}》`
    articles.set(law, [...(articles.get(law) ?? []), ...(article ? [article] : [])])
  }
  return [...articles].map(([law, list]) => law + list.join('、')).join('、')
}
