/// <reference lib="dom" />
import type { Page } from '@playwright/test'

/** What is shown or read aloud in English words: a library speaks where nobody gave it the words of the program. */
export async function foreignWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const english = /^[A-Za-z]{3,}(?: [A-Za-z]+)*$/
    const known = /^(?:Excel|Word|PDF|CSV|Electron|Node|SQLite|Chromium|Ctrl|Alt|Shift|Enter|Esc|Delete|Home|End)$/
    const read = [...document.querySelectorAll('body *')].filter(
      (element) => element.closest('[aria-hidden="true"]') === null,
    )
    const texts = read.flatMap((element) => [
      // a label that another element gives goes before one of its own
      element.hasAttribute('aria-labelledby') ? '' : (element.getAttribute('aria-label') ?? ''),
      ...['title', 'placeholder', 'alt', 'aria-roledescription'].map((name) => element.getAttribute(name) ?? ''),
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? node.data : [])),
    ])
    return [...new Set(texts.map((text) => text.trim()))].filter((text) => english.test(text) && !known.test(text))
  })
}
