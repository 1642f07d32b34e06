import { readdirSync } from 'node:fs'
import { AppError } from '../../shared/contract/error.ts'
import { type DueDate, replyDueDate } from '../../shared/domain/calendar/due-date.ts'
import { PlaceProfile, type ReplyKind } from '../../shared/domain/calendar/place-profile.ts'
import { judgeTerm, OUTCOME_NAMES } from '../../shared/domain/calendar/terms.ts'
import { CalendarYear, makeCalendar, type WorkCalendar } from '../../shared/domain/calendar/work-calendar.ts'
import type { Resources } from '../resources.ts'
import type { Handlers } from './types.ts'

const calendars = new WeakMap<Resources, WorkCalendar>()

/** The State Council's days of all years that ship with the program, read once. */
export function readCalendar(resources: Resources): WorkCalendar {
  const known = calendars.get(resources)
  if (known) return known
  const calendar = makeCalendar(readYears(resources))
  calendars.set(resources, calendar)
  return calendar
}

/** Supervision law of a place; throws not_found. */
export function readProfile(resources: Resources, id: string): PlaceProfile {
  const found = readProfiles(resources).find((profile) => profile.id === id)
  if (!found) throw new AppError('not_found', { profile: id }, `没有“${id}”的地方规定，请在设置中另选。`)
  return found
}

/** Due day of a letter with the rule it came from (decision 18). */
export const letterDueDate = (resources: Resources, profile: string, issuedOn: string, kind: ReplyKind): DueDate =>
  replyDueDate(readCalendar(resources), issuedOn, readProfile(resources, profile), kind)

export const calendarHandlers = {
  'calendar.dueDate': (_db, { issuedOn, kind, profile }, { resources, settings }) =>
    letterDueDate(resources, profile ?? settings.bureau.profile, issuedOn, kind),

  'calendar.judgeTerm': (_db, { start, done, term, exclusions }, { resources }) => {
    const judged = judgeTerm(readCalendar(resources), start, done, term, exclusions)
    return { ...judged, outcomeText: OUTCOME_NAMES[judged.outcome] }
  },

  'calendar.profiles': (_db, _input, { resources }) => ({ profiles: readProfiles(resources) }),

  'calendar.year': (_db, { year }, { resources }) => {
    const found = readYears(resources).find((one) => one.year === year)
    return found ? { ...found, known: true } : { year, known: false, notices: [], holidays: [], workdays: [] }
  },
} satisfies Pick<Handlers, 'calendar.dueDate' | 'calendar.judgeTerm' | 'calendar.profiles' | 'calendar.year'>

const jsonFiles = (resources: Resources, folder: string): string[] =>
  readdirSync(resources.path(folder))
    .filter((name) => name.endsWith('.json'))
    .sort()

const readYears = (resources: Resources): CalendarYear[] =>
  jsonFiles(resources, 'calendar').map((name) => CalendarYear.parse(resources.json('calendar', name)))

const readProfiles = (resources: Resources): PlaceProfile[] =>
  jsonFiles(resources, 'profiles').map((name) => PlaceProfile.parse(resources.json('profiles', name)))
