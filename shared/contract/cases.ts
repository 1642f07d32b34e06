import { z } from 'zod'
import { ActKind } from '../domain/act-kinds.ts'
import { CASE_COLUMNS } from '../domain/cases/case-columns.ts'
import { CERTIFICATE_STANDINGS } from '../domain/catalogues/certificate-standing.ts'
import { CaseFilter, CaseSort } from '../domain/cases/case-filter.ts'
import { TextLayer } from '../domain/cases/text-layer.ts'
import { command, type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const Json = z.record(z.string(), z.unknown())
const Remedy = z.enum(['yes', 'no', 'unknown'])

export const CaseRow = z.strictObject({
  id: z.int(),
  caseKey: z.string(),
  kind: ActKind,
  agency: z.string().nullable(),
  decisionNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  caseName: z.string().nullable(),
  /** names of all parties, joined by 、 */
  partyNames: z.string(),
  procedure: z.enum(['general', 'summary', 'standard', 'unknown']),
  region: z.string().nullable(),
  filedOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  fineFen: z.int().nullable(),
  complete: z.boolean(),
  inRemedy: Remedy,
  tags: z.array(z.string()),
  documents: z.int(),
})

const CaseView = z.strictObject({
  id: z.string(),
  name: z.string(),
  filter: CaseFilter,
  sort: CaseSort.nullable(),
  columns: z.array(z.enum(CASE_COLUMNS)),
  savedBy: z.string(),
})

/** Where a fact comes from: a record of an import, or a person. */
const FactOrigin = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('record'), batchId: z.string(), sourceName: z.string(), row: z.int() }),
  z.strictObject({ from: z.literal('person'), by: z.string(), at: z.string() }),
])

/** The facts of one party as they stand. */
const StandingParty = z.strictObject({
  name: z.string(),
  facts: z.array(
    z.strictObject({
      field: z.string(),
      /** empty: emptied by a person */
      text: z.string(),
      origin: FactOrigin,
      /** what a later import says instead, while nobody has decided */
      sent: z.strictObject({ text: z.string(), batchId: z.string(), sourceName: z.string(), row: z.int() }).nullable(),
    }),
  ),
})

/** A version of a case as one row of a batch gave it, or as a person typed it. */
const CaseVersion = z.strictObject({
  version: z.int(),
  /** who typed it; null: a record of an import */
  typedBy: z.string().nullable(),
  batchId: z.string(),
  sourceName: z.string(),
  committedAt: z.string().nullable(),
  row: z.int(),
  partyKey: z.string(),
  facts: Json,
  /** headings and cells of the record as they came */
  headings: z.array(z.string()),
  original: z.unknown(),
})

const CaseDocument = z.strictObject({
  position: z.int(),
  name: z.string(),
  kind: z.string().nullable(),
  title: z.string().nullable(),
  volume: z.enum(['main', 'secret']),
  sha256: z.string(),
  realType: z.string(),
  pages: z.int().nullable(),
  readable: z.boolean(),
  /** of a PDF */
  textLayer: TextLayer.nullable(),
})

const CaseStage = z.strictObject({
  id: z.string(),
  label: z.string(),
  basis: z.string(),
  /** gap: must be there and nothing shows it; notSeen: not due in every case; unknown: no documents to judge by */
  state: z.enum(['seen', 'gap', 'notSeen', 'unknown']),
  on: z.string().nullable(),
  /** positions in the list of documents */
  documents: z.array(z.int()),
  early: z.boolean(),
})

export const cases = {
  'cases.page': query({
    does: '案卷库：按全文和条件筛选、排序，分页列出',
    input: z.strictObject({
      filter: CaseFilter.prefault({}),
      sort: CaseSort.nullable().default(null),
      ...PageInput,
      /** the first page of a search may come before all that it finds is counted */
      uncounted: z.boolean().default(false),
    }),
    output: pageOf(CaseRow).extend({
      /** false: there are `total` at least; ask `cases.count` */
      counted: z.boolean(),
      /** cases that wait to be indexed: while there are any, a search may miss them */
      unindexed: z.int(),
    }),
    topics: ['cases'],
  }),
  'cases.count': query({
    does: '筛选出的案卷有多少件',
    input: z.strictObject({ filter: CaseFilter.prefault({}), sort: CaseSort.nullable().default(null) }),
    output: z.strictObject({ total: z.int() }),
    topics: ['cases'],
  }),
  'cases.choices': query({
    does: '筛选可选的值：执法类型、各机关、行政区划、标签、导入批次及其件数',
    input: z.strictObject({}),
    output: z.strictObject({
      /** the kinds with tables of their own, those of the settings, and whatever else there is */
      kinds: z.array(z.strictObject({ kind: ActKind, cases: z.int() })),
      agencies: z.array(z.strictObject({ id: z.int(), name: z.string(), cases: z.int() })),
      regions: z.array(z.strictObject({ region: z.string(), cases: z.int() })),
      tags: z.array(z.strictObject({ tag: z.string(), cases: z.int() })),
      batches: z.array(z.strictObject({ batchId: z.string(), sourceName: z.string(), committedAt: z.string() })),
    }),
    topics: ['cases', 'agencies', 'imports', 'settings'],
  }),
  'cases.get': query({
    does: '一件案卷：事实及其来源、时间线、当事人、卷内目录、评查发现',
    input: z.union([z.strictObject({ caseKey: z.string() }), z.strictObject({ caseId: z.int() })]),
    output: CaseRow.extend({
      agencyId: z.int().nullable(),
      version: z.int(),
      versions: z.array(CaseVersion),
      /** imports that said again, word for word, what stood; the newest first */
      repeats: z.array(z.strictObject({ batchId: z.string(), sourceName: z.string(), committedAt: z.string() })),
      /** parties in the order in which they joined the case */
      standing: z.array(StandingParty),
      parties: z.array(
        z.strictObject({
          position: z.int(),
          name: z.string().nullable(),
          type: z.string().nullable(),
          uscc: z.string().nullable(),
        }),
      ),
      documentList: z.array(CaseDocument),
      stages: z.array(CaseStage),
      /** certificates of officers that the case names, as they stood on its day; null: no day, or no catalogue of officers */
      certificates: z
        .array(
          z.strictObject({
            number: z.string(),
            /** its record in the catalogue */
            recordId: z.int().nullable(),
            name: z.string().nullable(),
            standing: z.enum(CERTIFICATE_STANDINGS),
            says: z.string(),
          }),
        )
        .nullable(),
      /** records of the list of 无事不扰 in which its objects stood on the day of the inspection: its basis is asked for */
      undisturbed: z.array(
        z.strictObject({
          recordId: z.int(),
          name: z.string(),
          listedOn: z.string().nullable(),
          validUntil: z.string().nullable(),
          listedBy: z.string().nullable(),
        }),
      ),
      /** what keeps a copy of the case of its own: frozen frames, and letters that rest on findings in it */
      holds: z.strictObject({
        frames: z.array(z.strictObject({ roundId: z.string(), roundTitle: z.string(), changedSince: z.boolean() })),
        letters: z.array(z.strictObject({ letterId: z.string(), number: z.string().nullable(), state: z.string() })),
      }),
      /** rounds whose sample holds the case */
      samples: z.array(z.strictObject({ sampleItemId: z.string(), roundId: z.string(), roundTitle: z.string() })),
      findings: z.array(
        z.strictObject({
          id: z.string(),
          roundTitle: z.string(),
          sheetId: z.string(),
          itemText: z.string(),
          effect: z.enum(['veto', 'deduct']),
          note: z.string(),
          documentName: z.string().nullable(),
          sha256: z.string().nullable(),
          page: z.int().nullable(),
          state: z.enum(['proposed', 'confirmed', 'rejected']),
        }),
      ),
    }),
    topics: ['cases', 'catalogues', 'texts', 'samples', 'findings', 'settings', 'rounds', 'letters'],
  }),
  'cases.setRemedy': command({
    does: '登记案件是否已进入行政复议或者行政诉讼（行政执法监督条例第三十三条）',
    input: z.strictObject({ caseKey: z.string(), inRemedy: Remedy }),
    output: z.strictObject({ inRemedy: Remedy }),
    topics: ['cases'],
  }),
  'cases.tag': command({
    does: '给案卷加上或者去掉标签',
    input: z.strictObject({ caseKey: z.string(), tags: z.array(z.string().min(1).max(40)).max(50) }),
    output: z.strictObject({ tags: z.array(z.string()) }),
    topics: ['cases'],
  }),
  'cases.tagMany': command({
    does: '给所选的多件案卷加上或者去掉一个标签',
    input: z.strictObject({
      caseIds: z.array(z.int()).min(1).max(5000),
      tag: z.string().trim().min(1).max(40),
      on: z.boolean(),
    }),
    output: z.strictObject({ changed: z.int() }),
    topics: ['cases'],
  }),
  'cases.views': query({
    does: '案卷库保存的视图：筛选、排序和显示的列',
    input: z.strictObject({}),
    output: z.strictObject({ views: z.array(CaseView) }),
    topics: ['cases'],
  }),
  'cases.saveView': command({
    does: '保存一个视图；同名的替换',
    input: z.strictObject({
      name: z.string().trim().min(1).max(40),
      filter: CaseFilter,
      sort: CaseSort.nullable(),
      columns: z.array(z.enum(CASE_COLUMNS)).default([]),
    }),
    output: z.strictObject({ viewId: z.string() }),
    topics: ['cases'],
  }),
  'cases.removeView': command({
    does: '删除一个保存的视图',
    input: z.strictObject({ viewId: z.string() }),
    output: z.strictObject({}),
    topics: ['cases'],
  }),
  'cases.export': task({
    does: '把筛选出的案卷导出为 Excel 或者 CSV；证件号码遮盖，公式不执行',
    input: z.strictObject({
      filter: CaseFilter.prefault({}),
      sort: CaseSort.nullable().default(null),
      columns: z.array(z.enum(CASE_COLUMNS)).min(1),
      format: z.enum(['xlsx', 'csv']),
      file: z.string(),
    }),
    output: z.strictObject({ file: z.string(), rows: z.int() }),
    topics: [],
  }),
} as const satisfies Feature<'cases'>
