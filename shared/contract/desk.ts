import { z } from 'zod'
import { type Feature, query } from './define.ts'

export const desk = {
  'desk.today': query({
    does: '今天等着办的事：待评、待确认、待制发、将到期和已到期未回复的件数',
    input: z.strictObject({}),
    output: z.strictObject({
      today: z.iso.date(),
      cases: z.int(),
      people: z.int(),
      /** 本单位名称 is set: letters need it */
      bureauNamed: z.boolean(),
      /** 机关代字 is set: the number of a letter begins with it */
      shortNameSet: z.boolean(),
      /** batches that were read and wait for commit or discard */
      stagedImports: z.int(),
      /** cases of which an import says something else than a person typed, and nobody has decided yet */
      undecidedCases: z.int(),
      /** files of the watched folder that could not be read */
      inboxFailed: z.int(),
      /** sample cases that nobody has a sheet of, and drafts of the operator */
      toScore: z.int(),
      toSubmit: z.int(),
      /** findings of submitted sheets that nobody has decided */
      toConfirm: z.int(),
      draftLetters: z.int(),
      /** issued, not answered by a report: due within seven days, and past due */
      dueSoon: z.int(),
      overdue: z.int(),
      /** issued, not yet due, and the day of receipt is not entered */
      notServed: z.int(),
    }),
    topics: ['cases', 'people', 'settings', 'imports', 'inbox', 'samples', 'scores', 'findings', 'letters', 'session'],
  }),
} as const satisfies Feature<'desk'>
