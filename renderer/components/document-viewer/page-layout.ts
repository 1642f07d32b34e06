import type { Position, ViewedDocument } from './viewed.ts'

export interface Size {
  width: number
  height: number
}

export type Zoom = 'width' | 'page' | number

/** One page in the long column of all pages of all documents. Sizes in CSS pixels as shown. */
export interface Slot extends Position {
  index: number
  documentIndex: number
  /** The first page of a document stands under its title. */
  opensDocument: boolean
  /** Page as shown, turned as the reader turned it. */
  size: Size
  scale: number
  rotation: number
  top: number
  bottom: number
}

/** A4 at 96 pixels an inch: what a page counts as until it is known. */
export const A4: Size = { width: 794, height: 1123 }
/** Larger canvases cost more memory than they show. */
export const MOST_PIXELS = 16_000_000
export const GAP = 12
export const TITLE_HEIGHT = 32
/** No page is wider than this by itself, on however large a screen: its first lines would fill the window. */
const WIDEST = 1200

export const pageKey = ({ documentId, page }: Position): string => `${documentId}:${page}`
export const pagesOf = (document: ViewedDocument): number => Math.max(1, document.pages ?? 1)

interface LayoutInput {
  documents: readonly ViewedDocument[]
  /** Natural sizes of the pages seen so far, by `pageKey`; the last known one of a document stands for its other pages. */
  sizes: ReadonlyMap<string, Size>
  /** Quarter turns in degrees, by `pageKey`. */
  rotations: ReadonlyMap<string, number>
  zoom: Zoom
  room: Size
}

/** Places every page of every document one under the other. */
export function layOut({ documents, sizes, rotations, zoom, room }: LayoutInput): Slot[] {
  const slots: Slot[] = []
  let top = 0
  for (const [documentIndex, document] of documents.entries()) {
    let usual = A4
    for (let page = 1; page <= pagesOf(document); page += 1) {
      const position = { documentId: document.id, page }
      const key = pageKey(position)
      usual = sizes.get(key) ?? usual
      const rotation = rotations.get(key) ?? 0
      const turned = rotation % 180 === 0 ? usual : { width: usual.height, height: usual.width }
      const scale = scaleFor(turned, zoom, room)
      const size = { width: Math.round(turned.width * scale), height: Math.round(turned.height * scale) }
      const opensDocument = page === 1
      const bottom = top + (opensDocument ? TITLE_HEIGHT : 0) + size.height + GAP
      slots.push({
        ...position,
        index: slots.length,
        documentIndex,
        opensDocument,
        size,
        scale,
        rotation,
        top,
        bottom,
      })
      top = bottom
    }
  }
  return slots
}

function scaleFor(page: Size, zoom: Zoom, room: Size): number {
  const wide = Math.max(0.1, Math.min(room.width - 2 * GAP, WIDEST) / page.width)
  if (zoom === 'width') return wide
  if (zoom === 'page') return Math.max(0.1, Math.min(wide, (room.height - TITLE_HEIGHT - GAP) / page.height))
  return zoom / 100
}

/** The page at a height of the column; the nearest one beyond its ends. */
export function slotAt(slots: readonly Slot[], height: number): Slot | undefined {
  let [low, high] = [0, slots.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slots[middle]?.bottom ?? 0) > height) high = middle
    else low = middle + 1
  }
  return slots[low]
}

/** Pages within sight and half a screen around it: what is held in memory. */
export function slotsInSight(slots: readonly Slot[], scrollTop: number, height: number): Slot[] {
  const first = slotAt(slots, scrollTop - height / 2)?.index ?? 0
  const last = slotAt(slots, scrollTop + height * 1.5)?.index ?? 0
  return slots.slice(first, last + 1)
}

export const findSlot = (slots: readonly Slot[], { documentId, page }: Position): Slot | undefined =>
  slots.find((slot) => slot.documentId === documentId && slot.page === page) ??
  slots.find((slot) => slot.documentId === documentId)
