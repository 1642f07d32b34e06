import { z } from 'zod'
import { otherKindOf } from '../act-kinds.ts'
import { CODE_SOURCES } from './code-tables.ts'
import { ENCODINGS } from './file-report.ts'
import { type GivenMapping, normalHeading } from './headings.ts'
import { parseCreditCode } from './identifiers.ts'
import { TABLE_KINDS } from './tables.ts'

/** Letters that can hide what a name says: controls and marks that turn the direction of writing. */
const HIDING = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
const plain = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !HIDING.test(text), '含有看不见的字符')
const Heading = z.string().min(1).max(200)

/** What a profile may fill in where a record does not say it: never its number, its parties, days or money. */
export const FIXED_FIELDS = [
  'agency_name',
  'agency_uscc',
  'area_code',
  'procedure',
  'act_kind',
  'source_name',
  'source_uscc',
] as const
export type FixedField = (typeof FIXED_FIELDS)[number]

/** How one column is read. `codes`: whose table its bare codes come from. */
const ProfileColumn = z.strictObject({
  heading: Heading,
  field: z.string().max(60).nullable(),
  unit: z.enum(['yuan', 'wan']).optional(),
  codes: z.enum(CODE_SOURCES).optional(),
})

/** What a profile says of a table, whoever wrote it. */
export const ProfileBody = z.strictObject({
  name: plain(60).min(1),
  /** where the table comes from, and the source of what is said of it */
  note: plain(500).default(''),
  table: z.enum(TABLE_KINDS),
  /** headings by which the table is known: a header that has all of them, in any order, is read by this profile */
  marks: z.array(Heading).min(3).max(300),
  columns: z.array(ProfileColumn).max(300),
  fixed: z
    .array(z.strictObject({ field: z.enum(FIXED_FIELDS), value: plain(200).min(1) }))
    .max(10)
    .default([]),
  /** only when the profile is chosen by name; else the encoding is detected */
  encoding: z.enum(ENCODINGS).optional(),
  /** the only sheet that it is for */
  sheet: z.string().max(100).optional(),
})
export type ProfileBody = z.infer<typeof ProfileBody>

/** A profile as a file: what ships with the program, and what one PC hands to another. */
export const ProfileFile = ProfileBody.extend({
  format: z.literal('mingjuan-import-profile'),
  version: z.literal(1),
})
export type ProfileFile = z.infer<typeof ProfileFile>

/** A profile that files can be read by. Own ones were named by the bureau or came from another; others ship. */
export interface ImportProfile extends ProfileBody {
  id: string
  own: boolean
}

/**
 * What a schema cannot see, one sentence each: fields that the table does not have, a heading said twice, a credit code that is
 * none. `fields` are those of the profile's table.
 */
export function profileFaults(body: ProfileBody, fields: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { heading, field } of body.columns) {
    const normal = normalHeading(heading)
    if (seen.has(normal)) faults.push(`表头“${heading}”写了两次`)
    seen.add(normal)
    if (field !== null && !fields.has(field)) faults.push(`“${heading}”对应的事实项“${field}”不属于这类表格`)
  }
  if (new Set(body.marks.map(normalHeading).filter((mark) => mark !== '')).size < 3)
    faults.push('用来认出表格的表头不足三个')
  for (const { field, value } of body.fixed)
    if (field.endsWith('_uscc') && (parseCreditCode(value).value === null || parseCreditCode(value).code))
      faults.push(`“${value}”不是有效的统一社会信用代码`)
  for (const { field, value } of body.fixed)
    if (field === 'act_kind' && (body.table !== 'act' || otherKindOf(value) !== value))
      faults.push(`“${value}”不能作为执法类型填入：要写成“行政确认”的样式，并且只用于“其他行政行为”的表格`)
  if (new Set(body.fixed.map(({ field }) => field)).size < body.fixed.length) faults.push('同一项填入了两个值')
  return faults
}

/** A profile in the shape that headers are read by. */
export function profileMapping({ table, columns, fixed }: ProfileBody): GivenMapping {
  const of = <K extends 'unit' | 'codes'>(key: K) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const value = column[key]
        return value === undefined ? [] : [[normalHeading(column.heading), value]]
      }),
    ) as Record<string, NonNullable<(typeof columns)[number][K]>>
  return {
    table,
    columns: Object.fromEntries(columns.map(({ heading, field }) => [normalHeading(heading), field])),
    codes: of('codes'),
    units: of('unit'),
    fixed: Object.fromEntries(fixed.map(({ field, value }) => [field, value])),
  }
}

/** True when a header has every heading by which the profile knows its table, on the sheet it is for. */
export function profileFits(profile: ProfileBody, headings: ReadonlySet<string>, sheet: string | null): boolean {
  if (profile.sheet !== undefined && sheet !== null && profile.sheet !== sheet) return false
  return profile.marks.every((mark) => headings.has(normalHeading(mark)))
}

/**
 * The one profile that a header is read by when nobody says which: own ones before those that ship, then the one that knows
 * the table by most headings. Two that are equal (the same table of two agencies) leave it to a person: undefined.
 */
export function bestProfile(fitting: readonly ImportProfile[]): ImportProfile | undefined {
  const rank = ({ own, marks }: ImportProfile): number => (own ? 1000 : 0) + marks.length
  const [first, second] = fitting.toSorted((a, b) => rank(b) - rank(a))
  return first && second && rank(first) === rank(second) ? undefined : first
}
