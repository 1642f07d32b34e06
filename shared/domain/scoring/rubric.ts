import { z } from 'zod'

/** Points and grade limits are written as decimals and kept in whole hundredths of a point. */
const Points = z
  .number()
  .min(0)
  .max(1000)
  .refine((n) => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6, '分值最多两位小数')
  .transform((n) => Math.round(n * 100))

const Deduct = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('once'), amount: Points }),
  z.strictObject({ mode: z.literal('perOccurrence'), amount: Points, cap: Points }),
  z.strictObject({ mode: z.literal('allOrNothing'), amount: Points }),
])

const common = {
  id: z.string().regex(/^[A-Z0-9]{1,8}-[A-Z]\d{2,3}$/, '项目编号应形如 PG-C05'),
  text: z.string().min(1),
  naAllowed: z.boolean(),
  basis: z.array(z.string().min(1)),
  evidence: z.array(z.string()),
  autoCheck: z.string().nullable(),
}

/** An item of a rubric. veto: upheld or not; deduct: starts with its points and loses them; bonus: adds up to its points. */
export const RubricItem = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('veto') }),
  z.strictObject({ ...common, kind: z.literal('deduct'), points: Points, deduct: Deduct }),
  z.strictObject({ ...common, kind: z.literal('bonus'), points: Points }),
])
export type RubricItem = z.infer<typeof RubricItem>

const VetoRule = z.discriminatedUnion('scoreEffect', [
  z.strictObject({ trigger: z.literal('any'), scoreEffect: z.literal('zero'), grade: z.string(), text: z.string() }),
  /** the score is kept but not above `max` */
  z.strictObject({
    trigger: z.literal('any'),
    scoreEffect: z.literal('cap'),
    max: Points,
    grade: z.string(),
    text: z.string(),
  }),
])

/** A published evaluation standard (评查标准), one version of it. Same id and version always mean the same content. */
export const Rubric = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  actionType: z.enum(['penalty', 'licence', 'coercion', 'inspection']),
  procedure: z.enum(['general', 'summary', 'standard']),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  effectiveFrom: z.iso.date(),
  fullMark: z.literal(100),
  grades: z.array(z.strictObject({ name: z.string().min(1), min: Points })).min(2),
  vetoRule: VetoRule,
  scoring: z
    .strictObject({
      naPolicy: z.literal('rescale'),
      naScope: z.literal('rubric'),
      floorAtZero: z.literal(true),
      bonusCap: Points,
      totalCap: Points,
      decimals: z.int().min(0).max(2),
    })
    .prefault({
      naPolicy: 'rescale',
      naScope: 'rubric',
      floorAtZero: true,
      bonusCap: 0,
      totalCap: 100,
      decimals: 1,
    }),
  sections: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        maxPoints: Points,
        items: z.array(RubricItem).min(1),
      }),
    )
    .min(1),
  documentKinds: z.array(z.string().min(1)),
})
export type Rubric = z.infer<typeof Rubric>

/** How a version is named wherever it is bound: `penalty-general@1.0.0`. */
export const rubricKey = ({ id, version }: { id: string; version: string }): string => `${id}@${version}`

export const rubricItems = (rubric: Rubric): RubricItem[] => rubric.sections.flatMap(({ items }) => items)

/** Hundredths as text without trailing zeros: 550 → 5.5. */
export function pointsText(hundredths: number): string {
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(hundredths / 100)}${rest ? `.${rest}` : ''}`
}
