/// <reference lib="dom" />
import { expect, type Page } from '@playwright/test'

/** More presses than this, and a shortcut is missing. */
const MOST_TABS = 15

/** What has the focus: its name as a screen reader says it, its role, and whether the focus is seen. */
export interface Focus {
  name: string
  role: string
  seen: boolean
}

/** A person at the keyboard: nothing but keys, and at every stop the focus must be seen. */
export function keyboard(page: Page) {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Presses Tab (or another key) until the focus is on what has this name. */
  const go = async (key: string, name: string | RegExp, most = MOST_TABS): Promise<void> => {
    const wanted = typeof name === 'string' ? (text: string) => text === name : (text: string) => name.test(text)
    const passed: string[] = []
    await atRest(page)
    for (let i = 0; i < most; i += 1) {
      await press(key)
      const focus = await focusOf(page)
      passed.push(`${focus.name || '（no name）'}${focus.seen ? '' : ' (not seen)'}`)
      // a dialog bears the name of the button that closes it with yes
      if (!wanted(focus.name) || focus.role === 'dialog') continue
      await expectSeen()
      return
    }
    throw new Error(`${String(name)} is not reached by ${most} times ${key}: ${passed.join(' | ')}`)
  }
  const expectSeen = async (): Promise<void> => {
    await expect.poll(() => focusOf(page)).toMatchObject({ seen: true })
  }
  return {
    press,
    type: (text: string) => page.keyboard.type(text),
    tabTo: (name: string | RegExp, most?: number) => go('Tab', name, most),
    backTo: (name: string | RegExp, most?: number) => go('Shift+Tab', name, most),
    /** Goes part by part, past what one does not want. */
    partTo: (name: string | RegExp) => go('F6', name, 8),
    arrowTo: (name: string | RegExp, key = 'ArrowDown') => go(key, name, 40),
    /** The focus is here already, and is seen. */
    at: async (name: string | RegExp): Promise<void> => {
      const wanted = typeof name === 'string' ? expect.stringContaining(name) : expect.stringMatching(name)
      await atRest(page)
      await expect.poll(() => focusOf(page)).toMatchObject({ name: wanted, seen: true })
    },
    /** Opens the choice that has the focus and takes the option with these words. */
    choose: async (words: string): Promise<void> => {
      const active = page.locator(
        '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
      )
      await expect(active).toHaveCount(0)
      await press('ArrowDown')
      await active.waitFor()
      for (let i = 0; i < 30 && (await active.textContent()) !== words; i += 1) await press('ArrowDown')
      await expect(active).toHaveText(words)
      await press('Enter')
      await expect(active).toHaveCount(0)
    },
  }
}

/** Waits as a person does for a dialog that is still opening or closing: what holds the focus moves it once more at the end. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = (): Animation[] =>
      document.getAnimations().filter(({ effect, playState }) => {
        return playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
      })
    for (let now = moving(); now.length > 0; now = moving()) {
      await Promise.allSettled(now.map(({ finished }) => finished))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
  })
}

/** What has the focus now. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let active = document.activeElement
    // The sheet of a letter stands in a shadow root.
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (!(active instanceof HTMLElement) || active === document.body) return { name: '', role: 'body', seen: false }
    const text = (element: Element | null | undefined): string => (element?.textContent ?? '').trim()
    const labelledBy = (active.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => text(document.getElementById(id)))
      .join('')
    const isField = active.matches('input, textarea, button')
    const labels = isField ? (active as HTMLInputElement).labels : null
    const name =
      active.getAttribute('aria-label') ??
      (labelledBy || [...(labels ?? [])].map(text).join('') || text(active) || active.title)
    const box = active.getBoundingClientRect()
    const inWindow = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth

    /** An outline, or a shadow or border that the focus brings. */
    const rings = (element: Element | null, own: boolean): boolean => {
      if (!(element instanceof HTMLElement) || Number(getComputedStyle(element).opacity) === 0) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true
      const isFocused = own || /focus/.test(element.className)
      return isFocused && boxShadow !== 'none' && !boxShadow.startsWith('rgba(0, 0, 0, 0)')
    }
    const parents: Element[] = []
    for (let at = active.parentElement; at && parents.length < 4; at = at.parentElement) parents.push(at)
    const seen =
      rings(active, true) ||
      rings(active.nextElementSibling, true) ||
      parents.some((parent) => rings(parent, false)) ||
      active.matches('.ag-cell-focus')
    return {
      name: name
        .replace(/^Tab \d+ of \d+/, '')
        .trim()
        .slice(0, 60),
      role: active.getAttribute('role') ?? active.tagName,
      seen: seen && inWindow,
    }
  })
}
