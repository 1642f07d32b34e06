/// <reference lib="dom" />
import type { Page } from '@playwright/test'

/** The text of the next sheet that goes to the printer: it is on the page only as long as it is printed. */
export const printedSheet = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const seen = new Set(document.body.children)
        const observer = new MutationObserver(() => {
          const sheet = [...document.body.children].find((one) => !seen.has(one) && one.querySelector('h1 ~ table'))
          if (!sheet) return
          observer.disconnect()
          resolve(sheet.textContent)
        })
        observer.observe(document.body, { childList: true })
      }),
  )
