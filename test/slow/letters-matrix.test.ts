import { afterAll, describe, expect, test } from 'vitest'
import { createChromiumHost } from '../../electron/cli/chromium-host.ts'
import { findResources } from '../../electron/resources.ts'
import { HEADS, KIND_NAMES, type Letter, LETTER_KINDS, type LetterKind } from '../../shared/domain/letters/letter.ts'
import { titleLines } from '../../shared/domain/letters/title-lines.ts'
import { examine, makeLetter } from '../support/letter-checks.ts'
import { sampleLetter } from '../support/sample-letter.ts'
import { hasSharedFiles } from '../support/shared-files.ts'

const host = createChromiumHost(findResources(import.meta.dirname).path('fonts'))
afterAll(() => host.close())

/** The most that the model takes: 24 characters for the issuer, 40 for the addressee. */
const ISSUER = {
  decision: '云山省青田自治州云溪满族自治县高新技术区人民政府',
  other: '云山省青田自治州云溪满族自治县行政执法协调监督局',
}
const ADDRESSEE = '云山省青田自治州云溪满族自治县城市管理综合行政执法局高新技术产业开发区分局直属大队'.slice(0, 40)

const issuerOf = (kind: LetterKind): string => (kind === 'decision' ? ISSUER.decision : ISSUER.other)

function longLetter(kind: LetterKind, head: Letter['head'], count: number): Letter {
  const letter = sampleLetter(kind, head, count, { issuer: issuerOf(kind) })
  return { ...letter, addressee: ADDRESSEE, urgency: count === 20 ? '特急' : '' }
}

test('issuer and addressee of the matrix are as long as they may be', () => {
  expect([...ISSUER.decision, ...ISSUER.other, ...ADDRESSEE]).toHaveLength(24 + 24 + 40)
})

/** Everything once with everything else two by two; every kind with every head and length by `npm run torture -- letters`. */
const isFull = process.env['MINGJUAN_LETTERS'] === 'full'
const LENGTHS = [1, 20, 120]
const chosen = LETTER_KINDS.flatMap((kind, k) =>
  HEADS.flatMap((head, h) =>
    LENGTHS.filter((_, l) => isFull || l === (k + h) % LENGTHS.length).map((count) => ({ kind, head, count })),
  ),
)

describe.skipIf(!hasSharedFiles)('with a title of two lines', () => {
  test.concurrent.each(chosen)(
    '$kind, head $head, $count findings',
    { timeout: 300_000 },
    async ({ kind, head, count }) => {
      const title = `云山市青田区司法局关于规范行政执法行为的${KIND_NAMES[kind]}`
      expect(titleLines(title)).toHaveLength(2)
      const letter = { ...longLetter(kind, head, count), title }
      const made = await makeLetter(letter, host)
      const { faults, docxText, pdfText } = await examine(made, head)
      expect(faults).toEqual([])
      expect(pdfText).toBe(docxText)
      if (count !== 20) return
      const again = await makeLetter(letter, host)
      expect(again.docx.equals(made.docx)).toBe(true)
      expect(again.pdf.equals(made.pdf)).toBe(true)
    },
  )
})

// the fullest first page: a mark of two lines, a title of three, an addressee of two
describe.skipIf(!hasSharedFiles)('with the title of three lines that its issuer gives', () => {
  const fullest = LETTER_KINDS.flatMap((kind, k) =>
    HEADS.filter((_, h) => isFull || h === k % HEADS.length).map((head) => ({ kind, head })),
  )
  test.concurrent.each(fullest)('$kind, head $head', { timeout: 300_000 }, async ({ kind, head }) => {
    const letter = longLetter(kind, head, 20)
    expect(titleLines(letter.title)).toHaveLength(3)
    const { faults, docxText, pdfText, firstPage } = await examine(await makeLetter(letter, host), head)
    expect(faults).toEqual([])
    expect(pdfText).toBe(docxText)
    expect(firstPage).toContain(letter.clauses[0]?.sentences[0]?.text.slice(0, 12))
  })
})
