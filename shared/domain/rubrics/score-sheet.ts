import { z } from 'zod'
import { itemsOf, type Rubric } from './rubric.ts'

const PerMille = z.int().min(0).max(1000)

/** A rectangle on a page: left, top, right, bottom in thousandths of the page as it stands in the file (not rotated). */
export const Region = z
  .tuple([PerMille, PerMille, PerMille, PerMille])
  .refine(([left, top, right, bottom]) => left < right && top < bottom, '标出的区域是空的')
export type Region = z.infer<typeof Region>

/** Where a defect stands: document and page of the case, optionally a marked region of the page. */
export const Place = z.strictObject({
  sha256: z.string().length(64).nullable(),
  documentName: z.string().nullable(),
  page: z.int().min(1).nullable(),
  region: Region.nullable().default(null),
})
export type Place = z.infer<typeof Place>

/** One occurrence of a defect: a finding. Its id stays through revisions, so that a letter can lead back to it. */
export const Occurrence = z.strictObject({
  id: z.string().min(1),
  place: Place,
  note: z.string(),
  /** more pages that show the same defect */
  further: z.array(Place).default([]),
})
export type Occurrence = z.infer<typeof Occurrence>

/** Every place an occurrence points to, the main one first. */
export const placesOf = ({ place, further }: Occurrence): Place[] => [place, ...further]

export const SheetEntry = z.strictObject({
  itemId: z.string(),
  /** settled: looked at, with or without defects */
  settled: z.boolean(),
  occurrences: z.array(Occurrence).default([]),
  notApplicable: z
    .strictObject({ reason: z.string().min(1) })
    .nullable()
    .default(null),
  /** veto items: a person proposes, a second step confirms */
  veto: z.enum(['none', 'proposed', 'confirmed']).default('none'),
  /** bonus items: points given, in hundredths */
  bonusHundredths: z.int().min(0).default(0),
})
export type SheetEntry = z.infer<typeof SheetEntry>

export const SheetContent = z.strictObject({ entries: z.array(SheetEntry) })
export type SheetContent = z.infer<typeof SheetContent>

export interface SheetFault {
  itemId: string
  code:
    | 'unknown_item'
    | 'doubled'
    | 'open'
    | 'na_not_allowed'
    | 'na_with_defects'
    | 'no_place'
    | 'no_note'
    | 'veto_misplaced'
    | 'veto_without_finding'
    | 'veto_open'
    | 'veto_by_reviewer'
    | 'bonus_with_defects'
    | 'doubled_finding'
    | 'bonus_misplaced'
    | 'bonus_too_high'
  message: string
}

/** What a sheet lacks before it can be submitted; each fault names the item to jump to. */
export function checkSheet(rubric: Rubric, sheet: SheetContent): SheetFault[] {
  const faults: SheetFault[] = []
  const items = new Map(itemsOf(rubric).map((item) => [item.id, item]))
  const entries = new Map<string, SheetEntry>()
  const findings = new Set<string>()
  for (const entry of sheet.entries) {
    if (!items.has(entry.itemId))
      faults.push({ itemId: entry.itemId, code: 'unknown_item', message: `评查标准中没有 ${entry.itemId}` })
    if (entries.has(entry.itemId))
      faults.push({ itemId: entry.itemId, code: 'doubled', message: `${entry.itemId} 填了两次` })
    entries.set(entry.itemId, entry)
  }
  for (const item of items.values()) {
    const fault = (code: SheetFault['code'], message: string): void => {
      faults.push({ itemId: item.id, code, message: `${item.id} ${message}` })
    }
    const entry = entries.get(item.id)
    if (!entry?.settled && !entry?.notApplicable) {
      fault('open', '还没有评')
      continue
    }
    if (entry.notApplicable && !item.naAllowed) fault('na_not_allowed', '不允许标为不适用')
    if (entry.notApplicable && entry.occurrences.length > 0) fault('na_with_defects', '标为不适用，又记了问题')
    if (entry.veto !== 'none' && item.kind !== 'veto') fault('veto_misplaced', '不是否决项')
    if (entry.veto !== 'none' && entry.occurrences.length === 0)
      fault('veto_without_finding', '提出否决，须写明问题和位置')
    if (entry.veto === 'none' && item.kind === 'veto' && entry.occurrences.length > 0)
      fault('veto_open', '写了问题，却没有提出否决')
    if (entry.veto === 'confirmed') fault('veto_by_reviewer', '只能提出否决，由确认评查发现的人确认')
    if (item.kind === 'bonus' && entry.occurrences.length > 0) fault('bonus_with_defects', '是加分项，不能记问题')
    if (entry.bonusHundredths > 0 && item.kind !== 'bonus') fault('bonus_misplaced', '不是加分项')
    if (item.kind === 'bonus' && entry.bonusHundredths > Math.round((item.points ?? 0) * 100))
      fault('bonus_too_high', '加分超过上限')
    for (const one of entry.occurrences) {
      if (findings.has(one.id)) fault('doubled_finding', `的问题编号 ${one.id} 用了两次`)
      findings.add(one.id)
      if (one.note.trim() === '') fault('no_note', '的问题没有写说明')
      if (placesOf(one).some((place) => place.sha256 !== null && place.page === null))
        fault('no_place', '的问题没有写页码')
    }
  }
  return faults
}
