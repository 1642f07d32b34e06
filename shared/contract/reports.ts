import { z } from 'zod'
import { ActKind } from '../domain/act-kinds.ts'
import { command, type Feature, query, task } from './define.ts'

const Month = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/, '月份应为 2026-10 的样式')
const Count = z.int().min(0).max(999_999_999)
const Totals = z.record(ActKind, Count)
const Standing = z.enum(['sent', 'late', 'missing', 'open'])

export const reports = {
  'reports.month': query({
    does: '一个月的报送核对：各机关报送的件数与已导入的件数，何时报来、迟报、未报',
    input: z.strictObject({ month: Month }),
    output: z.strictObject({
      month: z.string(),
      /** null: the bureau has set no day, and nothing is late */
      dueOn: z.string().nullable(),
      agencies: z.array(
        z.strictObject({
          agencyId: z.int(),
          name: z.string(),
          /** the same kinds of every agency, in their order */
          kinds: z.array(z.strictObject({ kind: ActKind, imported: z.int(), reported: z.int().nullable() })),
          /** kinds whose reported total is not what was imported */
          differences: z.int(),
          /** as a person said, else the day of the first import of its cases of the month */
          sentOn: z.string().nullable(),
          receivedOn: z.string().nullable(),
          standing: Standing,
          enteredBy: z.string().nullable(),
        }),
      ),
      /** cases without a day of decision: they count for no month */
      undated: z.int(),
    }),
    topics: ['agencies', 'cases', 'imports', 'settings', 'reports'],
  }),
  'reports.year': query({
    does: '一年里各机关逐月的报送情况',
    input: z.strictObject({ year: z.int().min(1949).max(2999) }),
    output: z.strictObject({
      agencies: z.array(
        z.strictObject({
          agencyId: z.int(),
          name: z.string(),
          months: z.array(z.strictObject({ month: z.string(), standing: Standing, cases: z.int() })),
        }),
      ),
    }),
    topics: ['agencies', 'cases', 'imports', 'settings', 'reports'],
  }),
  'reports.period': query({
    does: '一段完整月份里各机关报送的件数之和；有一个月没有报的不列',
    input: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    output: z.strictObject({ totals: z.array(z.strictObject({ agencyId: z.int(), kind: ActKind, count: z.int() })) }),
    topics: ['reports'],
  }),
  'reports.save': command({
    does: '登记一个机关某月报送的件数和收到日期；都空白即删去登记',
    input: z.strictObject({
      month: Month,
      agencyId: z.int(),
      totals: Totals,
      receivedOn: z.iso.date().nullable(),
    }),
    output: z.strictObject({}),
    topics: ['reports'],
  }),
  'reports.readTotals': query({
    does: '读一个报送件数表，列出各机关各月的件数和读不出的行；只读不存',
    input: z.strictObject({ path: z.string().min(1), month: Month }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({ line: z.int(), month: z.string(), agencyId: z.int(), agency: z.string(), totals: Totals }),
      ),
      faults: z.array(z.strictObject({ line: z.int().nullable(), message: z.string() })),
    }),
    topics: ['agencies'],
  }),
  'reports.saveMany': command({
    does: '登记一个报送件数表里各机关各月的件数；已有的收到日期不变',
    input: z.strictObject({
      rows: z
        .array(z.strictObject({ month: Month, agencyId: z.int(), totals: Totals }))
        .min(1)
        .max(20_000),
    }),
    output: z.strictObject({ saved: z.int() }),
    topics: ['reports'],
  }),
  'reports.export': task({
    does: '把一个月的报送核对导出为 Excel',
    input: z.strictObject({ month: Month, file: z.string().min(1) }),
    output: z.strictObject({ file: z.string(), rows: z.int() }),
    topics: [],
  }),
  'reports.gaps': query({
    does: '一年里各机关文号的断号：同一字号从最小号到最大号之间缺少的号',
    input: z.strictObject({ year: z.int().min(1949).max(2999) }),
    output: z.strictObject({
      gaps: z.array(
        z.strictObject({
          agencyId: z.int(),
          agency: z.string(),
          sequence: z.string(),
          first: z.int(),
          last: z.int(),
          present: z.int(),
          missing: z.array(z.int()),
        }),
      ),
    }),
    topics: ['agencies', 'cases'],
  }),
} as const satisfies Feature<'reports'>
