import { z } from 'zod'
import { SheetContent } from '../domain/rubrics/score-sheet.ts'
import { command, type Feature, query, task } from './define.ts'

const Score = z.strictObject({
  applicableHundredths: z.int(),
  lostHundredths: z.int(),
  bonusHundredths: z.int(),
  totalHundredths: z.int().nullable(),
  grade: z.string().nullable(),
  vetoed: z.boolean(),
})

const Unavailable = z.enum(['unavailable', 'excused']).nullable()

const Sheet = z.strictObject({
  id: z.string(),
  sampleItemId: z.string(),
  caseKey: z.string(),
  rubricId: z.string(),
  reviewer: z.string(),
  revision: z.int(),
  state: z.enum(['draft', 'submitted']),
  content: SheetContent,
  score: Score,
})

/** Whose sheet it is and of which case, for the head of the page. */
const SheetAbout = z.strictObject({
  roundId: z.string(),
  roundTitle: z.string(),
  agency: z.string(),
  caseName: z.string().nullable(),
  /** decision number, else case number */
  number: z.string().nullable(),
  unavailable: Unavailable,
  /** the person at the keyboard is its reviewer */
  mine: z.boolean(),
  undecided: z.int(),
  decided: z.int(),
})

/** When a sheet was submitted and given back, in order; the reason of giving it back. */
const SheetStep = z.strictObject({
  kind: z.enum(['submitted', 'reopened']),
  reason: z.string().nullable(),
  at: z.string(),
  by: z.string(),
})

/** A case of the sample with one of its sheets; without a sheet the sheet's columns are null. */
const BoardRow = z.strictObject({
  roundId: z.string(),
  roundTitle: z.string(),
  sampleItemId: z.string(),
  caseKey: z.string(),
  caseName: z.string().nullable(),
  number: z.string().nullable(),
  agency: z.string(),
  kind: z.string(),
  documents: z.int(),
  unavailable: Unavailable,
  sheetId: z.string().nullable(),
  reviewer: z.string().nullable(),
  mine: z.boolean(),
  state: z.enum(['draft', 'submitted']).nullable(),
  settled: z.int(),
  items: z.int(),
  problems: z.int(),
  undecided: z.int(),
  /** null: no sheet, another person's draft, or nothing applicable */
  totalHundredths: z.int().nullable(),
  grade: z.string().nullable(),
  updatedAt: z.string().nullable(),
})

export const scores = {
  'scores.open': command({
    does: '为一件样本案卷开一张评查表（本人）；已开的不再开',
    input: z.strictObject({ sampleItemId: z.string(), rubricId: z.string().optional() }),
    output: z.strictObject({ sheetId: z.string() }),
    topics: ['scores'],
  }),
  'scores.list': query({
    does: '一个轮次的评查表',
    input: z.strictObject({ roundId: z.string() }),
    output: z.strictObject({
      /** the score of another person's draft is null: nobody sees it before it is submitted */
      sheets: z.array(Sheet.omit({ content: true }).extend({ score: Score.nullable() })),
    }),
    topics: ['scores'],
  }),
  'scores.board': query({
    does: '一个轮次（或全部轮次）的评查工作：每件样本案卷、它的评查表和进度；没有开表的案卷也列出',
    input: z.strictObject({ roundId: z.string().optional() }),
    output: z.strictObject({ rows: z.array(BoardRow) }),
    topics: ['scores', 'samples', 'findings'],
  }),
  'scores.get': query({
    does: '一张评查表及其当前得分、所评的案卷和经过；他人的评查表提交后才能查看',
    input: z.strictObject({ sheetId: z.string() }),
    output: Sheet.extend({ about: SheetAbout, history: z.array(SheetStep) }),
    topics: ['scores', 'findings'],
  }),
  'scores.save': command({
    does: '保存评查表草稿；版次须与打开时相同',
    input: z.strictObject({ sheetId: z.string(), revision: z.int(), content: SheetContent }),
    output: z.strictObject({ revision: z.int(), score: Score }),
    topics: ['scores'],
  }),
  'scores.submit': command({
    does: '提交评查表：逐项检查是否评完；每处问题成为一条待确认的评查发现',
    input: z.strictObject({ sheetId: z.string(), revision: z.int() }),
    output: z.strictObject({ findings: z.int(), score: Score }),
    topics: ['scores', 'findings'],
  }),
  'scores.reopen': command({
    does: '退回已提交的评查表（评查员本人、监督人员或者负责人）；发现已有决定或者结果已确认的不能退回',
    input: z.strictObject({ sheetId: z.string(), reason: z.string().trim().min(1).max(500) }),
    output: z.strictObject({ revision: z.int() }),
    topics: ['scores', 'findings'],
  }),
  'scores.print': task({
    does: '打印已提交的评查表（PDF）：逐项分值、扣分、问题及其文书和页码；给了位置的另存一份',
    input: z.strictObject({ sheetId: z.string(), path: z.string().min(1).optional() }),
    output: z.strictObject({ path: z.string().nullable(), sha256: z.string() }),
    topics: [],
  }),
} as const satisfies Feature<'scores'>
