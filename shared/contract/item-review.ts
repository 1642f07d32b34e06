import { z } from 'zod'
import { OCCURRENCE_GROUPS } from '../domain/catalogues/item-occurrence.ts'
import { PROPOSAL_KINDS } from '../domain/catalogues/item-proposal.ts'
import { command, type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const Day = z.iso.date()
const Proposal = z.enum(PROPOSAL_KINDS)
const Reason = z.string().trim().min(1).max(500)

/** Lists of the review: a group by occurrences, items whose basis another agency's item has too, those still without a proposal. */
export const ITEM_LISTS = [...OCCURRENCE_GROUPS, 'shared', 'open'] as const
export const ITEM_SORTS = ['agency', 'number', 'name', 'kind', 'uses', 'last'] as const

const Filter = {
  /** left out: all items that are not over */
  list: z.enum(ITEM_LISTS).optional(),
  /** change: any but 保留 */
  proposal: z.enum([...PROPOSAL_KINDS, 'change']).optional(),
  /** words of name, number, agency */
  text: z.string().max(200).default(''),
  sort: z.enum(ITEM_SORTS).default('agency'),
  descending: z.boolean().default(false),
}

const Entry = { madeAt: z.string(), madeBy: z.string() }
/** null: what was proposed before was withdrawn */
const Proposed = z.strictObject({ proposal: Proposal.nullable(), reason: z.string(), on: Day, ...Entry })
const Answer = z.strictObject({ yes: z.boolean(), reason: z.string().trim().max(500).default('') })
const Answers = { legal: Answer, reasonable: Answer, necessary: Answer }

const ReviewedItem = z.strictObject({
  id: z.int(),
  number: z.string().nullable(),
  name: z.string(),
  agency: z.string(),
  kind: z.string(),
  /** cases of the period that name the item */
  uses: z.int(),
  /** the day of the last one, within the period or before */
  last: Day.nullable(),
  /** of how many years of the period there are cases of its agency and kind that name an item */
  yearsTold: z.int(),
  /** cases of its agency and kind in the period, and those that name no item */
  cases: z.int(),
  untold: z.int(),
  group: z.enum(OCCURRENCE_GROUPS),
  /** the first of the other agencies with an item on the same basis, word for word, and how many there are */
  sharedWith: z.array(z.string()),
  sharedTotal: z.int(),
  proposal: Proposed.nullable(),
})

export const itemReview = {
  'itemReview.list': query({
    does: '事项清理：各事项在近几年的发生次数、依据与其他机关相同的事项、清理意见，分页列出',
    input: z.strictObject({ ...Filter, ...PageInput }),
    output: pageOf(ReviewedItem).extend({
      /** of all items, by list; and how many have which proposal */
      counts: z.record(z.enum(ITEM_LISTS), z.int()),
      proposals: z.record(Proposal, z.int()),
      /** what the counts rest on */
      basis: z.strictObject({
        from: Day,
        to: Day,
        years: z.int(),
        few: z.int(),
        /** of a hundred cases of an agency and kind so many must name an item before one did not occur */
        toldPercent: z.int(),
        items: z.int(),
        withoutCode: z.int(),
        /** the first day of which the library has a case */
        firstDay: Day.nullable(),
        /** cases of the period, those of them that name an item, and cases of which no day is known */
        cases: z.int(),
        told: z.int(),
        undated: z.int(),
      }),
    }),
    topics: ['catalogues', 'imports', 'cases', 'agencies', 'settings'],
  }),
  'itemReview.export': task({
    does: '把事项清理的列表导出为事项清理情况表；只列拟取消、调整、暂停实施的，为意见表。Excel 或者 CSV',
    input: z.strictObject({ ...Filter, format: z.enum(['xlsx', 'csv']), file: z.string() }),
    output: z.strictObject({ file: z.string(), rows: z.int() }),
    topics: [],
  }),
  'itemReview.get': query({
    does: '一个事项的清理意见、三性审查与赋权评估的经过，赋权对象各年的发生次数',
    input: z.strictObject({ id: z.int() }),
    output: z.strictObject({
      /** null: the item is over and not counted */
      item: ReviewedItem.nullable(),
      years: z.int(),
      few: z.int(),
      /** the period that is looked back on, both days included */
      from: Day,
      to: Day,
      /** newest first, all of them */
      proposals: z.array(Proposed),
      reviews: z.array(z.strictObject({ ...Answers, reviewer: z.string(), on: Day, ...Entry })),
      /** why it is not delegated any more, in words; null: it may be */
      removal: z.string().nullable(),
      /** bodies to which it is delegated, each with its occurrences in the period by calendar year, newest first */
      delegates: z.array(
        z.strictObject({ name: z.string(), years: z.array(z.strictObject({ year: z.string(), uses: z.int() })) }),
      ),
      evaluation: z.strictObject({
        /** the day by which it is due; null: none is open */
        dueOn: Day.nullable(),
        isOverdue: z.boolean(),
        steps: z.array(z.strictObject({ step: z.enum(['due', 'done']), on: Day, note: z.string(), ...Entry })),
      }),
    }),
    topics: ['catalogues', 'imports', 'cases', 'agencies', 'settings'],
  }),
  'itemReview.propose': command({
    does: '给事项提出清理意见：拟取消、拟调整、拟暂停实施或者保留；以前的意见留在经过中',
    input: z.strictObject({
      ids: z.array(z.int()).min(1).max(1000),
      /** null: withdraws what stands */
      proposal: Proposal.nullable(),
      reason: Reason,
      on: Day,
    }),
    output: z.strictObject({ items: z.int() }),
    topics: ['catalogues'],
  }),
  'itemReview.review': command({
    does: '登记一个事项的合法性、合理性、必要性审查；答“否”的写明理由',
    input: z.strictObject({ id: z.int(), ...Answers, reviewer: z.string().trim().min(1).max(80), on: Day }),
    output: z.strictObject({ id: z.int() }),
    topics: ['catalogues'],
  }),
  'itemReview.setEvaluation': command({
    does: '给赋权、委托的事项定下评估的期限',
    input: z.strictObject({ id: z.int(), dueOn: Day, note: z.string().trim().max(500).default('') }),
    output: z.strictObject({ id: z.int() }),
    topics: ['catalogues'],
  }),
  'itemReview.recordEvaluation': command({
    does: '登记一次赋权评估的日期与结论',
    input: z.strictObject({ id: z.int(), on: Day, conclusion: Reason }),
    output: z.strictObject({ id: z.int() }),
    topics: ['catalogues'],
  }),
} as const satisfies Feature<'itemReview'>
