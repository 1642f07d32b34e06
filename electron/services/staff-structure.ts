import type { Output } from '../../shared/contract/index.ts'
import type { Day } from '../../shared/domain/calendar/civil-day.ts'
import { AGE_BANDS, type Trait, TRAIT_NAMES } from '../../shared/domain/staff/structure.ts'
import type { ReadDb } from '../database/db.ts'
import { type StaffOfficer, staffOf } from './staff-officers.ts'

type Bar = Output<'staff.structure'>['traits'][number]['bars'][number]

/** The structure of the officers in post (policy paper 002): how many count to each word; of several fields to each. */
export function staffStructure(db: ReadDb, year: number, today: Day): Output<'staff.structure'> {
  const { day, officers } = staffOf(db, year, today)
  return {
    day,
    inPost: officers.length,
    traits: TRAIT_NAMES.map((trait) => ({ trait, bars: barsOf(officers, trait) })),
  }
}

function barsOf(officers: readonly StaffOfficer[], trait: Trait): Bar[] {
  const counts = new Map<string, number>()
  let unknown = 0
  for (const { traits } of officers) {
    if (traits[trait].length === 0) unknown += 1
    for (const value of traits[trait]) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const bars = [...counts].map(([value, count]) => ({ value, count }))
  const bands: readonly string[] = AGE_BANDS
  if (trait === 'age') bars.sort((a, b) => bands.indexOf(a.value) - bands.indexOf(b.value))
  else bars.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'zh-Hans-CN'))
  return [...bars, ...(unknown > 0 ? [{ value: null, count: unknown }] : [])]
}
