/** Parts of a page that say what they are: a person who is put there knows where. */
const PLACES = 'section, main, nav, form, header, footer, search, fieldset, table, li, [role]'

/**
 * What has the focus may go away: a row that was dealt with, a button that is no longer offered, what opened a dialog. Whoever
 * works by keyboard then stands in the nearest part of the page that is left, and not outside of it. Returns the way to stop.
 */
export function keepFocus(): () => void {
  /** the element that had the focus last, and all that is around it, from the inside out */
  let last: HTMLElement[] = []
  /** the same of what had the focus before a dialog or another box over the page took it */
  let behind: HTMLElement[] = []
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return
    last = withParents(target)
    // Boxes that open over the page stand beside `#root`. What holds the focus at the edges of a dialog is not where the
    // person came from.
    if (target.closest('#root') && !isDialogOpen()) behind = last
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    waiting = undefined
    const [lost] = last
    const active = document.activeElement
    if (active && active !== document.body && !active.matches(':disabled')) return
    // A click into emptiness takes the focus off something that is still there: that is what the person wants.
    if (!lost || canHaveFocus(lost)) return
    const place = [...last.slice(1), ...behind].find(
      (element) => canHaveFocus(element) && (element === behind[0] || element.matches(PLACES)),
    )
    if (!place) return
    if (place !== behind[0] && !place.hasAttribute('tabindex')) {
      place.tabIndex = -1
      place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
    }
    place.focus({ preventScroll: true })
  }
  // On its way from one element to the next the focus is nowhere for a moment.
  const soon = (): void => {
    waiting ??= setTimeout(look)
  }
  const changes = new MutationObserver(soon)
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', onFocus)
  // What is hidden by a style, as a dialog that closes, loses the focus without a change of the tree.
  document.addEventListener('focusout', soon)
  return () => {
    changes.disconnect()
    clearTimeout(waiting)
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('focusout', soon)
  }
}

function withParents(element: HTMLElement): HTMLElement[] {
  const chain: HTMLElement[] = []
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) chain.push(at)
  return chain
}

const canHaveFocus = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0

const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.getClientRects().length > 0)
