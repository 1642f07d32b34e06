import { agencyHandlers } from './agencies.ts'
import { auditHandlers } from './audit.ts'
import { calendarHandlers } from './calendar.ts'
import { caseHandlers } from './cases.ts'
import { catalogueHandlers } from './catalogues.ts'
import { deskHandlers } from './desk.ts'
import { importProfileHandlers } from './import-profiles.ts'
import { importHandlers } from './imports.ts'
import { inboxHandlers } from './inbox.ts'
import { itemReviewHandlers } from './item-review.ts'
import { letterHandlers } from './letters.ts'
import { letterReplyHandlers } from './letter-replies.ts'
import { letterRenderHandlers } from './letter-render.ts'
import { maintenanceHandlers } from './maintenance.ts'
import { peopleHandlers } from './people.ts'
import { reportHandlers } from './reports.ts'
import { roundHandlers } from './rounds.ts'
import { roundPlanningHandlers } from './round-planning.ts'
import { absenceHandlers } from './sample-absences.ts'
import { sampleHandlers } from './samples.ts'
import { findingHandlers } from './findings.ts'
import { resultHandlers } from './round-results.ts'
import { rubricHandlers } from './rubrics.ts'
import { scoreHandlers } from './scores.ts'
import { searchHandlers } from './search.ts'
import { scoreSheetPrintHandlers } from './score-sheet-print.ts'
import { scoreViewHandlers } from './score-views.ts'
import { settingsHandlers } from './settings.ts'
import { sessionHandlers } from './session.ts'
import { staffHandlers } from './staff.ts'
import { textHandlers } from './text-layers.ts'
import type { Handlers } from './types.ts'

/** One handler for every procedure of the contract: a missing or mistyped one does not compile. */
export const handlers: Handlers = {
  ...agencyHandlers,
  ...auditHandlers,
  ...calendarHandlers,
  ...caseHandlers,
  ...catalogueHandlers,
  ...deskHandlers,
  ...importHandlers,
  ...importProfileHandlers,
  ...inboxHandlers,
  ...itemReviewHandlers,
  ...letterHandlers,
  ...letterReplyHandlers,
  ...letterRenderHandlers,
  ...maintenanceHandlers,
  ...peopleHandlers,
  ...reportHandlers,
  ...roundHandlers,
  ...roundPlanningHandlers,
  ...absenceHandlers,
  ...sampleHandlers,
  ...findingHandlers,
  ...resultHandlers,
  ...rubricHandlers,
  ...scoreHandlers,
  ...searchHandlers,
  ...scoreSheetPrintHandlers,
  ...scoreViewHandlers,
  ...settingsHandlers,
  ...staffHandlers,
  ...sessionHandlers,
  ...textHandlers,
}
