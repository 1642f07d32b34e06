import { afterAll, describe, expect, test } from 'vitest'
import { createChromiumHost } from '../../electron/cli/chromium-host.ts'
import { HEADS, LETTER_KINDS } from '../../shared/domain/letters/letter.ts'
import { examine, makeLetter } from '../support/letter-checks.ts'
import { sampleLetter } from '../support/sample-letter.ts'
import { hasSharedFiles } from '../support/shared-files.ts'

const host = createChromiumHost()
afterAll(() => host.close())

/** 24 characters for the issuer, 40 for the addressee: the most that the model takes. */
const LONG_ISSUER = {
  decision: '云山省青田自治州云溪满族自治县高新技术人民政府',
  other: '云山省青田自治州云溪满族自治县行政执法协调监督局',
}
const LONG_ADDRESSEE = '云山省青田自治州云溪满族自治县城市管理综合行政执法局高新技术产业开发区分局直属大队'.slice(0, 40)

describe.skipIf(!hasSharedFiles).each(LETTER_KINDS)('%s', (kind) => {
  describe.each(HEADS)('with the head %s', (head) => {
    test.each([1, 20, 120])('and %i findings', { timeout: 180_000 }, async (count) => {
      const issuer = kind === 'decision' ? LONG_ISSUER.decision : LONG_ISSUER.other
      const letter = { ...sampleLetter(kind, head, count), issuer, addressee: LONG_ADDRESSEE }
      const made = await makeLetter(letter, host)
      const { faults, docxText, pdfText } = examine(made, head)
      expect(faults).toEqual([])
      expect(pdfText).toBe(docxText)
    })
  })
})
