import { PAGE } from '../../shared/domain/letters/gbt9704.ts'
import type { PageModel } from '../../shared/domain/letters/layout.ts'
import { facesOf, FOOT_MARK, letterHtml } from '../../shared/domain/letters/letter-html.ts'
import type { Resources } from '../resources.ts'
import { isGb2312 } from './gb2312.ts'
import { letterFonts } from './letter-fonts.ts'
import { fixPdfDates, linkBottom } from './pdf-dates.ts'

/**
 * Prints a letter to PDF: once to learn where the text ends, then with the 版记 on the last line of the last page.
 * Dates and id inside come from `signedOn` (YYYY-MM-DD) and the content, so the same letter gives the same bytes.
 */
export async function printLetter(
  page: PageModel,
  resources: Resources,
  signedOn: string,
  print: (html: string) => Promise<Uint8Array>,
): Promise<Buffer> {
  const fonts = letterFonts(resources, facesOf(page, isGb2312))
  const first = await print(letterHtml(page, { fonts, spaceAboveImprint: page.imprint ? null : 0 }))
  if (!page.imprint) return fixPdfDates(first, signedOn)
  const bottom = linkBottom(first, FOOT_MARK) - (PAGE.bottom / 25.4) * 72
  const spaceAboveImprint = Math.max(0, (bottom / 72) * 25.4 - SAFETY)
  return fixPdfDates(await print(letterHtml(page, { fonts, spaceAboveImprint })), signedOn)
}

/** Millimetres kept free under the 版记, so that rounding never pushes it to a new page. */
const SAFETY = 0.3
