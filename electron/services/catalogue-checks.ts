import { filedPlans, filingYear } from '../../shared/domain/catalogues/plan-filing.ts'
import { namesAny } from '../../shared/domain/catalogues/names-any.ts'
import { pieces } from '../../shared/domain/catalogues/equipment.ts'
import { type CapScope, planYear, yearlyCap } from '../../shared/domain/catalogues/yearly-cap.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import type { CatalogueKind } from '../../shared/domain/import/tables.ts'
import type { Bindable, ReadDb } from '../database/db.ts'
import type { Where } from './case-filter.ts'
import { standingItems } from './item-naming.ts'
import { IS_TO_GO } from './item-removal.ts'
import { NAMES_BY_FURTHER_NUMBER, OFFICER_KEYS } from './officer-numbers.ts'
import { openReviews } from './open-reviews.ts'
import { exceededPlans } from './plan-inspections.ts'
import { lastChange } from './standing-change.ts'
import type { Call } from './types.ts'
import { inspectedWhileListed } from './undisturbed-inspections.ts'

/** What checks are judged by: the day of the call, and what the bureau set. */
export interface CheckedOn {
  today: string
  yearlyHours: number
  capScope: CapScope
  /** kinds of inspection that do not count against a cap */
  uncounted: readonly string[]
}
export const checkedOn = ({ today, settings: { catalogues } }: Pick<Call, 'today' | 'settings'>): CheckedOn => ({
  today,
  yearlyHours: catalogues.yearlyHours,
  capScope: catalogues.capScope,
  uncounted: catalogues.uncountedInspections,
})

/** Something of a catalogue that a person should look at: a condition on `catalogue_record c`. */
export interface CatalogueCheck {
  code: string
  /** what is wrong, in a few words */
  says: string
  where: (on: CheckedOn, db: ReadDb) => Where
}

const plain = (code: string, says: string, sql: string): CatalogueCheck => ({
  code,
  says,
  where: () => ({ sql, params: [] }),
})
/** Every parameter of the SQL is the day. */
const dated = (code: string, says: string, sql: string): CatalogueCheck => ({
  code,
  says,
  where: ({ today }) => ({ sql, params: Array.from(sql.matchAll(/\?/g), () => today) }),
})

/** Records that SQL alone does not tell: what their cells mean, or what the cases say. */
const among = (code: string, says: string, find: (db: ReadDb, on: CheckedOn) => Iterable<number>): CatalogueCheck => ({
  code,
  says,
  where: (on, db) => ({
    sql: 'c.id IN (SELECT value FROM json_each(?))',
    params: [JSON.stringify([...find(db, on)])],
  }),
})

const empty = (field: string): string => `c.facts ->> '${field}' IS NULL`
const unknownName = (field: string): string =>
  `EXISTS (SELECT 1 FROM catalogue_link l WHERE l.record_id = c.id AND l.field = '${field}'
     AND NOT EXISTS (SELECT 1 FROM catalogue_record t WHERE t.answers_to = l.target_key))`
const UNKNOWN_OFFICER = `${unknownName('cert_no')} AND c.id NOT IN (SELECT record_id FROM (${NAMES_BY_FURTHER_NUMBER}))`
/** To leave enforcement says nothing of the certificate: one that was withdrawn before is not asked for again. */
const holdsCertificate = `coalesce(${lastChange('c', ['suspend', 'restore', 'withdraw', 'cancel'])} NOT IN ('withdraw','cancel'), 1)`
const AUXILIARY = `(c.facts ->> 'staff_kind' = '04' OR c.facts ->> 'staff_kind' LIKE '%辅助%'
  OR c.facts ->> 'staff_kind' LIKE '%协管%' OR c.facts ->> 'staff_kind' LIKE '%安全员%')`
/** Of a record of the catalogue of laws; two parameters, both the day. */
export const OUT_OF_FORCE = `(coalesce(t.facts ->> 'valid_until' < ?, 0) OR coalesce(t.facts ->> 'state' IN ('02','失效','已失效','废止','已废止'), 0)
  OR coalesce(${lastChange('t')} = 'repeal', 0))`
/** Every record that answers to a law or article that is named is out of force. */
const NAMES_REPEALED_LAW = `EXISTS (SELECT 1 FROM catalogue_link l WHERE l.record_id = c.id AND l.field = 'basis'
  AND EXISTS (SELECT 1 FROM catalogue_record t WHERE t.answers_to = l.target_key)
  AND NOT EXISTS (SELECT 1 FROM catalogue_record t WHERE t.answers_to = l.target_key AND NOT (${OUT_OF_FORCE})))`
/** Items whose basis, word for word, is that of an item of another agency. */
const SHARED_BASIS = `c.id IN (SELECT id FROM (SELECT id, min(agency_key) OVER w AS first, max(agency_key) OVER w AS last
  FROM catalogue_record WHERE catalogue = 'item' AND facts ->> 'basis' IS NOT NULL WINDOW w AS (PARTITION BY facts ->> 'basis'))
  WHERE first <> last)`
/** What was said of the evaluation of a delegated item last is a day that has passed; one parameter, the day. */
const EVALUATION_OVERDUE = `c.facts ->> 'delegated_to' IS NOT NULL AND EXISTS (SELECT 1 FROM item_evaluation e WHERE e.record_id = c.id
  AND e.step = 'due' AND e.on_day < ? AND e.seq = (SELECT max(seq) FROM item_evaluation WHERE record_id = c.id))`
const expired = dated('expired', '有效期已过', "c.facts ->> 'valid_until' < ?")

/**
 * Hours are counted in tenths, from 1 January to the day; nobody is short where no training was handed in at all. The join keeps its
 * order: begun with the trainings, SQLite goes through all of them for every officer.
 */
const hoursShort: CatalogueCheck = {
  code: 'hours_short',
  says: '本年学时不足',
  where: ({ today, yearlyHours }) => ({
    sql: `c.number IS NOT NULL AND EXISTS (SELECT 1 FROM catalogue_record t WHERE t.catalogue = 'training')
      AND coalesce((SELECT sum(round(10 * (t.facts ->> 'hours'))) FROM catalogue_link l CROSS JOIN catalogue_record t ON t.id = l.record_id
        WHERE l.target_key IN (${OFFICER_KEYS}) AND l.field = 'cert_no' AND t.catalogue = 'training'
          AND t.facts ->> 'held_on' BETWEEN ? AND ?), 0) < ?`,
    params: [`${today.slice(0, 4)}-01-01`, today, 10 * yearlyHours],
  }),
}

/** The records of a catalogue whose facts are of this kind. */
const recordsWhose =
  (kind: CatalogueKind, isFound: (facts: Facts) => boolean) =>
  (db: ReadDb): number[] =>
    db
      .all<{ id: number; facts: string }>('SELECT id, facts FROM catalogue_record WHERE catalogue = ?', kind)
      .filter(({ facts }) => isFound(JSON.parse(facts) as Facts))
      .map(({ id }) => id)

/** Agencies whose cell speaks of none, or of which none tells: nobody lacks any where no table says it of any agency. */
const agenciesWithout =
  (field: 'public_lawyers' | 'legal_counsel') =>
  (db: ReadDb): number[] =>
    db.value(
      `SELECT 1 FROM catalogue_record WHERE catalogue = 'agency' AND facts ->> '${field}' IS NOT NULL LIMIT 1`,
    ) === undefined
      ? []
      : recordsWhose('agency', (facts) => !namesAny(facts[field]))(db)

/** The plans of whose cells nothing can be read. */
const plansWithout = (read: (facts: Facts) => unknown) => recordsWhose('inspection_plan', (facts) => !read(facts))

/** Fewer pieces than the standard; where either is no number nothing is said. */
function isBelowStandard(facts: Facts): boolean {
  const [standard, actual] = [pieces(facts, 'standard_count'), pieces(facts, 'actual_count')]
  return standard !== null && actual !== null && actual < standard
}

/** Of items that are not over: what is over asks for no work. Every parameter of the SQL is the day. */
const ofItemsThatStand = (code: string, says: string, sql: string): CatalogueCheck =>
  among(code, says, (db, { today }) => {
    const days = Array.from(sql.matchAll(/\?/g), () => today)
    const found = new Set(
      db.values<number>(`SELECT c.id FROM catalogue_record c WHERE c.catalogue = 'item' AND (${sql})`, ...days),
    )
    if (found.size === 0) return []
    return standingItems(db, today).filter((id) => found.has(id))
  })

/** What is looked for, by catalogue, in the order in which it is shown. */
export const CATALOGUE_CHECKS: Readonly<Record<CatalogueKind, readonly CatalogueCheck[]>> = {
  agency: [
    plain('superior_unknown', '上级机关不在名录中', unknownName('superior')),
    plain('uscc_missing', '没有统一社会信用代码', empty('uscc')),
    plain('kind_missing', '没有写明机关类别', empty('agency_kind')),
    plain(
      'same_uscc',
      '代码与另一机关相同',
      `c.number IN (SELECT number FROM catalogue_record WHERE catalogue = 'agency' AND number IS NOT NULL GROUP BY 1 HAVING count(*) > 1)`,
    ),
    // 公职律师全覆盖 (policy paper 004): a counsel from outside is no such lawyer
    among('lawyer_missing', '没有公职律师', agenciesWithout('public_lawyers')),
    among('counsel_missing', '没有法律顾问', agenciesWithout('legal_counsel')),
  ],
  officer: [
    dated('expired', '证件已过有效期', `c.facts ->> 'cert_valid_until' < ? AND ${holdsCertificate}`),
    dated('suspended', '证件暂扣中', `${lastChange('c')} = 'suspend'`),
    dated(
      'left',
      '离岗未收回证件',
      `(c.facts ->> 'left_on' <= ? OR ${lastChange('c')} = 'leave') AND c.number IS NOT NULL AND ${holdsCertificate}`,
    ),
    plain('no_certificate', '没有执法证（辅助人员除外）', `c.number IS NULL AND NOT coalesce(${AUXILIARY}, 0)`),
    plain('number_form', '证号不是 11 位数字', `c.number NOT GLOB '${'[0-9]'.repeat(11)}'`),
    plain(
      'exam_missing',
      '公共或专业法律考试未通过',
      `c.facts ->> 'public_exam' LIKE '%不%' OR c.facts ->> 'public_exam' LIKE '%未%'
        OR c.facts ->> 'field_exam' LIKE '%不%' OR c.facts ->> 'field_exam' LIKE '%未%'`,
    ),
    hoursShort,
    among('review_failed', '年度考核不合格，还没有退出处理', (db, { today }) => openReviews(db, today)),
    plain('unit_unknown', '所属机关不在名录中', unknownName('unit')),
    plain('auxiliary', '辅助人员', AUXILIARY),
  ],
  training: [
    plain('officer_unknown', '证号不在人员名录中', UNKNOWN_OFFICER),
    plain('cert_missing', '没有证号，学时计不到人', empty('cert_no')),
    plain('sort_missing', '没有学时类别', empty('sort')),
  ],
  item: [
    plain('basis_missing', '没有设定依据', empty('basis')),
    dated('basis_repealed', '依据已经失效', NAMES_REPEALED_LAW),
    plain('kind_missing', '没有事项类型', `${empty('kind')} AND coalesce(length(c.number), 0) <> 24`),
    plain('post_missing', '没有分解到岗位', empty('post')),
    plain('agency_unknown', '实施主体不在名录中', unknownName('agency')),
    plain(
      'double',
      '同一机关名称重复',
      `EXISTS (SELECT 1 FROM catalogue_record o
         WHERE o.catalogue = 'item' AND o.name = c.name AND o.agency_key IS c.agency_key AND o.id <> c.id)`,
    ),
    plain('basis_shared', '依据与另一机关的事项相同', SHARED_BASIS),
    ofItemsThatStand(
      'not_reviewed',
      '未经合法性、合理性、必要性审查',
      'NOT EXISTS (SELECT 1 FROM item_review w WHERE w.record_id = c.id)',
    ),
    ofItemsThatStand(
      'review_failed',
      '三性审查有“否”',
      `(SELECT w.legal + w.reasonable + w.necessary FROM item_review w WHERE w.record_id = c.id ORDER BY w.seq DESC LIMIT 1) < 3`,
    ),
    ofItemsThatStand('evaluation_overdue', '赋权评估已到期', EVALUATION_OVERDUE),
    ofItemsThatStand(
      'to_go_delegated',
      '拟取消或者已取消，仍有赋权、委托',
      `c.facts ->> 'delegated_to' IS NOT NULL AND ${IS_TO_GO}`,
    ),
  ],
  basis: [
    dated('repealed', '已经失效', `EXISTS (SELECT 1 FROM catalogue_record t WHERE t.id = c.id AND (${OUT_OF_FORCE}))`),
    dated(
      'repealed_in_use',
      '已经失效，还有事项引用',
      `EXISTS (SELECT 1 FROM catalogue_record t WHERE t.id = c.id AND (${OUT_OF_FORCE}))
        AND EXISTS (SELECT 1 FROM catalogue_link l WHERE l.target_key = c.answers_to)`,
    ),
    plain('from_missing', '没有施行日期', empty('valid_from')),
  ],
  discretion: [
    plain('item_unknown', '事项编码不在目录中', unknownName('item_code')),
    plain('range_missing', '没有裁量幅度', empty('range')),
  ],
  legal_review: [
    plain('agency_unknown', '实施机关不在名录中', unknownName('agency')),
    plain('reviewer_missing', '没有审核机构', empty('reviewer')),
  ],
  inspection_plan: [
    plain('agency_unknown', '检查机关不在名录中', unknownName('agency')),
    plain('cap_missing', '没有年度频次上限', empty('cap')),
    among('cap_exceeded', '检查已超过年度频次上限', (db, on) => exceededPlans(db, on).keys()),
    among(
      'cap_unreadable',
      '年度频次上限读不出次数',
      plansWithout(({ cap }) => cap === undefined || yearlyCap(cap)),
    ),
    among('year_unknown', '没有写明年度，不能核对次数', plansWithout(planYear)),
  ],
  undisturbed: [
    expired,
    plain('uscc_missing', '没有统一社会信用代码', empty('uscc')),
    among('inspected', '列入期间受过检查', (db) => inspectedWhileListed(db).keys()),
    plain('listed_on_missing', '没有列入日期，不能核对检查', empty('listed_on')),
  ],
  plan_filing: [
    plain('agency_unknown', '报备机关不在名录中', unknownName('agency')),
    plain('date_missing', '没有报备日期', empty('filed_on')),
    among(
      'not_counted',
      '计划种类或者年度读不出来，不计入报备情况',
      recordsWhose('plan_filing', (facts) => filedPlans(facts).length === 0 || filingYear(facts) === null),
    ),
  ],
  training_plan: [
    plain('agency_unknown', '培训机关不在名录中', unknownName('agency')),
    dated(
      'not_held',
      '计划日期已过，没有举办日期',
      `c.facts ->> 'planned_on' < ? AND c.facts ->> 'held_on' IS NULL AND coalesce(${lastChange('c')} <> 'cancel', 1)`,
    ),
  ],
  study_list: [plain('agency_unknown', '适用机关不在名录中', unknownName('agency'))],
  equipment: [
    plain('agency_unknown', '配备机关不在名录中', unknownName('agency')),
    among('below_standard', '少于配备标准', recordsWhose('equipment', isBelowStandard)),
  ],
  award: [
    plain('officer_unknown', '证号不在人员名录中', UNKNOWN_OFFICER),
    plain('agency_unknown', '所属机关不在名录中', unknownName('agency')),
  ],
  object: [plain('no_code', '没有信用代码', 'c.number IS NULL')],
}

/** How many records a catalogue has and what each check finds, in one pass over them. */
export function countChecks(
  db: ReadDb,
  kind: CatalogueKind,
  on: CheckedOn,
): { records: number; checks: { code: string; says: string; count: number }[] } {
  const checks = CATALOGUE_CHECKS[kind]
  const conditions = checks.map(({ where }) => where(on, db))
  const params: Bindable[] = conditions.flatMap((condition) => condition.params)
  const counts = db.value<string>(
    `SELECT json_array(count(*)${conditions.map(({ sql }) => `, coalesce(sum((${sql}) IS TRUE), 0)`).join('')})
     FROM catalogue_record c WHERE c.catalogue = ?`,
    ...params,
    kind,
  )
  const [records = 0, ...found] = JSON.parse(counts ?? '[]') as number[]
  return { records, checks: checks.map(({ code, says }, i) => ({ code, says, count: found[i] ?? 0 })) }
}
