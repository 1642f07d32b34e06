import { hundredths, itemsOf, largestLoss, Rubric, type RubricItem } from './rubric.ts'

export interface RubricFault {
  /** section or item id, or the field's name */
  at: string
  code:
    | 'full_mark'
    | 'section_sum'
    | 'duplicate_item'
    | 'unknown_evidence'
    | 'points_differ'
    | 'cap_multiple'
    | 'cap_misplaced'
    | 'veto_with_points'
    | 'bonus_with_deduct'
    | 'grades_order'
    | 'grade_name'
    | 'veto_rule'
    | 'total_cap'
    | 'duplicate_section'
    | 'bonus_without_points'
    | 'shape'
    | 'bonus_cap'
    | 'deduct_missing'
  message: string
}

/** Everything a loader refuses in a rubric, all of it, each with its place. An empty list means the rubric may be used. */
export function checkRubric(rubric: Rubric): RubricFault[] {
  const faults: RubricFault[] = []
  const fault = (at: string, code: RubricFault['code'], message: string): void => {
    faults.push({ at, code, message })
  }
  const total = rubric.sections.reduce((sum, section) => sum + hundredths(section.maxPoints), 0)
  if (total !== hundredths(rubric.fullMark))
    fault('sections', 'full_mark', `各部分满分合计 ${total / 100}，与总分 ${rubric.fullMark} 不符`)
  for (const section of rubric.sections) {
    const points = section.items
      .filter((item) => item.kind === 'deduct')
      .reduce((sum, item) => sum + hundredths(item.points), 0)
    if (points !== hundredths(section.maxPoints))
      fault(
        section.id,
        'section_sum',
        `“${section.title}”各项合计 ${points / 100}，与本部分满分 ${section.maxPoints} 不符`,
      )
  }
  const seen = new Set<string>()
  const kinds = new Set(rubric.documentKinds)
  for (const item of itemsOf(rubric)) {
    if (seen.has(item.id)) fault(item.id, 'duplicate_item', `评查项 ${item.id} 出现两次`)
    seen.add(item.id)
    for (const kind of item.evidence)
      if (!kinds.has(kind)) fault(item.id, 'unknown_evidence', `“${kind}”不在文书种类表中`)
    checkItem(item, fault)
  }
  const minima = rubric.grades.map((grade) => grade.min)
  if (minima.at(-1) !== 0 || minima.some((min, i) => i > 0 && min >= (minima[i - 1] as number)))
    fault('grades', 'grades_order', '等次须由高到低，最后一个从 0 分起')
  const bonus = itemsOf(rubric)
    .filter((item) => item.kind === 'bonus')
    .reduce((sum, item) => sum + hundredths(item.points), 0)
  checkGradesAndVeto(rubric, fault)
  const sections = rubric.sections.map((section) => section.id)
  for (const id of new Set(sections.filter((one, i) => sections.indexOf(one) < i)))
    fault(id, 'duplicate_section', `部分编号 ${id} 出现两次`)
  if (rubric.scoring.totalCap > 100) fault('scoring.totalCap', 'total_cap', '总分上限不能高于 100')
  if (hundredths(rubric.scoring.bonusCap) > bonus)
    fault('scoring.bonusCap', 'bonus_cap', `加分上限 ${rubric.scoring.bonusCap} 超过可加的分数 ${bonus / 100}`)
  return faults
}

function checkGradesAndVeto(
  rubric: Rubric,
  fault: (at: string, code: RubricFault['code'], message: string) => void,
): void {
  const names = rubric.grades.map((grade) => grade.name)
  if (new Set(names).size < names.length) fault('grades', 'grade_name', '等次名称重复')
  const { vetoRule } = rubric
  if (!names.includes(vetoRule.grade)) fault('vetoRule', 'veto_rule', `否决后的等次“${vetoRule.grade}”不在等次表中`)
  if ((vetoRule.scoreEffect === 'cap') !== (vetoRule.max !== undefined))
    fault('vetoRule', 'veto_rule', '否决后封顶（cap）须写明最高分 max，记零分（zero）则不写')
}

/** Reads a rubric from JSON: every fault of its shape with its place, or every fault of its content, or the rubric. */
export function readRubricData(data: unknown): { rubric: Rubric | null; faults: RubricFault[] } {
  const parsed = Rubric.safeParse(data)
  if (parsed.success) {
    const faults = checkRubric(parsed.data)
    return { rubric: faults.length === 0 ? parsed.data : null, faults }
  }
  const faults = parsed.error.issues.map((issue) => {
    const place = placeOf(data, issue.path)
    const words =
      issue.code === 'unrecognized_keys'
        ? `有不认识的内容：${issue.keys.join('、')}`
        : issue.code === 'invalid_type'
          ? '缺少内容或者内容的类型不对'
          : '内容不符合要求'
    return { at: place, code: 'shape' as const, message: `${place} ${words}` }
  })
  return { rubric: null, faults }
}

/** The ids on the way to a field, then the field: B PG-B03 deduct.amount */
function placeOf(data: unknown, path: readonly PropertyKey[]): string {
  const ids: string[] = []
  let value: unknown = data
  let field: string[] = []
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
    const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined
    field.push(String(step))
    if (typeof id === 'string') {
      ids.push(id)
      field = []
    }
  }
  return [...ids, field.join('.')].filter((part) => part !== '').join(' ') || '文件'
}

function checkItem(item: RubricItem, fault: (at: string, code: RubricFault['code'], message: string) => void): void {
  const { deduct } = item
  if (item.kind === 'veto' && (item.points !== undefined || deduct))
    fault(item.id, 'veto_with_points', `否决项 ${item.id} 不应有分值或扣分办法`)
  if (item.kind === 'bonus' && !item.points) fault(item.id, 'bonus_without_points', `加分项 ${item.id} 没有分值`)
  if (item.kind === 'bonus' && deduct) fault(item.id, 'bonus_with_deduct', `加分项 ${item.id} 不应有扣分办法`)
  if (item.kind !== 'deduct') return
  if (!deduct) return fault(item.id, 'deduct_missing', `扣分项 ${item.id} 没有扣分办法`)
  if (deduct.mode !== 'perOccurrence' && deduct.cap !== undefined)
    fault(item.id, 'cap_misplaced', `只有按处扣分的项才有上限（${item.id}）`)
  if (
    deduct.mode === 'perOccurrence' &&
    (deduct.cap === undefined || deduct.amount === 0 || hundredths(deduct.cap) % hundredths(deduct.amount) !== 0)
  )
    fault(item.id, 'cap_multiple', `${item.id} 的上限不是每处扣分的整数倍`)
  if (hundredths(item.points) !== largestLoss(item))
    fault(item.id, 'points_differ', `${item.id} 的分值 ${item.points} 与最多扣分 ${largestLoss(item) / 100} 不符`)
}
