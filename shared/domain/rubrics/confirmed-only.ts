import type { SheetContent } from './score-sheet.ts'

/** A sheet with only what was confirmed: rejected findings cost nothing, a veto without a confirmed finding does not stand. */
export function confirmedOnly(content: SheetContent, isConfirmed: (findingId: string) => boolean): SheetContent {
  return {
    entries: content.entries.map((entry) => {
      const occurrences = entry.occurrences.filter((one) => isConfirmed(one.id))
      return { ...entry, occurrences, veto: entry.veto !== 'none' && occurrences.length > 0 ? 'confirmed' : 'none' }
    }),
  }
}
