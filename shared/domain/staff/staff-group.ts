import { z } from 'zod'
import { TRAIT_NAMES, TRAITS } from './structure.ts'

/** The groups of officers that the figures of a year are made of. */
export const STAFF_GROUPS = {
  inPost: '在岗持证',
  trained: '参加过培训',
  untrained: '没有参加培训',
  short: '学时不足',
} as const

/** Stands for the agency of officers and trainings whose records name none. */
export const NO_AGENCY = '没有写明机关'

/** The officers behind a figure of «队伍与培训». */
export const StaffGroup = z.strictObject({
  year: z.int().min(1990).max(2200),
  group: z.enum(['inPost', 'trained', 'untrained', 'short']).default('inPost'),
  /** only those of this agency, by its name, and of bodies whose place it took */
  agency: z.string().optional(),
  trait: z.enum(TRAIT_NAMES).optional(),
  /** of the trait; null: those of whom the register does not say it */
  value: z.string().nullable().default(null),
})
export type StaffGroup = z.output<typeof StaffGroup>

/** «云山市城管局 2026 年没有参加培训», «2026 年在岗持证，学历：本科». */
export function staffGroupInWords({ year, group, agency, trait, value }: StaffGroup): string {
  const whose = agency === undefined ? '' : `${agency} `
  const what = trait === undefined ? '' : `，${TRAITS[trait]}：${value ?? '未填写'}`
  return `${whose}${year} 年${STAFF_GROUPS[group]}${what}`
}
