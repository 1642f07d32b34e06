import type { PageModel } from '../../shared/domain/letters/layout.ts'
import { facesOf, letterHtml } from '../../shared/domain/letters/letter-html.ts'
import { isGb2312 } from './gb2312.ts'
import { fixPdfDates } from './pdf-dates.ts'

/**
 * Prints a letter to PDF. Dates and id inside come from `signedOn` (YYYY-MM-DD) and the content, so the same letter gives
 * the same bytes.
 */
export async function printLetter(
  page: PageModel,
  signedOn: string,
  print: (html: string) => Promise<Uint8Array>,
): Promise<Buffer> {
  return fixPdfDates(await print(letterHtml(page, facesOf(page, isGb2312))), signedOn)
}
