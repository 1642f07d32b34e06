import { letterBody } from '../../../../shared/domain/letters/letter-html.ts'
import { PAGE } from '../../../../shared/domain/letters/gbt9704.ts'
import type { Field, PageModel } from '../../../../shared/domain/letters/layout.ts'
import { sheetsHtml, sheetStyles } from '../../../../shared/domain/letters/sheet-styles.ts'
import { morphChildren } from './morph.ts'

const MM = 96 / 25.4
/** Millimetres kept free under the 版记, as in the print. */
const SAFETY = 0.3
const SETTLE_AFTER_MS = 150

/** Chromium knows selections inside a shadow tree by this; the standard has no other way for a caret. */
type SelectableRoot = ShadowRoot & { getSelection?: () => Selection | null }

export interface Caret {
  field: Field
  offset: number
}

/** The sheets of a letter in a shadow tree: the body of the print, laid into columns that are its pages. */
export class Paper {
  readonly root: SelectableRoot
  readonly #sheet = new CSSStyleSheet()
  readonly #host: HTMLElement
  readonly #back = document.createElement('div')
  readonly #text = document.createElement('div')
  #styles = ''
  #waiting: ReturnType<typeof setTimeout> | undefined
  readonly #onPages: (pages: number) => void

  constructor(host: HTMLElement, onPages: (pages: number) => void) {
    this.#host = host
    this.#onPages = onPages
    this.root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    this.root.adoptedStyleSheets = [this.#sheet]
    const doc = document.createElement('div')
    doc.id = 'doc'
    this.#text.id = 'text'
    this.#back.setAttribute('aria-hidden', 'true')
    doc.append(this.#text)
    this.root.replaceChildren(this.#back, doc)
  }

  /** Shows a letter; what did not change is not touched. */
  show(page: PageModel, isEditable: boolean): void {
    const styles = sheetStyles(page)
    if (styles !== this.#styles) this.#sheet.replaceSync(styles)
    this.#styles = styles
    const template = document.createElement('template')
    template.innerHTML = letterBody(page, { isEditable })
    morphChildren(this.#text, [...template.content.children])
    // While somebody types, the sheets under a long text are measured in the first pause.
    clearTimeout(this.#waiting)
    if (this.root.activeElement) this.#waiting = setTimeout(() => this.#settle(page), SETTLE_AFTER_MS)
    else this.#settle(page)
  }

  close(): void {
    clearTimeout(this.#waiting)
  }

  /** Brings the 版记 to the foot of the last page and lays as many sheets under the text as it fills. */
  #settle(page: PageModel): void {
    this.#host.style.setProperty('--above-imprint', '0mm')
    const foot = this.#text.querySelector('.foot')
    if (foot) {
      const top = this.#text.getBoundingClientRect().top
      const bottom = (foot.getBoundingClientRect().bottom - top) / this.#scale() / MM
      const end = Math.floor(bottom / PAGE.height) * PAGE.height + PAGE.textHeight
      this.#host.style.setProperty('--above-imprint', `${Math.max(0, end - bottom - SAFETY)}mm`)
    }
    const height = this.#text.getBoundingClientRect().height / this.#scale() / MM
    const pages = Math.max(1, Math.round((height + PAGE.height - PAGE.textHeight) / PAGE.height))
    this.#back.innerHTML = sheetsHtml(page, pages)
    this.#onPages(pages)
  }

  /** The sheets may be shown smaller: rectangles come in shown pixels, styles in the sheet's own. */
  #scale(): number {
    return this.#host.getBoundingClientRect().width / this.#host.offsetWidth
  }

  field(field: Field): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-field="${field}"]`)
  }

  caret(): Caret | null {
    const field = this.root.activeElement?.getAttribute('data-field') as Field | null | undefined
    const selection = this.root.getSelection?.() ?? null
    const element = this.root.activeElement
    if (!field || !selection?.anchorNode || !element) return null
    const range = document.createRange()
    range.selectNodeContents(element)
    range.setEnd(selection.anchorNode, selection.anchorOffset)
    return { field, offset: range.toString().length }
  }

  /** Puts the caret into a field and brings it into sight. */
  place({ field, offset }: Caret): void {
    const element = this.field(field)
    if (!element) return
    element.focus({ preventScroll: true })
    const text = element.firstChild
    const selection = this.root.getSelection?.() ?? null
    if (text && selection) selection.collapse(text, Math.min(offset, text.textContent?.length ?? 0))
    element.scrollIntoView({ block: 'nearest' })
  }

  /**
   * Marks parts of fields without touching them: `start` and `end` count the field's characters; what is
   * newly marked is brought into sight.
   */
  mark(parts: { field: Field; start: number; end: number }[], isNew: boolean): void {
    const ranges = parts.flatMap(({ field, start, end }) => {
      const text = this.field(field)?.firstChild
      if (!text) return []
      const range = new Range()
      range.setStart(text, Math.min(start, text.textContent?.length ?? 0))
      range.setEnd(text, Math.min(end, text.textContent?.length ?? 0))
      return [range]
    })
    CSS.highlights.set('finding', new Highlight(...ranges))
    if (isNew) ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }
}
