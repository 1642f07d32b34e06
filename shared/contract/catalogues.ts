import { z } from 'zod'
import { CaseFilter } from '../domain/cases/case-filter.ts'
import { FileProblem } from '../domain/import/file-report.ts'
import { CATALOGUE_KINDS } from '../domain/import/tables.ts'
import { StaffGroup } from '../domain/staff/staff-group.ts'
import { command, type Feature, query, task } from './define.ts'
import { PageInput, pageOf } from './page.ts'

const Kind = z.enum(CATALOGUE_KINDS)
const Day = z.iso.date()
/** What was recorded of a record last, of what holds today. */
const StandingChange = z.strictObject({ kind: z.string(), on: z.string() }).nullable()

const Filter = {
  catalogue: Kind,
  text: z.string().max(200).default(''),
  /** only what one of the checks of `catalogues.overview` finds */
  check: z.string().optional(),
  /** only the records of this agency, by its name */
  agency: z.string().optional(),
  /** of the catalogue of officers: only those behind a figure of «队伍与培训» */
  staff: StaffGroup.optional(),
  /** a field of the catalogue */
  sort: z.string().optional(),
  descending: z.boolean().default(false),
}

const CatalogueRecord = z.strictObject({
  id: z.int(),
  name: z.string(),
  number: z.string().nullable(),
  /** by field; numbers of papers of persons are masked */
  facts: z.record(z.string(), z.string()),
  version: z.int(),
  change: StandingChange,
})

/** What a field said before and says after; null: nothing. */
const FieldChange = z.strictObject({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })

const RecordedChange = z.strictObject({
  id: z.string(),
  recordId: z.int(),
  /** the record itself, or the one whose place it took */
  recordName: z.string(),
  kind: z.string(),
  on: z.string(),
  successor: z.strictObject({ id: z.int().nullable(), name: z.string() }).nullable(),
  reason: z.string(),
  paper: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
})

const Use = z.strictObject({
  /** a catalogue, or the cases */
  by: z.enum([...CATALOGUE_KINDS, 'case']),
  total: z.int(),
  /** the first of them */
  named: z.array(z.strictObject({ id: z.int(), name: z.string() })),
})

/** Inspections that a check found, by object: beyond the yearly cap of a plan, of an enterprise while it was listed. */
const FoundInspections = z.strictObject({
  /** what they were compared with, in words */
  says: z.string(),
  /** of how many objects there are any */
  objects: z.int(),
  /** the first of them */
  groups: z.array(
    z.strictObject({
      /** null: the inspections of all objects, where the cap counts them together */
      object: z.string().nullable(),
      total: z.int(),
      /** how many more were not counted, since they name another plan or are of an exempt kind: the filter finds them too */
      uncounted: z.int(),
      /** the last of them */
      named: z.array(z.strictObject({ id: z.int(), name: z.string(), decidedOn: Day })),
      /** finds them in the library of cases */
      filter: CaseFilter,
    }),
  ),
})

export const catalogues = {
  'catalogues.overview': query({
    does: '基础数据各名录的记录数，以及需要核对的事项与条数',
    input: z.strictObject({}),
    output: z.strictObject({
      catalogues: z.array(
        z.strictObject({
          kind: Kind,
          records: z.int(),
          checks: z.array(z.strictObject({ code: z.string(), says: z.string(), count: z.int() })),
        }),
      ),
    }),
    topics: ['catalogues', 'cases', 'agencies', 'settings'],
  }),
  'catalogues.records': query({
    does: '一个名录的记录，分页列出，可以查找、排序、只看需要核对的',
    input: z.strictObject({ ...Filter, ...PageInput }),
    output: pageOf(CatalogueRecord),
    topics: ['catalogues', 'cases', 'agencies', 'settings'],
  }),
  'catalogues.get': query({
    does: '名录的一条记录：各项内容、来源与历次改动、登记的变动、被哪些记录引用',
    input: z.strictObject({ id: z.int() }),
    output: CatalogueRecord.extend({
      catalogue: Kind,
      /** newest first */
      versions: z.array(
        z.strictObject({
          version: z.int(),
          madeAt: z.string(),
          madeBy: z.string(),
          /** null: typed by a person */
          source: z
            .strictObject({
              batchId: z.string(),
              sourceName: z.string(),
              sheet: z.string().nullable(),
              line: z.int().nullable(),
            })
            .nullable(),
          changes: z.array(FieldChange),
        }),
      ),
      /** of the record and of those whose place it took; newest first */
      recorded: z.array(RecordedChange),
      uses: z.array(Use),
      /** records that it names, as far as they are there */
      names: z.array(z.strictObject({ field: z.string(), id: z.int(), name: z.string(), catalogue: Kind })),
      /** of an officer: hours of training by year and sort, in tenths; newest first */
      hours: z.array(z.strictObject({ year: z.string(), law: z.int(), work: z.int(), skill: z.int(), other: z.int() })),
      /** what the standing checks find in it */
      checks: z.array(z.strictObject({ code: z.string(), says: z.string() })),
      /** null: its checks found none */
      inspections: FoundInspections.nullable(),
    }),
    topics: ['catalogues', 'cases', 'agencies', 'settings'],
  }),
  'catalogues.tree': query({
    does: '执法机关的层级：每个机关的上级，以及自己的和连同下级的人员、事项、案卷数',
    input: z.strictObject({}),
    output: z.strictObject({
      nodes: z.array(
        z.strictObject({
          id: z.int(),
          name: z.string(),
          kind: z.string().nullable(),
          /** null: no superior, or none that is in the catalogue */
          superiorId: z.int().nullable(),
          change: StandingChange,
          own: z.strictObject({ officers: z.int(), items: z.int(), cases: z.int() }),
          whole: z.strictObject({ officers: z.int(), items: z.int(), cases: z.int() }),
        }),
      ),
    }),
    topics: ['catalogues', 'cases', 'agencies'],
  }),
  'catalogues.compare': query({
    does: '一个名录在两个日期之间的变动：新增、修改、不再有效的记录，分页列出',
    input: z.strictObject({
      catalogue: Kind,
      from: Day,
      to: Day,
      ...PageInput,
    }),
    output: pageOf(
      z.strictObject({
        id: z.int(),
        what: z.enum(['added', 'changed', 'ended']),
        /** name, number and agency as the record stood on the later day, or last */
        name: z.string(),
        number: z.string().nullable(),
        agency: z.string().nullable(),
        /** of a record that stands on both days */
        changes: z.array(FieldChange),
        /** its state in words, where it is not the same on both days */
        state: z.strictObject({ old: z.string().nullable(), new: z.string().nullable() }).nullable(),
        /** the record that took the place of one that ended */
        successor: z.string().nullable(),
      }),
    ).extend({ counts: z.strictObject({ added: z.int(), changed: z.int(), ended: z.int() }) }),
    topics: ['catalogues'],
  }),
  'catalogues.export': task({
    does: '把名录导出为 Excel 或者 CSV；证件号码遮盖，公式不执行',
    input: z.strictObject({
      ...Filter,
      /** fields of the catalogue, in their order */
      columns: z.array(z.string()).min(1).max(100),
      format: z.enum(['xlsx', 'csv']),
      file: z.string(),
    }),
    output: z.strictObject({ file: z.string(), rows: z.int() }),
    topics: [],
  }),
  'catalogues.save': command({
    does: '手工新增或者修改名录的一条记录；原来的内容留在历次改动中',
    input: z.strictObject({
      catalogue: Kind,
      /** left out: a new record */
      id: z.int().optional(),
      facts: z.record(z.string(), z.string().max(20000)),
    }),
    output: z.strictObject({ id: z.int(), problems: z.array(FileProblem) }),
    topics: ['catalogues', 'agencies'],
  }),
  'catalogues.remove': command({
    does: '删除名录的一条记录；还在使用的不能删除，并列出用处',
    input: z.strictObject({ id: z.int() }),
    output: z.strictObject({ removed: z.int() }),
    topics: ['catalogues', 'agencies'],
  }),
  'catalogues.recordChange': command({
    does: '登记一条记录自某日起的变动：暂扣、收回、公布、取消等',
    input: z.strictObject({
      id: z.int(),
      kind: z.string(),
      on: Day,
      reason: z.string().trim().min(1).max(500),
      paper: z.string().trim().max(200).default(''),
    }),
    output: z.strictObject({ changeId: z.string() }),
    topics: ['catalogues'],
  }),
  'catalogues.replaceAgencies': command({
    does: '登记机关自某日起更名或者合并：历史留在原机关，以后归新的机关',
    input: z.strictObject({
      ids: z.array(z.int()).min(1).max(100),
      on: Day,
      /** the name from that day on; a body of this name that is not in the catalogue yet is added */
      name: z.string().trim().min(2).max(200),
      reason: z.string().trim().min(1).max(500),
      paper: z.string().trim().max(200).default(''),
    }),
    output: z.strictObject({ id: z.int() }),
    topics: ['catalogues', 'agencies'],
  }),
  'catalogues.withdrawChange': command({
    does: '撤回登记错了的变动；只能撤回最后一次',
    input: z.strictObject({ changeId: z.string() }),
    output: z.strictObject({ removed: z.int() }),
    topics: ['catalogues'],
  }),
} as const satisfies Feature<'catalogues'>
