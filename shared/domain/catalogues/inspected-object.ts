import { compact } from '../import/cell-text.ts'

/** Whom an inspection concerned, or a list names, as it is written there. */
export interface InspectedObject {
  name: string | null
  uscc: string | null
}

const nameOf = ({ name }: InspectedObject): string => compact(name ?? '')

/**
 * The inspections of each object, as they come. Objects are told apart by their 统一社会信用代码, else by their exact name in NFKC
 * without white space; an inspection without a code belongs to the only code that bears its name. One that names nobody is left out.
 */
export function byObject<T extends InspectedObject>(inspections: readonly T[]): T[][] {
  const codes = new Map<string, Set<string>>()
  for (const one of inspections)
    if (one.uscc !== null) codes.set(nameOf(one), (codes.get(nameOf(one)) ?? new Set()).add(one.uscc))
  const groups = new Map<string, T[]>()
  for (const one of inspections) {
    const known = [...(codes.get(nameOf(one)) ?? [])]
    const key = one.uscc ?? (known.length === 1 && nameOf(one) !== '' ? known[0] : undefined) ?? nameOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else if (key !== '') groups.set(key, [one])
  }
  return [...groups.values()]
}

/** Finds an object in a list: by code, else, where one of the two has no code, by its exact name. */
export function objectLookup<T extends InspectedObject>(list: readonly T[]): (object: InspectedObject) => T[] {
  const byCode = Map.groupBy(list, ({ uscc }) => uscc)
  const byName = Map.groupBy(list, nameOf)
  return (object) => [
    ...(object.uscc === null ? [] : (byCode.get(object.uscc) ?? [])),
    ...(nameOf(object) === '' ? [] : (byName.get(nameOf(object)) ?? [])).filter(
      ({ uscc }) => uscc === null || object.uscc === null,
    ),
  ]
}
