/**
 * Brings `old` to what `next` is, element by element in order, and leaves alone what is equal already: the field that has
 * the caret keeps it.
 */
export function morph(old: Element, next: Element): void {
  if (old.tagName !== next.tagName) {
    old.replaceWith(next)
    return
  }
  for (const name of old.getAttributeNames()) if (!next.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  if (next.childElementCount === 0 || old.hasAttribute('data-field')) {
    if (old.textContent !== next.textContent || old.childElementCount > 0) old.textContent = next.textContent
    return
  }
  morphChildren(old, [...next.children])
}

/** The same for the children of an element. */
export function morphChildren(parent: Element, next: Element[]): void {
  const present = [...parent.children]
  next.forEach((child, i) => {
    const old = present[i]
    if (old) morph(old, child)
    else parent.append(child)
  })
  for (const extra of present.slice(next.length)) extra.remove()
}
