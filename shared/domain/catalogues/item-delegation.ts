import { keyOfAgency } from './record-identity.ts'

/** The bodies to which an item is delegated, from the text of 赋权、委托对象. */
export const delegatesOf = (text: string): string[] =>
  text
    .split(/[、；;，,\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Those of them to which it was not delegated before. */
export function newDelegates(before: string | undefined, after: string | undefined): string[] {
  const known = new Set(delegatesOf(before ?? '').map(keyOfAgency))
  return delegatesOf(after ?? '').filter((name) => !known.has(keyOfAgency(name)))
}
