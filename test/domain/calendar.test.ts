import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, dayNumber, dayText, weekday } from '../../shared/domain/calendar/civil-day.ts'
import { dueDate, replyDueDate } from '../../shared/domain/calendar/due-date.ts'
import { PlaceProfile } from '../../shared/domain/calendar/place-profile.ts'
import {
  courtApplicationWindow,
  judgeHours,
  judgeTerm,
  lateFee,
  OUTCOME_NAMES,
  type Term,
  termEnd,
} from '../../shared/domain/calendar/terms.ts'
import { CalendarYear, isWorkingDay, makeCalendar } from '../../shared/domain/calendar/work-calendar.ts'
import { addWorkingDays, countWorkingDays, rollForward } from '../../shared/domain/calendar/working-days.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'

const read = (folder: string): unknown[] =>
  readdirSync(`resources/${folder}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`resources/${folder}/${name}`, 'utf8')))
const years = read('calendar').map((year) => CalendarYear.parse(year))
const calendar = makeCalendar(years)
const profiles = read('profiles').map((profile) => PlaceProfile.parse(profile))

describe('civil days', () => {
  test('agree with the system calendar and invert', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (n) => {
        const iso = new Date(n * 86_400_000).toISOString().slice(0, 10)
        expect(dayText(n)).toBe(iso)
        expect(dayNumber(iso)).toBe(n)
        expect(weekday(iso)).toBe(new Date(n * 86_400_000).getUTCDay())
      }),
    )
  })
  test('a month ends on the last day of a shorter month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(addMonths('2025-12-15', 1)).toBe('2026-01-15')
  })
})

describe('State Council calendar', () => {
  test('every year from 2013 to 2026 is there with its notice, make-up days fall on weekends', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 14 }, (_, i) => 2013 + i))
    for (const { year, workdays, holidays, notices } of years) {
      expect(notices.length, String(year)).toBeGreaterThan(0)
      expect(holidays.length).toBeGreaterThan(20)
      const weekend = workdays.filter(({ day }) => [0, 6].includes(weekday(day)))
      // 2020-02-03 is a Monday that the second notice of the epidemic made a working day again
      expect(workdays.length - weekend.length).toBe(year === 2020 ? 1 : 0)
    }
  })
  test('a year without a table gives no day', () => {
    expect(isWorkingDay(calendar, '2027-03-01')).toBeUndefined()
    expect(addWorkingDays(calendar, '2026-12-25', 10)).toEqual({ ok: false, code: 'calendar_missing', year: 2027 })
    expect(rollForward(calendar, '2012-05-01')).toMatchObject({ code: 'calendar_missing', year: 2012 })
    expect(countWorkingDays(calendar, '2026-12-30', '2027-01-02')).toMatchObject({ ok: false })
  })
  test('counting undoes adding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16_000, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (start, n) => {
        const end = addWorkingDays(calendar, dayText(start), n)
        expect(end.ok && countWorkingDays(calendar, dayText(start), end.day)).toEqual({ ok: true, days: n })
      }),
    )
  })
  test.skipIf(!hasSharedFiles)('reference values F01 to F08', () => {
    const all = JSON.parse(readFileSync(sharedFile('domain/reference-values.json'), 'utf8')) as {
      values: {
        group: string
        inputs: { decision_date?: Day; working_days?: number; dates?: Day[] }
        expected: unknown
      }[]
    }
    const values = all.values.filter(({ group }) => group === 'F-calendar')
    expect(values).toHaveLength(8)
    for (const { inputs, expected } of values)
      if (inputs.dates) expect(inputs.dates.map((day) => isWorkingDay(calendar, day))).toEqual(expected)
      else
        expect(addWorkingDays(calendar, inputs.decision_date ?? '', inputs.working_days ?? 0)).toEqual({
          ok: true,
          day: expected,
        })
  })
})

const days = (length: number): Term => ({ length, unit: 'days' })

describe('time rules', () => {
  test('T1, T6: a last day off moves to the next working day; the real case is two days late', () => {
    expect(judgeTerm(calendar, '2024-09-09', '2024-12-11', days(90))).toMatchObject({
      outcome: 'breach',
      dueOn: '2024-12-09',
      overdue: 2,
    })
    expect(judgeTerm(calendar, '2024-09-09', '2024-12-09', days(90))).toMatchObject({ outcome: 'kept', overdue: 0 })
  })
  test('T2: without a calendar nothing is a breach', () => {
    const judged = judgeTerm(calendar, '2026-12-20', '2027-06-01', { length: 7, unit: 'workingDays' })
    expect(judged.outcome).toBe('insufficient')
    expect(judged.reason).toContain('日历缺失')
  })
  test('T3: hours need moments, or dates two days apart', () => {
    expect(judgeHours('2026-03-02T10:00', '2026-03-03T10:00', 24).outcome).toBe('kept')
    expect(judgeHours('2026-03-02T10:00', '2026-03-03T10:01', 24).outcome).toBe('breach')
    expect(judgeHours('2026-03-02', '2026-03-03', 24).outcome).toBe('insufficient')
    expect(judgeHours('2026-03-02', '2026-03-04T08:00', 24).outcome).toBe('breach')
    expect(judgeHours('2026-03-02T10:00', '2026-03-02T09:00', 24).outcome).toBe('insufficient')
  })
  test('T4: excluded days move the end, overlapping ones once; an open exclusion is no breach', () => {
    const hearing = { from: '2024-10-01', to: '2024-10-10', document: '听证通知书' }
    const appraisal = { from: '2024-10-06', to: '2024-10-12', document: '鉴定意见' }
    expect(termEnd(calendar, '2024-09-09', days(90), [hearing])).toEqual({ ok: true, day: '2024-12-18' })
    expect(termEnd(calendar, '2024-09-09', days(90), [hearing, appraisal])).toEqual({ ok: true, day: '2024-12-20' })
    const late = { from: '2024-12-10', to: '2024-12-12', document: '公告' }
    expect(termEnd(calendar, '2024-09-09', days(90), [late])).toEqual({ ok: true, day: '2024-12-09' })
    expect(judgeTerm(calendar, '2024-09-09', '2025-12-11', days(90), [{ ...hearing, to: null }]).outcome).toBe(
      'insufficient',
    )
    expect(
      termEnd(calendar, '2024-09-09', { length: 5, unit: 'workingDays' }, [
        { from: '2024-09-10', to: '2024-09-11', document: '检测' },
      ]),
    ).toEqual({ ok: true, day: '2024-09-19' })
  })
  test('T5: three results; a missing date is never a breach', () => {
    expect(OUTCOME_NAMES[judgeTerm(calendar, null, '2024-12-11', days(90)).outcome]).toBe('材料不足')
    expect(judgeTerm(calendar, '2024-09-09', null, days(90)).outcome).toBe('insufficient')
    expect(judgeTerm(calendar, '2024-09-09', '2024-09-08', days(90)).outcome).toBe('insufficient')
  })
  test('T7: the surcharge meets its cap on day 34', () => {
    expect(lateFee(1_000_000, 33)).toBe(990_000)
    expect(lateFee(1_000_000, 34)).toBe(1_000_000)
    expect(lateFee(1_000_000, 400)).toBe(1_000_000)
    expect(lateFee(1_000_000, 0)).toBe(0)
  })
  test('T8: three months after the later remedy term', () => {
    expect(courtApplicationWindow(calendar, '2025-01-06')).toEqual({ ok: true, from: '2025-07-08', to: '2025-10-09' })
  })
})

describe('due days of letters', () => {
  const profile = (id: string): PlaceProfile => {
    const found = profiles.find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }
  test('roll over the National Day holiday and say so', () => {
    const due = replyDueDate(calendar, '2026-09-01', profile('shandong'), 'opinion')
    expect(due).toMatchObject({ dueOn: '2026-10-08', toCheck: [] })
    expect(due.rule).toContain('末日2026年10月1日为休息日或者法定休假日，顺延至2026年10月8日')
    expect(due.rule).toContain('山东省行政执法监督条例第二十八条')
  })
  test('an unverified term has to be checked, an unknown one is typed by a person', () => {
    expect(replyDueDate(calendar, '2026-09-01', profile('national'), 'urging').toCheck.join()).toContain(
      '请核对本地规定',
    )
    expect(replyDueDate(calendar, '2026-09-01', profile('chongqing'), 'opinion').dueOn).toBeNull()
  })
  test('no calendar: no day, and the reason', () => {
    const due = dueDate(calendar, '2026-12-10', { term: days(30), verified: true, source: '某条例第一条' })
    expect(due.dueOn).toBeNull()
    expect(due.rule).toContain('日历缺失')
  })
  test('a due day is a working day and never earlier than the plain end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16_000, max: 20_000 }), fc.integer({ min: 1, max: 90 }), (start, n) => {
        const issued = dayText(start)
        const { dueOn } = dueDate(calendar, issued, { term: days(n), verified: true, source: '甲' })
        expect(dueOn !== null && isWorkingDay(calendar, dueOn) && dueOn >= addDays(issued, n)).toBe(true)
      }),
    )
  })
})

test('the eight profiles are there; no cell is silent', () => {
  expect(profiles.map(({ name }) => name).sort()).toEqual(
    ['北京市', '国家默认', '四川省', '天津市', '山东省', '河北省', '河南省', '重庆市'].sort(),
  )
  for (const { objection, name } of profiles)
    if (!objection.raise.verified) expect(objection.raise.source, name).toBe('请核对本地规定')
})
