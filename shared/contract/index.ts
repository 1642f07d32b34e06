import type { z } from 'zod'
import type { AnySpec } from './define.ts'
import { agencies } from './agencies.ts'
import { audit } from './audit.ts'
import { calendar } from './calendar.ts'
import { caseTyping } from './case-typing.ts'
import { cases } from './cases.ts'
import { catalogues } from './catalogues.ts'
import { desk } from './desk.ts'
import { importProfiles } from './import-profiles.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { itemReview } from './item-review.ts'
import { letterReplies } from './letter-replies.ts'
import { letters } from './letters.ts'
import { maintenance } from './maintenance.ts'
import { people } from './people.ts'
import { rounds } from './rounds.ts'
import { samples } from './samples.ts'
import { findings } from './findings.ts'
import { reports } from './reports.ts'
import { results } from './results.ts'
import { rubrics } from './rubrics.ts'
import { scores } from './scores.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { session } from './session.ts'
import { staff } from './staff.ts'
import { texts } from './texts.ts'

/** Every procedure of the program. Window, command line and backend share nothing else besides the domain. */
export const contract = {
  ...agencies,
  ...audit,
  ...calendar,
  ...cases,
  ...catalogues,
  ...caseTyping,
  ...desk,
  ...imports,
  ...importProfiles,
  ...inbox,
  ...itemReview,
  ...letters,
  ...letterReplies,
  ...maintenance,
  ...people,
  ...reports,
  ...rounds,
  ...samples,
  ...findings,
  ...results,
  ...rubrics,
  ...scores,
  ...search,
  ...session,
  ...settings,
  ...shell,
  ...staff,
  ...texts,
} as const

export type Contract = typeof contract
export type Name = keyof Contract
/** What a caller passes (defaults may be left out); `Input` is what the handler receives. */
export type CallInput<N extends Name> = z.input<Contract[N]['input']>
export type Input<N extends Name> = z.output<Contract[N]['input']>
/** What a handler may return; `Result` is what the caller receives, defaults filled in. */
export type Output<N extends Name> = z.input<Contract[N]['output']>
export type Result<N extends Name> = z.output<Contract[N]['output']>

/** Procedures that the backend answers: all but those of kind `shell`. */
export type BackendName = { [N in Name]: Contract[N]['kind'] extends 'shell' ? never : N }[Name]

/** The procedure of a name; undefined where there is none. */
export function findSpec(name: string): AnySpec | undefined {
  return Object.hasOwn(contract, name) ? contract[name as Name] : undefined
}
