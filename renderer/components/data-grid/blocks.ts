import type { GridApi, IDatasource, SortModelItem } from 'ag-grid-community'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DataGridProps, GridSort } from './columns.ts'

export const BLOCK = 100

const sortOf = ([sorted]: SortModelItem[]): GridSort | null =>
  sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : null

/**
 * Gives a grid its rows block by block, where the page loads them so. `firstSort` is how the list opens: its first block is
 * asked for while the grid is still being built, which takes about as long.
 */
export function useBlocks<Row>(
  props: DataGridProps<Row>,
  api: GridApi<Row> | undefined,
  firstSort: GridSort | null,
): { total: number | undefined; error: unknown } {
  const [total, setTotal] = useState<number>()
  const [error, setError] = useState<unknown>()
  // The source outlives renders: it must see the newest `load`.
  const latest = useRef(props)
  latest.current = props
  const blocks = 'load' in props
  const reloadKey = blocks ? JSON.stringify(props.reloadKey) : ''
  const [first] = useState(() => {
    if (!blocks) return undefined
    const block = { offset: 0, limit: BLOCK, sort: firstSort }
    const rows = props.load(block)
    // where the grid asks for another block after all, this one is not missed
    rows.then(({ total: found }) => found).catch(() => undefined)
    return { asked: JSON.stringify([reloadKey, block]), rows }
  })
  const early = useRef(first)
  const together = useRef(atOnce())

  const source = useMemo<IDatasource | undefined>(() => {
    if (!blocks) return undefined
    const made: IDatasource = {
      getRows(asked) {
        const now = latest.current
        if (!('load' in now)) return
        const block = { offset: asked.startRow, limit: asked.endRow - asked.startRow, sort: sortOf(asked.sortModel) }
        const begun = early.current?.asked === JSON.stringify([reloadKey, block]) ? early.current.rows : undefined
        early.current = undefined
        const show = together.current()
        ;(begun ?? now.load(block)).then(
          ({ rows, total: found }) =>
            show(() => {
              setError(undefined)
              if (typeof found === 'number') {
                setTotal(found)
                asked.successCallback(rows, found)
                return
              }
              setTotal(undefined)
              asked.successCallback(rows)
              found.then(
                (count) => {
                  // Another list may have come meanwhile.
                  if (shownSource.current !== made) return
                  setTotal(count)
                  shownApi.current?.setRowCount(count, true)
                },
                (problem: unknown) => setError(problem),
              )
            }),
          (problem: unknown) =>
            show(() => {
              setError(problem)
              asked.failCallback()
            }),
        )
      },
    }
    return made
  }, [blocks, reloadKey])
  const shownSource = useRef(source)
  const shownApi = useRef(api)
  useEffect(() => {
    shownSource.current = source
    shownApi.current = api
    if (source) api?.setGridOption('datasource', source)
  }, [api, source])
  // The same list with changed data: its blocks are read again in place, the scroll position stays.
  const version = blocks ? props.version : undefined
  const shownVersion = useRef(version)
  useEffect(() => {
    if (shownVersion.current === version) return
    shownVersion.current = version
    api?.refreshInfiniteCache()
  }, [api, version])
  return { total, error }
}

/**
 * A place in a list may stand in two blocks, which are asked for at once. What comes is shown when nothing is on its way any
 * more: drawing half of the rows first would take as long as drawing all of them.
 */
function atOnce(): () => (show: () => void) => void {
  let onTheWay = 0
  let waiting: (() => void)[] = []
  return () => {
    onTheWay += 1
    return (show) => {
      waiting.push(show)
      onTheWay -= 1
      if (onTheWay > 0) return
      const shown = waiting
      waiting = []
      for (const one of shown) one()
    }
  }
}
