import { z } from 'zod'
import { ActKind } from '../act-kinds.ts'

/** Points with at most two decimals: exact in whole hundredths. */
const Points = z.number().min(0).max(1000).multipleOf(0.01)

export const RubricItem = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  kind: z.enum(['veto', 'deduct', 'bonus']),
  points: Points.optional(),
  deduct: z
    .strictObject({ mode: z.enum(['once', 'perOccurrence', 'allOrNothing']), amount: Points, cap: Points.optional() })
    .optional(),
  naAllowed: z.boolean(),
  basis: z.array(z.string()),
  evidence: z.array(z.string()),
  autoCheck: z.string().nullable(),
})
export type RubricItem = z.infer<typeof RubricItem>

/** A rubric (案卷评查标准) as data; the file format is described by the fields themselves. */
export const Rubric = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  actionType: ActKind,
  procedure: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  effectiveFrom: z.iso.date(),
  fullMark: z.int().min(1),
  grades: z.array(z.strictObject({ name: z.string(), min: Points })).min(1),
  vetoRule: z.strictObject({
    trigger: z.literal('any'),
    /** zero: the total becomes 0; cap: it stays, but not above `max` */
    scoreEffect: z.enum(['zero', 'cap']),
    max: Points.optional(),
    grade: z.string(),
    text: z.string(),
  }),
  scoring: z
    .strictObject({
      naPolicy: z.literal('rescale'),
      naScope: z.literal('rubric'),
      floorAtZero: z.literal(true),
      bonusCap: Points,
      totalCap: z.int().min(1),
      decimals: z.int().min(0).max(2),
    })
    .prefault({ naPolicy: 'rescale', naScope: 'rubric', floorAtZero: true, bonusCap: 0, totalCap: 100, decimals: 1 }),
  sections: z.array(
    z.strictObject({ id: z.string(), title: z.string(), maxPoints: Points, items: z.array(RubricItem).min(1) }),
  ),
  documentKinds: z.array(z.string()),
})
export type Rubric = z.infer<typeof Rubric>

export const itemsOf = (rubric: Rubric): RubricItem[] => rubric.sections.flatMap((section) => section.items)

/** Whole hundredths of points. */
export const hundredths = (points: number | undefined): number => Math.round((points ?? 0) * 100)

/** Largest loss of a deducting item, in hundredths. */
export function largestLoss(item: RubricItem): number {
  const { deduct } = item
  return deduct ? hundredths(deduct.mode === 'perOccurrence' ? deduct.cap : deduct.amount) : 0
}
