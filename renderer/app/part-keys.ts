const PARTS =
  'h1, main :is(nav, search, section, form, fieldset, aside, footer, [role=tablist], [role=toolbar], [role=tabpanel], [role=region])'
const STOPS =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [contenteditable=true], [tabindex]:not([tabindex="-1"])'

/**
 * F6 goes to the next part of the page and Shift+F6 to the one before, as in any office program: past the filters to the list,
 * from the list to what is beside it. Returns whether the key was one of these.
 */
export function partKey(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || document.querySelector('[role=dialog]:not([style*="display: none"])')) return false
  const starts = startsOfParts()
  const active = document.activeElement
  const after = (one: HTMLElement): boolean => stands(one, active, Node.DOCUMENT_POSITION_FOLLOWING)
  const before = (one: HTMLElement): boolean => stands(one, active, Node.DOCUMENT_POSITION_PRECEDING)
  const next = event.shiftKey ? (starts.findLast(before) ?? starts.at(-1)) : (starts.find(after) ?? starts[0])
  next?.focus()
  return next !== undefined
}

const stands = (one: Element, other: Element | null, where: number): boolean =>
  other !== null && one !== other && (other.compareDocumentPosition(one) & where) !== 0

/** Where each part begins, in the order of the page. */
function startsOfParts(): HTMLElement[] {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)]
  const starts = parts.map(startOf).filter((start) => start !== undefined)
  return [...new Set(starts)].filter((start) => start.getClientRects().length > 0)
}

/** A list begins with its first row, everything else with the first thing that has the focus by Tab. */
function startOf(part: HTMLElement): HTMLElement | undefined {
  if (part.matches('h1')) return part
  const row = part.querySelector<HTMLElement>('.ag-row .ag-cell')
  const stops = [...part.querySelectorAll<HTMLElement>(STOPS)].filter((one) => one.getClientRects().length > 0)
  const [first] = stops.filter((one) => !one.matches('.ag-tab-guard'))
  // The grid is what its part is for, unless something stands before it.
  return row && first?.closest('.ag-root') ? row : (first ?? (part.tabIndex >= 0 ? part : undefined))
}
