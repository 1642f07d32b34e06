import { type Day, yearOf } from '../calendar/civil-day.ts'
import { officer } from '../catalogues/officer.ts'
import type { Facts } from '../import/row-parser.ts'

/** By what the structure of the officers is shown (policy paper 002). */
export const TRAITS = {
  education: '学历',
  politics: '政治面貌',
  staff_kind: '人员类别',
  fields: '执法领域',
  cert_kind: '证件种类',
  age: '年龄',
} as const
export type Trait = keyof typeof TRAITS
export const TRAIT_NAMES = Object.keys(TRAITS) as [Trait, ...Trait[]]

/** Bands of age, youngest first: those that yearly reports of staff commonly ask for. */
export const AGE_BANDS = ['35 岁及以下', '36 至 45 岁', '46 至 55 岁', '56 岁及以上'] as const

/**
 * What an officer counts to: a word, of several fields each one; none where the register does not say it. Codes of the known code
 * table count to their word. The age on the day comes from the identity number, which nothing else is told of.
 */
export function traitValues(facts: Facts, trait: Trait, day: Day): string[] {
  if (trait === 'age') {
    const age = ageOn(facts['id_no'], day)
    return age === null ? [] : [bandOf(age)]
  }
  const said = facts[trait]
  if (said === undefined) return []
  if (trait === 'fields') return [...new Set(said.split(/[、,，;；/\n]+/).map((one) => one.trim()))].filter(Boolean)
  return [officer.columns[trait]?.words?.[said] ?? said]
}

/** Whole years on a day by an identity number of 18 or of 15 digits (GB 11643); null where it holds no birth day before it. */
export function ageOn(idNo: string | undefined, day: Day): number | null {
  const text = idNo ?? ''
  const [, long, short] = /^(?:\d{6}((?:19|20)\d{6})\d{3}[\dX]|\d{6}(\d{6})\d{3})$/.exec(text) ?? []
  const birth = long ?? (short === undefined ? undefined : `19${short}`)
  if (birth === undefined) return null
  const monthAndDay = `${birth.slice(4, 6)}-${birth.slice(6)}`
  const age = yearOf(day) - Number(birth.slice(0, 4)) - (day.slice(5) < monthAndDay ? 1 : 0)
  return age < 0 || age > 120 ? null : age
}

function bandOf(age: number): string {
  if (age <= 35) return AGE_BANDS[0]
  if (age <= 45) return AGE_BANDS[1]
  return age <= 55 ? AGE_BANDS[2] : AGE_BANDS[3]
}
