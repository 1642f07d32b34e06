import { FOOT_MARK } from '../../shared/domain/letters/letter-html.ts'
import { PAGE } from '../../shared/domain/letters/gbt9704.ts'
import { linkBottom } from '../files/pdf-dates.ts'

/** A page that is loaded for printing, in whichever Chromium. */
export interface LoadedPage {
  /** Runs a script in the page; what it promises is waited for. */
  run(script: string): Promise<unknown>
  pdf(): Promise<Uint8Array>
}

/** Millimetres kept free under the 版记, so that rounding never pushes it to a new page. */
const SAFETY = 0.3

/**
 * Prints a page once its faces are there. A letter with a 版记 is printed twice: once to learn where the text ends, then
 * with the 版记 on the last line of the last page (GB/T 9704-2012 §7.4.1). Both prints share one load, since reading the
 * faces takes longer than printing.
 */
export async function printLoaded(page: LoadedPage): Promise<Uint8Array> {
  const foot = `document.querySelector('a[href="${FOOT_MARK}"]')`
  const isMarked = await page.run(`document.fonts.ready.then(() => ${foot} !== null)`)
  const first = await page.pdf()
  if (isMarked !== true) return first
  const space = ((linkBottom(first, FOOT_MARK) / 72) * 25.4 - PAGE.bottom - SAFETY).toFixed(3)
  await page.run(`document.documentElement.style.setProperty('--above-imprint', 'max(0mm, ${space}mm)')
${foot}.removeAttribute('href')`)
  return page.pdf()
}
