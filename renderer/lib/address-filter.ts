import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'

/** Filters of a list live in the address, so that «back» and a link find the same list; the last ones are remembered. */
export function useAddressFilter<S extends z.ZodType<Record<string, unknown>>>(
  list: string,
  schema: S,
): [z.output<S>, (next: z.input<S>) => void] {
  const key = `mingjuan.filter.${list}`
  const [params, setParams] = useSearchParams()
  const inAddress = params.get('filter')
  const remembered = inAddress === null ? localStorage.getItem(key) : null
  useEffect(() => {
    if (remembered !== null) setParams({ filter: remembered }, { replace: true })
  }, [remembered, setParams])
  return [
    parse(schema, inAddress ?? remembered),
    (next) => {
      const text = JSON.stringify(next)
      localStorage.setItem(key, text)
      setParams({ filter: text }, { replace: true })
    },
  ]
}

function parse<S extends z.ZodType>(schema: S, text: string | null): z.output<S> {
  let raw: unknown = {}
  try {
    raw = JSON.parse(text ?? '{}')
  } catch {
    // An address typed by hand: no filter.
  }
  const parsed = schema.safeParse(raw)
  return parsed.success ? parsed.data : schema.parse({})
}

/** The address at which a letter to this agency out of this round is begun. */
export const draftAddress = (roundId: string, agencyId: number): string =>
  `${listAddress('/letters', { roundId })}&draft=${agencyId}`

/** The address of a list with this filter: every number on a page links to its list. */
export const listAddress = (path: string, filter: Record<string, unknown>): string =>
  `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`
