import { z } from 'zod'
import { FilePreview } from '../domain/import/file-preview.ts'
import { FileProblem, FileReport } from '../domain/import/file-report.ts'
import { FATES } from '../domain/import/row-fates.ts'
import { IMPORTED_TABLES } from '../domain/import/tables.ts'
import { command, type Feature, query, task } from './define.ts'
import {
  BatchId,
  Choices,
  Counts,
  ImportBatch,
  ImportMapping,
  ListedRecord,
  Place,
  PlacedProblem,
  ProblemFilter,
  ReadOptions,
  StagedCase,
  WholeRecord,
} from './import-shapes.ts'
import { PageInput, pageOf } from './page.ts'

export const imports = {
  'imports.look': query({
    does: '看所选路径下有哪些可以读入：案卷包、表格；只装表格的文件夹逐个列出',
    input: z.strictObject({ paths: z.array(z.string()).min(1).max(1000) }),
    output: z.strictObject({
      files: z.array(
        z.strictObject({
          path: z.string(),
          name: z.string(),
          kind: z.enum(['table', 'bundle', 'document']),
          /** bytes; null of a folder */
          size: z.int().nullable(),
        }),
      ),
    }),
    topics: [],
  }),
  'imports.preview': query({
    does: '预览一个文件：编码、工作表、表头、各列的含义与样值、前几条记录；只读不存',
    input: z.strictObject({ path: z.string(), ...Choices }),
    output: FilePreview,
    topics: ['imports'],
  }),
  'imports.words': query({
    does: '导入所用的词：各类表格的事实项，卷内文书的种类',
    input: z.strictObject({}),
    output: z.strictObject({
      tables: z.array(
        z.strictObject({
          table: z.enum(IMPORTED_TABLES),
          label: z.string(),
          fields: z.array(z.strictObject({ field: z.string(), label: z.string() })),
        }),
      ),
      documentKinds: z.array(z.string()),
    }),
    topics: [],
  }),
  'imports.inspect': query({
    does: '检查文件：只读不存，列出每个文件的记录数和全部问题',
    input: z.strictObject({ paths: z.array(z.string()).min(1), ...ReadOptions }),
    output: z.strictObject({ files: z.array(FileReport) }),
    topics: ['imports'],
  }),
  'imports.read': task({
    does: '读入一个表格并暂存，等待确认；读不了的说明原因，什么也不留下',
    input: z.strictObject({ path: z.string(), ...Choices }),
    output: z.strictObject({ batchId: z.string().nullable(), report: FileReport, ...Counts }),
    topics: ['imports'],
  }),
  'imports.get': query({
    does: '一个导入批次：来源、状态、记录数、各列的含义、报告',
    input: BatchId.extend({
      /** problems listed in the report; all are counted */
      listed: z.int().min(0).max(1000).default(1000),
    }),
    output: ImportBatch.extend({
      report: FileReport,
      problems: z.strictObject({ block: z.int(), warn: z.int() }),
      /** of what lands: records without agency, date or number */
      incomplete: z.int(),
      sheets: z.array(
        z.strictObject({
          sheet: z.int(),
          name: z.string().nullable(),
          table: z.string(),
          columns: z.array(z.strictObject({ heading: z.string(), field: z.string().nullable() })),
          /** the profile that it was read by, and what it filled in where a record said nothing */
          profile: z.string().nullable(),
          fixed: z.record(z.string(), z.string()),
        }),
      ),
    }),
    topics: ['imports'],
  }),
  'imports.list': query({
    does: '全部导入批次，新的在前；可以按状态、名称筛选',
    input: z.strictObject({
      state: ImportBatch.shape.state.optional(),
      /** part of the name of the source */
      name: z.string().optional(),
      sort: z.enum(['createdAt', 'sourceName', 'state', 'rows']).default('createdAt'),
      descending: z.boolean().default(true),
      ...PageInput,
    }),
    output: pageOf(ImportBatch),
    topics: ['imports'],
  }),
  'imports.rows': query({
    does: '一个批次的记录，分页列出，更新的并列新旧值',
    input: BatchId.extend({
      fate: z.enum(FATES).optional(),
      /** the records behind one of the four counts */
      counted: z.enum(['added', 'updated', 'unchanged', 'refused']).optional(),
      sort: z.enum(['line', 'number', 'parties', 'agency', 'fine']).default('line'),
      descending: z.boolean().default(false),
      ...PageInput,
    }),
    output: pageOf(ListedRecord),
    topics: ['imports', 'cases', 'catalogues'],
  }),
  'imports.record': query({
    does: '一条记录的全部：事实项、原文、改正过的单元格；没有保留的为空',
    input: BatchId.extend(Place),
    output: z.strictObject({ record: WholeRecord.nullable() }),
    topics: ['imports', 'cases', 'catalogues'],
  }),
  'imports.problems': query({
    does: '一个批次的全部问题，分页列出，可以按类别、轻重、事实项筛选和排序',
    input: BatchId.extend({
      ...ProblemFilter,
      place: z.strictObject(Place).optional(),
      /** only those found after this one */
      after: z.int().optional(),
      sort: z.enum(['found', 'line', 'code', 'severity', 'field', 'value']).default('found'),
      descending: z.boolean().default(false),
      ...PageInput,
    }),
    output: pageOf(PlacedProblem),
    topics: ['imports'],
  }),
  'imports.problemKinds': query({
    does: '一个批次的问题按类别、事实项计数',
    input: BatchId,
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          code: z.string(),
          severity: z.enum(['block', 'warn']),
          field: z.string().nullable(),
          count: z.int(),
        }),
      ),
    }),
    topics: ['imports'],
  }),
  'imports.exportProblems': task({
    does: '把一个批次的问题导出为 CSV，交给报送单位改正',
    input: BatchId.extend({ file: z.string().min(1), ...ProblemFilter }),
    output: z.strictObject({ file: z.string(), problems: z.int() }),
    topics: [],
  }),
  'imports.fixRow': command({
    does: '改正暂存记录的一格，重新判断这一行；原文照样保留',
    input: BatchId.extend({
      ...Place,
      column: z.int().min(0),
      value: z.string().max(20000),
    }),
    output: z.strictObject({ fate: z.enum(FATES), problems: z.array(FileProblem) }),
    topics: ['imports'],
  }),
  'imports.exclude': command({
    does: '把暂存的记录排除在外，或者重新列入',
    input: BatchId.extend({ rows: z.array(z.strictObject(Place)).min(1).max(1000), excluded: z.boolean() }),
    output: z.strictObject(Counts),
    topics: ['imports'],
  }),
  'imports.cases': query({
    does: '一个案卷包里的案卷，连同按卷内次序排列的文书',
    input: BatchId.extend({ counted: z.enum(['added', 'updated', 'unchanged', 'refused']).optional(), ...PageInput }),
    output: pageOf(StagedCase),
    topics: ['imports', 'texts'],
  }),
  'imports.arrange': command({
    does: '改正一件暂存案卷的卷内次序、文书种类、正副卷',
    input: BatchId.extend({
      position: z.int().min(1),
      /** all documents of the case in their new order, each by its place until now */
      documents: z
        .array(
          z.strictObject({
            position: z.int().min(1),
            kind: z.string().nullable(),
            volume: z.enum(['main', 'secret']),
          }),
        )
        .min(1),
    }),
    output: z.strictObject({ documents: z.int() }),
    topics: ['imports'],
  }),
  'imports.excludeCases': command({
    does: '把案卷包里的案卷排除在外，或者重新列入',
    input: BatchId.extend({ positions: z.array(z.int().min(1)).min(1).max(1000), excluded: z.boolean() }),
    output: z.strictObject(Counts),
    topics: ['imports'],
  }),
  'imports.commit': command({
    does: '把暂存的批次一次入库；有阻断问题的行须明确同意留在外面',
    input: BatchId.extend({ leaveOutBlocked: z.boolean().default(false) }),
    output: z.strictObject(Counts),
    topics: ['imports', 'cases', 'agencies', 'catalogues'],
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
    topics: ['imports', 'cases', 'agencies', 'catalogues'],
  }),
  'imports.unfinished': query({
    does: '没有读完的案卷包：U 盘拔出或者程序中断以前已读入多少，再次读入同一个案卷包只读余下的部分',
    input: z.strictObject({}),
    output: z.strictObject({
      readings: z.array(
        z.strictObject({
          readingId: z.string(),
          sourceName: z.string(),
          /** documents that are kept, of so many files in the bundle */
          read: z.int(),
          entries: z.int(),
          lastAt: z.string(),
        }),
      ),
    }),
    topics: ['imports'],
  }),
  'imports.forgetUnfinished': command({
    does: '放弃一个没有读完的案卷包，已读入的文书一并移除',
    input: z.strictObject({ readingId: z.string() }),
    output: z.strictObject({ documents: z.int() }),
    topics: ['imports'],
  }),
  'imports.saveMapping': command({
    does: '记住一组表头各列的含义，下次同样的表头照此读取',
    input: z.strictObject({ headings: z.array(z.string()).min(1), mapping: ImportMapping }),
    output: z.strictObject({ headingSet: z.string() }),
    topics: ['imports'],
  }),
} as const satisfies Feature<'imports'>
