import { z } from 'zod'
import { PlaceProfile } from '../domain/calendar/place-profile.ts'
import { Exclusion, Term } from '../domain/calendar/terms.ts'
import { type Feature, query } from './define.ts'

const LetterKind = z.enum(['suggestion', 'urging', 'opinion', 'decision'])

export const calendar = {
  'calendar.dueDate': query({
    does: '监督文书的办理期限：发文之日加本地规定的期限，遇休息日和法定休假日顺延，并写明依据',
    input: z.strictObject({ issuedOn: z.iso.date(), kind: LetterKind, profile: z.string().optional() }),
    output: z.strictObject({ dueOn: z.string().nullable(), rule: z.string(), toCheck: z.array(z.string()) }),
    topics: ['settings'],
  }),
  'calendar.judgeTerm': query({
    does: '期限计算：是否超期（违反、符合、材料不足），可扣除检测、鉴定、听证、公告等期间',
    input: z.strictObject({
      start: z.iso.date().nullable(),
      done: z.iso.date().nullable(),
      term: Term,
      exclusions: z.array(Exclusion).default([]),
    }),
    output: z.strictObject({
      outcome: z.enum(['breach', 'kept', 'insufficient']),
      outcomeText: z.string(),
      dueOn: z.string().nullable(),
      overdue: z.int(),
      reason: z.string(),
    }),
    topics: [],
  }),
  'calendar.profiles': query({
    does: '各地执法监督规定的期限；没有核实的写明“请核对本地规定”',
    input: z.strictObject({}),
    output: z.strictObject({ profiles: z.array(PlaceProfile) }),
    topics: [],
  }),
  'calendar.year': query({
    does: '一年的国务院节假日和调休上班日，及其通知的网址',
    input: z.strictObject({ year: z.int() }),
    output: z.strictObject({
      year: z.int(),
      known: z.boolean(),
      notices: z.array(z.string()),
      holidays: z.array(z.strictObject({ day: z.string(), name: z.string() })),
      workdays: z.array(z.strictObject({ day: z.string(), name: z.string() })),
    }),
    topics: [],
  }),
} as const satisfies Feature<'calendar'>
