import { z } from 'zod'
import { GuardProblem, LetterFacts } from '../domain/letters/guards.ts'
import { HEADS, LETTER_KINDS, LetterSchema } from '../domain/letters/letter.ts'
import { command, type Feature, query, task } from './define.ts'

const letterId = z.string()
const Stored = z.strictObject({ sha256: z.string(), name: z.string() })

export const LetterSummary = z.strictObject({
  id: z.string(),
  kind: z.enum(LETTER_KINDS),
  state: z.enum(['draft', 'issued', 'voided']),
  /** with blank cells while it is a draft */
  number: z.string(),
  title: z.string(),
  roundId: z.string(),
  agencyId: z.int(),
  addressee: z.string(),
  dueOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  draftedBy: z.string(),
  issuedBy: z.string().nullable(),
  issuedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
  /** day on which the first 整改情况报告 came in */
  answeredOn: z.string().nullable(),
})

/** 送达方式 (民事诉讼法 art. 88-95 by analogy) */
export const DELIVERIES = ['直接送达', '留置送达', '邮寄送达', '电子送达', '机要交换'] as const

export const letters = {
  'letters.compose': command({
    does: '由一个机关已确认的评查问题起草监督文书（建议书、督办函、意见书、决定书）',
    input: z.strictObject({
      roundId: z.string(),
      agencyId: z.int(),
      kind: z.enum(LETTER_KINDS),
      head: z.enum(HEADS).optional(),
      /** default: all confirmed findings of the agency */
      findingIds: z.array(z.string()).min(1).optional(),
      /** day of signing; left out, it is the day of issue. The due date is counted from it */
      signedOn: z.iso.date().optional(),
      facts: LetterFacts.prefault({}),
    }),
    output: z.strictObject({ letterId, toCheck: z.array(z.string()) }),
    topics: ['letters'],
  }),
  'letters.save': command({
    does: '保存对监督文书草稿的修改；已制发的文书不能修改。改过的成文日期、期限不再随制发日变动',
    input: z.strictObject({
      letterId,
      letter: LetterSchema.optional(),
      facts: LetterFacts.optional(),
      prefix: z.string().optional(),
    }),
    output: z.strictObject({}),
    topics: ['letters'],
  }),
  'letters.discard': command({
    does: '删除监督文书草稿；草稿没有文号，删除不留空号',
    input: z.strictObject({ letterId }),
    output: z.strictObject({}),
    topics: ['letters'],
  }),
  'letters.list': query({
    does: '监督文书台账：文号、标题、主送机关、期限、状态',
    input: z.strictObject({ roundId: z.string().optional(), agencyId: z.int().optional() }),
    output: z.strictObject({ letters: z.array(LetterSummary) }),
    topics: ['letters'],
  }),
  'letters.toDraft': query({
    does: '结果已确认、有已确认的问题、还没有监督文书的机关：可以起草文书',
    input: z.strictObject({ roundId: z.string().optional() }),
    output: z.strictObject({
      agencies: z.array(
        z.strictObject({
          roundId: z.string(),
          roundTitle: z.string(),
          agencyId: z.int(),
          agency: z.string(),
          /** confirmed, of this agency in this round */
          findings: z.int(),
        }),
      ),
    }),
    topics: ['letters', 'findings', 'scores', 'samples'],
  }),
  'letters.get': query({
    does: '一份监督文书：全文、每句所依据的问题、经过；草稿的日期按今天制发计算',
    input: z.strictObject({ letterId }),
    output: LetterSummary.extend({
      letter: LetterSchema,
      facts: LetterFacts,
      prefix: z.string(),
      /** for a draft: the number it gets when it is issued now; null when a person types it, or the prefix is missing */
      numberToCome: z.string().nullable(),
      docxSha256: z.string().nullable(),
      pdfSha256: z.string().nullable(),
      events: z.array(z.strictObject({ kind: z.string(), at: z.string(), by: z.string(), detail: z.unknown() })),
    }),
    topics: ['letters', 'settings'],
  }),
  'letters.check': query({
    does: '核对监督文书能否制发：复议诉讼、事实查明、批准、期限、文字',
    input: z.strictObject({ letterId }),
    output: z.strictObject({ mayIssue: z.boolean(), problems: z.array(GuardProblem) }),
    topics: ['letters', 'findings', 'cases', 'settings', 'people'],
  }),
  'letters.issue': command({
    does: '制发监督文书：编定下一个文号，成文日期和期限随制发日写定（人工填写的除外），此后不能修改',
    input: z.strictObject({ letterId }),
    output: z.strictObject({ number: z.string(), dueOn: z.string() }),
    topics: ['letters'],
  }),
  'letters.void': command({
    does: '作废已制发的监督文书，写明理由；文号保留不再使用',
    input: z.strictObject({ letterId, reason: z.string().min(1) }),
    output: z.strictObject({ number: z.string() }),
    topics: ['letters'],
  }),
  'letters.serve': command({
    does: '登记受文机关签收日期；期限只会顺延，不会提前',
    input: z.strictObject({
      letterId,
      receivedOn: z.iso.date(),
      /** 送达回证: how it was delivered, who signed, or why nobody did */
      method: z.enum(DELIVERIES).optional(),
      receivedBy: z.string().max(60).default(''),
      note: z.string().max(500).default(''),
    }),
    output: z.strictObject({ dueOn: z.string() }),
    topics: ['letters'],
  }),
  'letters.render': task({
    does: '生成已制发文书的 Word 和 PDF 并存档；再次生成，内容逐字节相同',
    input: z.strictObject({ letterId }),
    output: z.strictObject({ docx: Stored, pdf: Stored, pages: z.int() }),
    topics: ['letters'],
  }),
  'letters.print': task({
    does: '生成监督文书的 PDF 或者 Word，供预览、打印和另存；草稿也可以，已制发的即为存档的文件',
    input: z.strictObject({
      letterId,
      format: z.enum(['pdf', 'docx']).default('pdf'),
      /** a file the person chose: a copy is written there */
      path: z.string().optional(),
    }),
    output: Stored.extend({ path: z.string().nullable() }),
    topics: ['letters'],
  }),
  'letters.exportList': task({
    does: '把所列监督文书的台账导出为 Excel 文件',
    input: z.strictObject({ letterIds: z.array(z.string()).min(1), path: z.string() }),
    output: z.strictObject({ path: z.string(), rows: z.int() }),
    topics: [],
  }),
  'letters.export': task({
    does: '把监督文书的 Word 和 PDF 保存到所选文件夹；草稿也可以',
    input: z.strictObject({ letterId, folder: z.string() }),
    output: z.strictObject({ files: z.array(z.string()) }),
    topics: ['letters'],
  }),
} as const satisfies Feature<'letters'>
