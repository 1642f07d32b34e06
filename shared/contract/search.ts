import { z } from 'zod'
import { MarkedText } from '../domain/cases/found-words.ts'
import { type Feature, query } from './define.ts'

/** A page on which the words stand. */
const FoundPage = { position: z.int(), title: z.string(), page: z.int(), snippet: MarkedText }

export const search = {
  'search.everything': query({
    does: '全局查找：案卷、卷内文书的文字、执法机关、评查轮次、监督文书，每样列出前几条',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(20).default(6) }),
    output: z.strictObject({
      cases: z.array(
        z.strictObject({
          id: z.int(),
          number: z.string().nullable(),
          caseName: z.string().nullable(),
          partyNames: z.string(),
          agency: z.string().nullable(),
        }),
      ),
      /** all cases that were found; of very many only the first are counted */
      casesTotal: z.int(),
      casesMore: z.boolean(),
      /** documents with a page on which all words stand */
      documents: z.array(
        z.strictObject({
          caseId: z.int(),
          number: z.string().nullable(),
          caseName: z.string().nullable(),
          ...FoundPage,
        }),
      ),
      documentsMore: z.boolean(),
      agencies: z.array(z.strictObject({ id: z.int(), name: z.string(), cases: z.int() })),
      rounds: z.array(
        z.strictObject({ id: z.string(), title: z.string(), state: z.enum(['planned', 'frozen', 'drawn']) }),
      ),
      letters: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          title: z.string(),
          state: z.enum(['draft', 'issued', 'voided']),
        }),
      ),
    }),
    topics: ['cases', 'texts', 'agencies', 'rounds', 'letters'],
  }),
  'search.hits': query({
    does: '检索词在这些案卷里的什么地方：一段事实，或者卷内文书的一页',
    input: z.strictObject({
      text: z.string().max(200),
      inDocuments: z.boolean().default(false),
      caseIds: z.array(z.int()).max(1000),
    }),
    output: z.strictObject({
      /** only cases in whose facts or pages a word stands */
      hits: z.array(
        z.strictObject({ caseId: z.int(), fact: MarkedText.nullable(), page: z.strictObject(FoundPage).nullable() }),
      ),
    }),
    topics: ['cases', 'texts'],
  }),
} as const satisfies Feature<'search'>
