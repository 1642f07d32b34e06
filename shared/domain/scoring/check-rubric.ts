import type { z } from 'zod'
import { pointsText, Rubric, type RubricItem } from './rubric.ts'

export interface RubricProblem {
  /** where in the file, e.g. B 部分 PG-B03 */
  place: string
  /** one Chinese sentence */
  message: string
}

/**
 * Reads a rubric and refuses what cannot be scored: every problem with its place, not only the first
 * (list of refusals: README of the rubric format).
 */
export function checkRubric(raw: unknown): { rubric: Rubric | null; problems: RubricProblem[] } {
  const parsed = Rubric.safeParse(raw)
  if (!parsed.success)
    return { rubric: null, problems: parsed.error.issues.flatMap((issue) => shapeProblems(raw, issue)) }
  const problems = [
    ...gradeProblems(parsed.data),
    ...pointProblems(parsed.data),
    ...parsed.data.sections.flatMap(({ id, items }) =>
      items.flatMap((item) => itemProblems(item, `${id} 部分 ${item.id}`, parsed.data)),
    ),
    ...duplicateProblems(parsed.data),
  ]
  return { rubric: problems.length === 0 ? parsed.data : null, problems }
}

function gradeProblems({ grades, vetoRule }: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = []
  const say = (message: string): void => void problems.push({ place: 'grades', message })
  grades.forEach(({ name, min }, i) => {
    const before = grades[i - 1]
    if (before && before.min <= min) say(`等次须从高到低排列：「${name}」的最低分不低于它前面的「${before.name}」。`)
  })
  const last = grades.at(-1)
  if (last && last.min !== 0) say(`最后一个等次「${last.name}」的最低分须为 0。`)
  if (new Set(grades.map(({ name }) => name)).size < grades.length) say('等次名称重复。')
  if (!grades.some(({ name }) => name === vetoRule.grade))
    problems.push({ place: 'vetoRule', message: `否决后的等次「${vetoRule.grade}」不在等次表中。` })
  return problems
}

function pointProblems({ sections, fullMark, scoring }: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = []
  const total = sum(sections.map(({ maxPoints }) => maxPoints))
  if (total !== fullMark * 100)
    problems.push({ place: 'sections', message: `各部分分值合计 ${pointsText(total)} 分，不等于满分 ${fullMark} 分。` })
  for (const { id, items, maxPoints } of sections) {
    const points = sum(items.map((item) => (item.kind === 'deduct' ? item.points : 0)))
    if (points !== maxPoints)
      problems.push({
        place: `${id} 部分`,
        message: `各项分值合计 ${pointsText(points)} 分，不等于本部分的 ${pointsText(maxPoints)} 分。`,
      })
  }
  const offered = sum(sections.flatMap(({ items }) => items.map((item) => (item.kind === 'bonus' ? item.points : 0))))
  if (scoring.bonusCap > offered)
    problems.push({
      place: 'scoring.bonusCap',
      message: `加分上限 ${pointsText(scoring.bonusCap)} 分高于可加的 ${pointsText(offered)} 分。`,
    })
  if (offered > 0 && scoring.bonusCap === 0)
    problems.push({ place: 'scoring.bonusCap', message: '有加分项而加分上限为 0，加分不会计入，请写明上限。' })
  return problems
}

function itemProblems(item: RubricItem, place: string, { documentKinds }: Rubric): RubricProblem[] {
  const problems = item.evidence
    .filter((kind) => !documentKinds.includes(kind))
    .map((kind) => ({ place, message: `查看材料「${kind}」不在卷内文书种类表中。` }))
  if (item.kind !== 'deduct') return problems
  const { deduct, points } = item
  const largest = deduct.mode === 'perOccurrence' ? deduct.cap : deduct.amount
  if (points !== largest)
    problems.push({ place, message: `分值 ${pointsText(points)} 分不等于最多可扣的 ${pointsText(largest)} 分。` })
  if (deduct.amount === 0) problems.push({ place, message: '每次扣分须大于 0。' })
  else if (deduct.mode === 'perOccurrence' && deduct.cap % deduct.amount !== 0)
    problems.push({
      place,
      message: `扣分上限 ${pointsText(deduct.cap)} 分不是每处 ${pointsText(deduct.amount)} 分的整数倍。`,
    })
  return problems
}

function duplicateProblems({ sections }: Rubric): RubricProblem[] {
  const seen = new Set<string>()
  const problems: RubricProblem[] = []
  for (const { id, items } of sections) {
    if (seen.has(id)) problems.push({ place: `${id} 部分`, message: `部分编号 ${id} 重复。` })
    seen.add(id)
    for (const item of items) {
      if (seen.has(item.id)) problems.push({ place: `${id} 部分 ${item.id}`, message: `项目编号 ${item.id} 重复。` })
      seen.add(item.id)
    }
  }
  return problems
}

/** A field that is missing, of the wrong type or not allowed there (points on a veto item, a cap on another mode). */
function shapeProblems(raw: unknown, issue: z.core.$ZodIssue): RubricProblem[] {
  const place = placeOf(raw, issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ place, message: FORBIDDEN[key] ?? `不认识的内容「${key}」。` }))
  return [{ place, message: `${issue.path.map(String).join('.') || '文件'}：${issue.message}` }]
}

const FORBIDDEN: Record<string, string> = {
  points: '否决项不能有分值（points）。',
  deduct: '否决项和加分项不能有扣分方式（deduct）。',
  cap: '只有按处扣分（perOccurrence）才能有扣分上限（cap）。',
}

function placeOf(raw: unknown, path: PropertyKey[]): string {
  const names: string[] = []
  let at: unknown = raw
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined
    const id: unknown = typeof at === 'object' && at !== null ? Reflect.get(at, 'id') : undefined
    if (typeof id === 'string') names.push(id)
  }
  return names.length > 0 ? names.join(' 部分 ') : path.map(String).join('.') || '文件'
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
