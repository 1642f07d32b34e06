import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useRemembered } from '../../lib/remembered.ts'
import { findSlot, layOut, pageKey, type Size, type Slot, slotAt, slotsInSight, type Zoom } from './page-layout.ts'
import type { Position, ViewedDocument } from './viewed.ts'

interface PagesInput {
  /** As given: a PDF may come without its number of pages, which is then read from it. */
  given: readonly ViewedDocument[]
  position: Position | null
  onPosition: (position: Position) => void
  scroller: RefObject<HTMLDivElement | null>
}

const STEPS = [25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400]

/** The column of pages: what is where, what is in sight, and which page is the current one. */
export function usePages({ given, position, onPosition, scroller }: PagesInput) {
  const [zoom, setZoom] = useRemembered<Zoom>('viewer.zoom', 'width')
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map())
  const [counted, setCounted] = useState<ReadonlyMap<string, number>>(new Map())
  const documents = useMemo(
    () => given.map((one) => (one.pages === null ? { ...one, pages: counted.get(one.sha256) ?? null } : one)),
    [given, counted],
  )
  const [rotations, setRotations] = useState<ReadonlyMap<string, number>>(new Map())
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 })
  const [scrollTop, setScrollTop] = useState(0)
  /** Where the reader is: a page and how much of it has gone up out of sight. Layouts change around it. */
  const anchor = useRef<{ position: Position; share: number } | null>(null)
  const told = useRef<Position | null>(null)

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  const slots = useMemo(
    () => (room.width === 0 ? [] : layOut({ documents, sizes, rotations, zoom, room })),
    [documents, sizes, rotations, zoom, room],
  )
  const current = position ? findSlot(slots, position) : slots[0]

  // A position given from outside is gone to; one that came from scrolling is where we are already.
  const [documentId, page] = [position?.documentId ?? documents[0]?.id, position?.page ?? 1]
  if (documentId !== undefined && (told.current?.documentId !== documentId || told.current.page !== page)) {
    told.current = { documentId, page }
    anchor.current = { position: told.current, share: 0 }
  }

  useLayoutEffect(() => {
    const element = scroller.current
    const slot = anchor.current && findSlot(slots, anchor.current.position)
    if (!element || !slot || !anchor.current) return
    const wanted = Math.round(slot.top + anchor.current.share * (slot.bottom - slot.top))
    if (Math.abs(element.scrollTop - wanted) > 1) element.scrollTop = wanted
    setScrollTop(element.scrollTop)
  }, [slots, scroller, documentId, page])

  const onScroll = useCallback((): void => {
    const element = scroller.current
    if (!element) return
    const top = element.scrollTop
    setScrollTop(top)
    const known = anchor.current && findSlot(slots, anchor.current.position)
    const expected = known && anchor.current ? known.top + anchor.current.share * (known.bottom - known.top) : -1
    // The end of the column may be reached before the wanted page is at the top: then nobody has scrolled.
    const most = element.scrollHeight - element.clientHeight
    if (Math.abs(Math.min(expected, most) - top) <= 2) return
    const seen = slotAt(slots, top)
    if (!seen) return
    anchor.current = { position: seen, share: (top - seen.top) / (seen.bottom - seen.top) }
    const reading = slotAt(slots, top + element.clientHeight / 3) ?? seen
    if (told.current?.documentId === reading.documentId && told.current.page === reading.page) return
    told.current = { documentId: reading.documentId, page: reading.page }
    onPosition(told.current)
  }, [slots, scroller, onPosition])

  const onSize = useCallback(
    (slot: Slot, size: Size, sha256: string, pages: number): void => {
      if (given[slot.documentIndex]?.pages === null)
        setCounted((known) => (known.get(sha256) === pages ? known : new Map(known).set(sha256, pages)))
      setSizes((known) => {
        const before = known.get(pageKey(slot))
        if (before?.width === size.width && before.height === size.height) return known
        return new Map(known).set(pageKey(slot), size)
      })
    },
    [given],
  )

  const goTo = (slot: Slot | undefined): void => {
    if (!slot) return
    told.current = null
    onPosition({ documentId: slot.documentId, page: slot.page })
  }
  const percent = current ? Math.round(current.scale * 100) : 100
  return {
    documents,
    slots,
    current,
    inSight: slotsInSight(slots, scrollTop, room.height),
    height: slots.at(-1)?.bottom ?? 0,
    width: Math.max(...slots.slice(0, 1).map(({ size }) => size.width), current?.size.width ?? 0),
    zoom,
    percent,
    setZoom,
    onScroll,
    onSize,
    goTo,
    zoomStep: (by: 1 | -1): void => {
      const next = by === 1 ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent)
      if (next !== undefined) setZoom(next)
    },
    rotate: (whole: boolean): void => {
      if (!current) return
      const turned = new Map(rotations)
      for (const slot of slots)
        if (slot.documentId === current.documentId && (whole || slot.page === current.page))
          turned.set(pageKey(slot), (slot.rotation + 90) % 360)
      setRotations(turned)
    },
  }
}
