import { type Rubric, type RubricItem, rubricItems } from './rubric.ts'

/** What was found in one file, by item id. */
export interface Marks {
  /** occurrences of a defect */
  occurrences: ReadonlyMap<string, number>
  notApplicable: ReadonlySet<string>
  /** veto items upheld by a person */
  vetoes: ReadonlySet<string>
  /** bonus given, in hundredths */
  bonus: ReadonlyMap<string, number>
}

/** All points in whole hundredths. */
export interface Score {
  applicable: number
  lost: number
  bonus: number
  /** null: nothing was applicable, the lead decides */
  total: number | null
  grade: string | null
  vetoed: string[]
  lostByItem: Record<string, number>
}

/** Points lost on one item: min(count × amount, cap), or the amount if the defect exists at all. */
export function lossOf(item: RubricItem, occurrences: number): number {
  if (item.kind !== 'deduct' || occurrences <= 0) return 0
  const { deduct } = item
  return deduct.mode === 'perOccurrence' ? Math.min(occurrences * deduct.amount, deduct.cap) : deduct.amount
}

/**
 * The score of a file: (applicable − lost) / applicable × 100 + bonus, capped, rounded half up once, the grade read from
 * the rounded score; an upheld veto sets score and grade and takes the bonus away (README of the rubric format, «Computing a score»).
 * Exact: one fraction of whole numbers until the rounding.
 */
export function computeScore(rubric: Rubric, marks: Marks): Score {
  const lostByItem: Record<string, number> = {}
  let applicable = 0
  let lost = 0
  let given = 0
  const vetoed: string[] = []
  for (const item of rubricItems(rubric)) {
    if (item.kind === 'veto') {
      if (marks.vetoes.has(item.id)) vetoed.push(item.id)
    } else if (item.kind === 'bonus') given += Math.min(Math.max(0, marks.bonus.get(item.id) ?? 0), item.points)
    else if (!marks.notApplicable.has(item.id)) {
      const loss = lossOf(item, marks.occurrences.get(item.id) ?? 0)
      applicable += item.points
      lost += loss
      if (loss > 0) lostByItem[item.id] = loss
    }
  }
  const bonus = vetoed.length > 0 ? 0 : Math.min(given, rubric.scoring.bonusCap)
  const plain = roundedTotal(rubric, applicable, lost, bonus)
  const { vetoRule } = rubric
  let total = plain
  let grade = plain === null ? null : gradeOf(rubric, plain)
  if (vetoed.length > 0) {
    total = vetoRule.scoreEffect === 'zero' ? 0 : plain === null ? null : Math.min(plain, vetoRule.max)
    grade = vetoRule.grade
  }
  return { applicable, lost, bonus, total, grade, vetoed, lostByItem }
}

/** The first grade whose lowest score is not above the score. */
export function gradeOf({ grades }: Rubric, hundredths: number): string | null {
  return grades.find(({ min }) => min <= hundredths)?.name ?? null
}

export const lowestGrade = ({ grades }: Rubric): string => grades.at(-1)?.name ?? ''

/** A total as it is printed, with the decimals of the rubric: 94.0 */
export function totalText({ scoring }: Rubric, hundredths: number): string {
  const whole = Math.trunc(hundredths / 100)
  const rest = String(hundredths % 100).padStart(2, '0')
  return scoring.decimals === 0 ? String(whole) : `${whole}.${rest.slice(0, scoring.decimals)}`
}

function roundedTotal({ scoring }: Rubric, applicable: number, lost: number, bonus: number): number | null {
  if (applicable === 0) return null
  const bottom = BigInt(applicable)
  const step = 10n ** BigInt(2 - scoring.decimals) // hundredths in the last printed place
  // (applicable − lost) / applicable × 10,000 hundredths + bonus, over the bottom
  let top = BigInt(applicable - lost) * 10_000n + BigInt(bonus) * bottom
  const most = BigInt(scoring.totalCap) * bottom
  if (top > most) top = most
  return Number(((top * 2n + bottom * step) / (bottom * step * 2n)) * step)
}
