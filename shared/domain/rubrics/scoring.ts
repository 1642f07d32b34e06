import { hundredths, itemsOf, largestLoss, type Rubric, type RubricItem } from './rubric.ts'
import type { SheetContent } from './score-sheet.ts'

export interface Score {
  applicableHundredths: number
  lostHundredths: number
  bonusHundredths: number
  /** in hundredths, already rounded to the rubric's decimals; null: nothing applicable, for the lead to decide */
  totalHundredths: number | null
  grade: string | null
  vetoed: boolean
}

/** Loss of one item for a number of occurrences, in hundredths. */
export function itemLoss(item: RubricItem, occurrences: number): number {
  if (!item.deduct || occurrences === 0) return 0
  const { mode, amount } = item.deduct
  return mode === 'perOccurrence' ? Math.min(occurrences * hundredths(amount), largestLoss(item)) : hundredths(amount)
}

/**
 * The score of a sheet in whole numbers:
 * base = (applicable − lost) / applicable × 100, total = round half up(min(base + bonus, cap)). A confirmed veto gives zero
 * (or a highest score, as the rubric says) and the forced grade. The grade is read from the rounded total, so that a printed 90.0 is never graded below 90.
 */
export function score(rubric: Rubric, sheet: SheetContent): Score {
  const entries = new Map(sheet.entries.map((entry) => [entry.itemId, entry]))
  let applicable = 0
  let lost = 0
  let bonus = 0
  let vetoed = false
  for (const item of itemsOf(rubric)) {
    const entry = entries.get(item.id)
    if (item.kind === 'veto') vetoed ||= entry?.veto === 'confirmed'
    else if (item.kind === 'bonus') bonus += entry?.bonusHundredths ?? 0
    else if (!entry?.notApplicable) {
      applicable += hundredths(item.points)
      lost += itemLoss(item, entry?.occurrences.length ?? 0)
    }
  }
  const { bonusCap, totalCap, decimals } = rubric.scoring
  bonus = Math.min(bonus, hundredths(bonusCap))
  const parts = { applicableHundredths: applicable, lostHundredths: lost, bonusHundredths: vetoed ? 0 : bonus, vetoed }
  const { vetoRule } = rubric
  if (vetoed && vetoRule.scoreEffect === 'zero') return { ...parts, totalHundredths: 0, grade: vetoRule.grade }
  if (applicable === 0) return { ...parts, totalHundredths: null, grade: vetoed ? vetoRule.grade : null }
  // one fraction over `applicable`, rounded once: hundredths of points scaled to the decimals that are printed
  const scale = 10 ** decimals
  const above = BigInt(Math.max(0, applicable - lost)) * 10_000n + BigInt(parts.bonusHundredths) * BigInt(applicable)
  const below = BigInt(applicable) * 100n
  const capped = above > BigInt(totalCap) * below ? BigInt(totalCap) * below : above
  const rounded = Number((capped * BigInt(scale) * 2n + below) / (below * 2n))
  const totalHundredths = (rounded * 100) / scale
  if (vetoed)
    return { ...parts, totalHundredths: Math.min(totalHundredths, hundredths(vetoRule.max)), grade: vetoRule.grade }
  return { ...parts, totalHundredths, grade: gradeOf(rubric, totalHundredths) }
}

/** First grade whose minimum is reached; boundaries are inclusive. */
export function gradeOf(rubric: Rubric, totalHundredths: number): string {
  const found = rubric.grades.find((grade) => hundredths(grade.min) <= totalHundredths) ?? rubric.grades.at(-1)
  if (!found) throw new RangeError('rubric without grades')
  return found.name
}

/** 9450 → 94.5 */
export function pointsText(totalHundredths: number, decimals = 1): string {
  return (totalHundredths / 100).toFixed(decimals)
}
