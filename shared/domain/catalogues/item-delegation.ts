import { keyOfAgency } from './record-identity.ts'

/** The bodies to which an item is delegated, from the text of 赋权、委托对象; each once, as it is written first. */
export function delegatesOf(text: string): string[] {
  const names = new Map<string, string>()
  for (const part of text.split(/[、；;，,\n]+/)) {
    const name = part.trim()
    if (name !== '' && !names.has(keyOfAgency(name))) names.set(keyOfAgency(name), name)
  }
  return [...names.values()]
}

/** Those of them to which it was not delegated before, and those to which it was. */
export function delegatesSince(
  before: string | undefined,
  after: string | undefined,
): { added: string[]; kept: string[] } {
  const known = new Set(delegatesOf(before ?? '').map(keyOfAgency))
  const names = delegatesOf(after ?? '')
  return {
    added: names.filter((name) => !known.has(keyOfAgency(name))),
    kept: names.filter((name) => known.has(keyOfAgency(name))),
  }
}
