import { afterAll, describe, expect, test } from 'vitest'
import { createChromiumHost } from '../../electron/cli/chromium-host.ts'
import { findResources } from '../../electron/resources.ts'
import { examine, makeLetter } from '../support/letter-checks.ts'
import { sampleLetter } from '../support/sample-letter.ts'
import { hasSharedFiles } from '../support/shared-files.ts'

const host = createChromiumHost(findResources(import.meta.dirname).path('fonts'))
afterAll(() => host.close())

const RARE = '珺玥喆堃垚旻祎昇翀赟䶮𠅤'

describe.skipIf(!hasSharedFiles)('letters on paper', () => {
  test('an opinion with rare names keeps GB/T 9704, says the same in Word and PDF, and comes out the same twice', {
    timeout: 90_000,
  }, async () => {
    const letter = sampleLetter('opinion', 'document', 1, { contact: `${RARE}；联系电话：0000－00000000` })
    const made = await makeLetter(letter, host)
    const { faults, docxText, pdfText } = await examine(made, 'document')
    expect(faults).toEqual([])
    expect(pdfText).toBe(docxText)
    for (const character of RARE) expect(pdfText).toContain(character)
    expect(embedded(made.pdf)).not.toContain('Type3')
    const again = await makeLetter(letter, host)
    expect(again.docx.equals(made.docx)).toBe(true)
    expect(again.pdf.equals(made.pdf)).toBe(true)
  })
})

/** Every face in the file must be one of ours: a character in none of them would bring in a face of the machine. */
function embedded(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const names = [...text.matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map((match) => match[1] ?? '')
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter((name) => !name.startsWith('Mingjuan'))).toEqual([])
  return /\/Subtype\s*\/Type3/.test(text) ? 'Type3' : 'TrueType'
}
