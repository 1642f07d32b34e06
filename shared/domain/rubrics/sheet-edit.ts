import { itemsOf, hundredths, type Rubric, type RubricItem } from './rubric.ts'
import type { Occurrence, Place, SheetContent, SheetEntry } from './score-sheet.ts'

/** The entry of an item; an item nobody has touched is open. */
export function entryOf(content: SheetContent, itemId: string): SheetEntry {
  return (
    content.entries.find((entry) => entry.itemId === itemId) ?? {
      itemId,
      settled: false,
      occurrences: [],
      notApplicable: null,
      veto: 'none',
      bonusHundredths: 0,
    }
  )
}

export const isSettled = (entry: SheetEntry): boolean => entry.settled || entry.notApplicable !== null

/** Items looked at, and all items of the rubric. */
export function progressOf(rubric: Rubric, content: SheetContent): { settled: number; items: number } {
  const items = itemsOf(rubric)
  return { settled: items.filter((item) => isSettled(entryOf(content, item.id))).length, items: items.length }
}

/** The next item in the order of the sheet that nobody has settled, beginning after `itemId` and going round once. */
export function nextOpenItem(rubric: Rubric, content: SheetContent, itemId: string): string | null {
  const ids = itemsOf(rubric).map((item) => item.id)
  const from = ids.indexOf(itemId) + 1
  return [...ids.slice(from), ...ids.slice(0, from)].find((id) => !isSettled(entryOf(content, id))) ?? null
}

function withEntry(content: SheetContent, itemId: string, change: Partial<SheetEntry>): SheetContent {
  const entry = { ...entryOf(content, itemId), ...change }
  const known = content.entries.some((one) => one.itemId === itemId)
  return {
    entries: known ? content.entries.map((one) => (one.itemId === itemId ? entry : one)) : [...content.entries, entry],
  }
}

/** Looked at; what has been found so far stays. */
export const settle = (content: SheetContent, itemId: string): SheetContent =>
  withEntry(content, itemId, { settled: true, notApplicable: null })

/** As if nobody had looked at the item: everything noted for it goes. */
export const clearItem = (content: SheetContent, itemId: string): SheetContent =>
  withEntry(content, itemId, { settled: false, notApplicable: null, occurrences: [], veto: 'none', bonusHundredths: 0 })

/** Not applicable, with the reason; what was noted for the item goes. */
export const setNotApplicable = (content: SheetContent, itemId: string, reason: string): SheetContent =>
  withEntry(clearItem(content, itemId), itemId, { notApplicable: { reason } })

/** A problem found settles its item; on a veto item it is the proposal of a veto. */
export function addOccurrence(content: SheetContent, item: RubricItem, occurrence: Occurrence): SheetContent {
  const { occurrences } = entryOf(content, item.id)
  return withEntry(content, item.id, {
    settled: true,
    notApplicable: null,
    occurrences: [...occurrences, occurrence],
    veto: item.kind === 'veto' ? 'proposed' : 'none',
  })
}

/** The item stays settled; a veto without any problem is none. */
export function removeOccurrence(content: SheetContent, item: RubricItem, occurrenceId: string): SheetContent {
  const entry = entryOf(content, item.id)
  const occurrences = entry.occurrences.filter((one) => one.id !== occurrenceId)
  return withEntry(content, item.id, { occurrences, veto: occurrences.length > 0 ? entry.veto : 'none' })
}

function changeOccurrence(
  content: SheetContent,
  itemId: string,
  occurrenceId: string,
  change: (one: Occurrence) => Occurrence,
): SheetContent {
  const { occurrences } = entryOf(content, itemId)
  return withEntry(content, itemId, {
    occurrences: occurrences.map((one) => (one.id === occurrenceId ? change(one) : one)),
  })
}

export const setNote = (content: SheetContent, itemId: string, occurrenceId: string, note: string): SheetContent =>
  changeOccurrence(content, itemId, occurrenceId, (one) => ({ ...one, note }))

/** A problem that points nowhere yet gets its place; one that has a place gets one more. The same place is not noted twice. */
export const cite = (content: SheetContent, itemId: string, occurrenceId: string, place: Place): SheetContent =>
  changeOccurrence(content, itemId, occurrenceId, (one) => {
    if (one.place.sha256 === null) return { ...one, place }
    const same = [one.place, ...one.further].some((known) => JSON.stringify(known) === JSON.stringify(place))
    return same ? one : { ...one, further: [...one.further, place] }
  })

/** Takes a place away, counted as in `placesOf`; the next one becomes the main place. */
export const removePlace = (content: SheetContent, itemId: string, occurrenceId: string, index: number): SheetContent =>
  changeOccurrence(content, itemId, occurrenceId, (one) => {
    const [place, ...further] = [one.place, ...one.further].filter((_, i) => i !== index)
    return { ...one, place: place ?? NOWHERE, further }
  })

/** A problem of the whole file, or one whose place is still to come. */
export const NOWHERE: Place = { sha256: null, documentName: null, page: null, region: null }

/** Points given for a bonus item, kept between 0 and the item's points. */
export const setBonus = (content: SheetContent, item: RubricItem, bonusHundredths: number): SheetContent =>
  withEntry(content, item.id, {
    settled: true,
    notApplicable: null,
    bonusHundredths: Math.max(0, Math.min(bonusHundredths, hundredths(item.points))),
  })
