import { z } from 'zod'
import { AGENCY_KINDS, type AgencyKind } from '../domain/catalogues/agency.ts'
import { FILED_PLANS, type FiledPlan } from '../domain/catalogues/plan-filing.ts'
import { FILING_ORDER } from '../domain/staff/staff-columns.ts'
import { TRAIT_NAMES } from '../domain/staff/structure.ts'
import { type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const Year = z.int().min(1990).max(2200)
const List = {
  year: Year,
  /** a column of the table; as it comes where nothing is said */
  sort: z.string().optional(),
  descending: z.boolean().default(false),
}
const Count = z.int()

const Training = z.strictObject({
  agency: z.string(),
  kind: z.enum(Object.keys(AGENCY_KINDS) as [AgencyKind, ...AgencyKind[]]).nullable(),
  inPost: Count,
  /** null, as the figures below: no training of this agency was handed in for the year */
  trained: Count.nullable(),
  missing: z.array(z.string()),
  events: Count.nullable(),
  lacking: Count,
  averageTenths: Count.nullable(),
  short: Count.nullable(),
})

const Filing = z.strictObject({
  agency: z.string(),
  plan: z.enum(Object.keys(FILED_PLANS) as [FiledPlan, ...FiledPlan[]]),
  standing: z.enum(FILING_ORDER as [(typeof FILING_ORDER)[number], ...typeof FILING_ORDER]),
  filedOn: z.string().nullable(),
  paper: z.string().nullable(),
  title: z.string().nullable(),
  recordId: z.int().nullable(),
})

/** 队伍与培训: training, structure and yearly plans, each counted from the catalogues. */
export const staff = {
  'staff.training': query({
    does: '各机关一年的培训：在岗持证人员、参训人数与覆盖率、培训次数、学时',
    input: z.strictObject({ ...List, ...PageInput }),
    output: pageOf(Training).extend({
      /** the day for which officers in post are counted */
      day: z.string(),
      yearlyHours: Count,
      yearlyStreetTrainings: Count,
      /** of the agencies of which training was handed in */
      whole: z.strictObject({ inPost: Count, trained: Count }),
      /** agencies with officers in post of which none was handed in */
      notReported: Count,
      /** streets with fewer trainings than are asked for, or of which none was handed in */
      streetsLacking: Count,
      /** records of training of the year that count to nobody: no certificate number, or one that is not in the register */
      unassigned: Count,
    }),
    topics: ['catalogues', 'agencies', 'settings'],
  }),
  'staff.structure': query({
    does: '在岗持证人员的结构：学历、政治面貌、人员类别、执法领域、证件种类、年龄',
    input: z.strictObject({ year: Year }),
    output: z.strictObject({
      day: z.string(),
      inPost: Count,
      traits: z.array(
        z.strictObject({
          trait: z.enum(TRAIT_NAMES),
          /** most first, ages youngest first; null stands last: the register does not say it */
          bars: z.array(z.strictObject({ value: z.string().nullable(), count: Count })),
        }),
      ),
    }),
    topics: ['catalogues', 'agencies'],
  }),
  'staff.filings': query({
    does: '各机关一年的年度执法计划、培训计划是否按期报备',
    input: z.strictObject({ ...List, ...PageInput }),
    output: pageOf(Filing).extend({
      dueOn: z.string(),
      counts: z.record(z.enum(FILING_ORDER as [(typeof FILING_ORDER)[number], ...typeof FILING_ORDER]), Count),
    }),
    topics: ['catalogues', 'agencies', 'settings'],
  }),
  'staff.export': task({
    does: '把培训情况或者计划报备情况导出为 Excel 或者 CSV',
    input: z.strictObject({
      ...List,
      table: z.enum(['training', 'filings']),
      /** columns of the table, in their order */
      columns: z.array(z.string()).min(1).max(20),
      format: z.enum(['xlsx', 'csv']),
      file: z.string(),
    }),
    output: z.strictObject({ file: z.string(), rows: Count }),
    topics: [],
  }),
} as const satisfies Feature<'staff'>
