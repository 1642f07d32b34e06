import { agencyHandlers } from './agencies.ts'
import { auditHandlers } from './audit.ts'
import { caseHandlers } from './cases.ts'
import { importHandlers } from './imports.ts'
import { maintenanceHandlers } from './maintenance.ts'
import { peopleHandlers } from './people.ts'
import { roundHandlers } from './rounds.ts'
import { sampleHandlers } from './samples.ts'
import { settingsHandlers } from './settings.ts'
import { sessionHandlers } from './session.ts'
import type { Handlers } from './types.ts'

/** One handler for every procedure of the contract: a missing or mistyped one does not compile. */
export const handlers: Handlers = {
  ...agencyHandlers,
  ...auditHandlers,
  ...caseHandlers,
  ...importHandlers,
  ...maintenanceHandlers,
  ...peopleHandlers,
  ...roundHandlers,
  ...sampleHandlers,
  ...settingsHandlers,
  ...sessionHandlers,
}
