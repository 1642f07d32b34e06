import { z } from 'zod'
import { FileProblem, FileReport } from '../domain/import/file-report.ts'
import { FATES } from '../domain/import/row-fates.ts'
import { TABLE_KINDS } from '../domain/import/tables.ts'
import { command, type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const BatchId = z.strictObject({ batchId: z.string() })
const Counts = { added: z.int(), updated: z.int(), unchanged: z.int(), refused: z.int() }
/** Heading → field, null leaves a column out. */
export const ImportMapping = z.strictObject({
  table: z.enum(TABLE_KINDS).optional(),
  columns: z.record(z.string(), z.string().nullable()).default({}),
})
const ReadOptions = { mapping: ImportMapping.optional(), sheet: z.string().optional() }

export const ImportBatch = z.strictObject({
  batchId: z.string(),
  sourceName: z.string(),
  sourceSha256: z.string(),
  kind: z.enum(['table', 'bundle']),
  state: z.enum(['reading', 'ready', 'committed', 'discarded', 'interrupted', 'undone']),
  rows: z.int(),
  /** what the commit would do, or did */
  ...Counts,
  createdAt: z.string(),
  createdBy: z.string(),
  committedAt: z.string().nullable(),
})

const StagedRow = z.strictObject({
  sheet: z.int(),
  row: z.int(),
  line: z.int().nullable(),
  fate: z.enum(FATES),
  caseKey: z.string(),
  agency: z.string().nullable(),
  decisionNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  parties: z.array(z.string()),
  facts: z.record(z.string(), z.string()),
  original: z.array(z.string()),
  /** column index → text that a person put in its place */
  corrected: z.record(z.string(), z.string()),
  /** only of an update: what differs from the case as it stands */
  changes: z.array(z.strictObject({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
})

export const imports = {
  'imports.inspect': query({
    does: '检查文件：只读不存，列出每个文件的记录数和全部问题',
    input: z.strictObject({ paths: z.array(z.string()).min(1), ...ReadOptions }),
    output: z.strictObject({ files: z.array(FileReport) }),
    topics: ['imports'],
  }),
  'imports.read': task({
    does: '读入一个表格并暂存，等待确认；读不了的说明原因，什么也不留下',
    input: z.strictObject({ path: z.string(), ...ReadOptions }),
    output: z.strictObject({ batchId: z.string().nullable(), report: FileReport, ...Counts }),
    topics: ['imports'],
  }),
  'imports.get': query({
    does: '一个导入批次：来源、状态、记录数、报告',
    input: BatchId,
    output: ImportBatch.extend({ report: FileReport }),
    topics: ['imports'],
  }),
  'imports.list': query({
    does: '全部导入批次，新的在前',
    input: z.strictObject(PageInput),
    output: pageOf(ImportBatch),
    topics: ['imports'],
  }),
  'imports.rows': query({
    does: '一个批次的记录：事实项与原文，更新的并列新旧值',
    input: BatchId.extend({ fate: z.enum(FATES).optional(), ...PageInput }),
    output: pageOf(StagedRow),
    topics: ['imports', 'cases'],
  }),
  'imports.problems': query({
    does: '一个批次的全部问题，分页列出',
    input: BatchId.extend({
      code: z.string().optional(),
      severity: z.enum(['block', 'warn']).optional(),
      ...PageInput,
    }),
    output: pageOf(FileProblem),
    topics: ['imports'],
  }),
  'imports.fixRow': command({
    does: '改正暂存记录的一格，重新判断这一行；原文照样保留',
    input: BatchId.extend({
      sheet: z.int().min(0),
      row: z.int().min(1),
      column: z.int().min(0),
      value: z.string().max(20000),
    }),
    output: z.strictObject({ fate: z.enum(FATES), problems: z.array(FileProblem) }),
    topics: ['imports'],
  }),
  'imports.commit': command({
    does: '把暂存的批次一次入库；有阻断问题的行须明确同意留在外面',
    input: BatchId.extend({ leaveOutBlocked: z.boolean().default(false) }),
    output: z.strictObject(Counts),
    topics: ['imports', 'cases', 'agencies'],
  }),
  'imports.discard': command({
    does: '放弃暂存的批次',
    input: BatchId,
    output: z.strictObject({ discarded: z.int() }),
    topics: ['imports'],
  }),
  'imports.undo': command({
    does: '撤销已入库的批次：新增的案卷移除，更新的恢复原样；已被使用的不能撤销',
    input: BatchId,
    output: z.strictObject({ removed: z.int(), restored: z.int() }),
    topics: ['imports', 'cases', 'agencies'],
  }),
  'imports.saveMapping': command({
    does: '记住一组表头各列的含义，下次同样的表头照此读取',
    input: z.strictObject({ headings: z.array(z.string()).min(1), mapping: ImportMapping }),
    output: z.strictObject({ headingSet: z.string() }),
    topics: ['imports'],
  }),
} as const satisfies Feature<'imports'>
