import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { Output } from '../../shared/contract/index.ts'
import type { ActKind } from '../../shared/domain/act-kinds.ts'
import { kindInWords } from '../../shared/domain/act-words.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { compact } from '../../shared/domain/import/cell-text.ts'
import { parseDocumentNumber } from '../../shared/domain/import/document-number.ts'
import {
  daysOfMonth,
  kindsOfMonth,
  reportDueDay,
  type ReportStanding,
  reportStanding,
  type Totals,
  totalDifferences,
  wholeMonths,
} from '../../shared/domain/reports/monthly-report.ts'
import { readTotalsTable } from '../../shared/domain/reports/totals-table.ts'
import { numberGaps } from '../../shared/domain/sampling/number-gaps.ts'
import type { ReadDb, WriteDb } from '../database/db.ts'
import { readTableHead } from '../files/table-head.ts'
import { exportTarget } from '../files/export-target.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { actKinds } from './act-kinds.ts'
import { agencyName } from './agencies.ts'
import { monthlyTotals, yearCounts } from './imported-totals.ts'
import type { Call, Handlers } from './types.ts'

type MonthView = Output<'reports.month'>
const STANDING_WORDS: Record<ReportStanding, string> = { sent: '已报', late: '迟报', missing: '未报', open: '未到期' }

interface Report {
  month: string
  agencyId: number
  totals: string
  receivedOn: string | null
  enteredBy: string
}

/** Every agency with what it reported and what was imported of its cases decided in a month. */
function monthView(db: ReadDb, month: string, { settings, today }: Call): MonthView {
  const imported = monthlyTotals(db, month)
  const byAgency = Map.groupBy(imported, ({ agencyId }) => agencyId)
  const reports = new Map(
    db.all<Report>('SELECT * FROM monthly_report WHERE month = ?', month).map((report) => [report.agencyId, report]),
  )
  const kinds = kindsOfMonth(
    month,
    settings.acts.otherKinds,
    new Set([
      ...imported.map(({ kind }) => kind),
      ...[...reports.values()].flatMap(({ totals }) => Object.keys(JSON.parse(totals) as Totals)),
    ]),
  )
  const dueOn = reportDueDay(month, settings.reports.dueDay)
  const agencies = db.all<{ agencyId: number; name: string }>(
    'SELECT id AS agency_id, name FROM agency ORDER BY name_key',
  )
  return {
    month,
    dueOn,
    agencies: agencies.map(({ agencyId, name }) => {
      const own = byAgency.get(agencyId) ?? []
      const report = reports.get(agencyId)
      const totals = JSON.parse(report?.totals ?? '{}') as Totals
      const stated = kinds.flatMap((kind) => {
        const count = totals[kind]
        return count === undefined ? [] : [{ agencyId, kind, count }]
      })
      const [firstOn = null] = own.flatMap((one) => one.firstOn ?? []).sort()
      const sentOn = report?.receivedOn ?? firstOn
      return {
        agencyId,
        name,
        kinds: kinds.map((kind) => ({
          kind,
          imported: own.find((one) => one.kind === kind)?.cases ?? 0,
          reported: totals[kind] ?? null,
        })),
        differences: totalDifferences(stated, own).length,
        sentOn,
        receivedOn: report?.receivedOn ?? null,
        standing: reportStanding({ month, sentOn, dueOn }, today),
        enteredBy: report?.enteredBy ?? null,
      }
    }),
    undated: db.value<number>('SELECT count(*) FROM case_file WHERE decided_on IS NULL') ?? 0,
  }
}

interface NumberedCase {
  agencyId: number
  agency: string
  decisionNo: string
  /** decided in the year that is asked for */
  inYear: number
}

/** The gaps of every agency in one sequence; a number of another agency, or of a case of another year, is not missing. */
function gapsOfSequence(cases: readonly NumberedCase[]): Output<'reports.gaps'>['gaps'] {
  const everywhere = cases.map(({ decisionNo }) => decisionNo)
  const own = Map.groupBy(
    cases.filter(({ inYear }) => inYear === 1),
    ({ agencyId }) => agencyId,
  )
  return [...own.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : numberGaps(
          [first, ...others].map(({ decisionNo }) => decisionNo),
          everywhere,
        ).map(({ year: _year, ...gap }) => ({
          agencyId: first.agencyId,
          agency: first.agency,
          ...gap,
        })),
  )
}

function save(
  db: WriteDb,
  { month, agencyId, totals }: { month: string; agencyId: number; totals: Totals },
  received: string | null | undefined,
  { now, actor }: Call,
): void {
  agencyName(db, agencyId)
  db.run(
    `INSERT INTO monthly_report (month, agency_id, totals, received_on, source, entered_at, entered_by)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (month, agency_id) DO UPDATE SET totals = excluded.totals,
       received_on = iif(excluded.source = 'file', received_on, excluded.received_on), source = excluded.source,
       entered_at = excluded.entered_at, entered_by = excluded.entered_by`,
    month,
    agencyId,
    canonicalJson(totals),
    received ?? null,
    received === undefined ? 'file' : 'typed',
    now,
    actor.name,
  )
}

export const reportHandlers = {
  'reports.month': (db, { month }, call) => monthView(db, month, call),

  'reports.year': (db, { year }, { settings, today }) => {
    const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
    const key = (agencyId: number, month: string): string => `${month} ${agencyId}`
    const counts = new Map(yearCounts(db, year).map((one) => [key(one.agencyId, one.month), one]))
    const received = new Map(
      db
        .all<Pick<Report, 'month' | 'agencyId' | 'receivedOn'>>(
          'SELECT month, agency_id, received_on FROM monthly_report WHERE received_on IS NOT NULL AND month BETWEEN ? AND ?',
          `${year}-01`,
          `${year}-12`,
        )
        .map((one) => [key(one.agencyId, one.month), one.receivedOn]),
    )
    const agencies = db.all<{ agencyId: number; name: string }>(
      'SELECT id AS agency_id, name FROM agency ORDER BY name_key',
    )
    return {
      agencies: agencies.map(({ agencyId, name }) => ({
        agencyId,
        name,
        months: months.map((month) => {
          const count = counts.get(key(agencyId, month))
          const sentOn = received.get(key(agencyId, month)) ?? count?.firstOn ?? null
          const dueOn = reportDueDay(month, settings.reports.dueDay)
          return { month, standing: reportStanding({ month, sentOn, dueOn }, today), cases: count?.cases ?? 0 }
        }),
      })),
    }
  },

  'reports.period': (db, { from, to }) => {
    const months = wholeMonths(from, to)
    const sums = db.all<{ agencyId: number; kind: ActKind; count: number; months: number }>(
      `SELECT agency_id, t.key AS kind, sum(t.value) AS count, count(*) AS months FROM monthly_report, json_each(totals) t
       WHERE month BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2`,
      from.slice(0, 7),
      to.slice(0, 7),
    )
    return { totals: sums.filter((one) => one.months === months).map(({ months: _months, ...total }) => total) }
  },

  'reports.save': (db, { month, agencyId, totals, receivedOn }, call) => {
    if (receivedOn !== null && receivedOn > call.today)
      throw new AppError('invalid_input', { receivedOn }, '收到日期在今天之后，请核对。')
    if (receivedOn !== null && receivedOn < daysOfMonth(month).from)
      throw new AppError('invalid_input', { receivedOn }, '收到日期早于所报的月份，请核对。')
    const isEmpty = receivedOn === null && Object.keys(totals).length === 0
    if (isEmpty) db.run('DELETE FROM monthly_report WHERE month = ? AND agency_id = ?', month, agencyId)
    else save(db, { month, agencyId, totals }, receivedOn, call)
    return { value: {}, audit: { subject: 'reports', detail: { month, agencyId, totals, receivedOn } } }
  },

  'reports.readTotals': async (db, { path: file, month }, call) => {
    const { sheets } = await readTableHead(call.paths.check(file), undefined).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'file_rejected')
        throw new AppError('file_rejected', {}, `“${path.basename(file)}”读不出来。请另存为 .xlsx 或 CSV 后再试。`)
      throw error
    })
    const { stated, faults } = readTotalsTable(
      sheets[0]?.rows ?? [],
      month,
      actKinds(db, call.settings).map(({ kind }) => kind),
    )
    const known = new Map(
      db
        .all<{ id: number; nameKey: string }>('SELECT id, name_key FROM agency')
        .map(({ id, nameKey }) => [nameKey, id]),
    )
    const rows = stated.flatMap((one) => {
      const agencyId = known.get(compact(one.agency))
      if (agencyId !== undefined) return [{ ...one, agencyId }]
      faults.push({ line: one.line, message: `第 ${one.line} 行：名录里没有“${one.agency}”，请核对机关名称。` })
      return []
    })
    return { rows, faults: faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
  },

  'reports.saveMany': (db, { rows }, call) => {
    for (const row of rows) save(db, row, undefined, call)
    const months = [...new Set(rows.map(({ month }) => month))].sort()
    return { value: { saved: rows.length }, audit: { subject: 'reports', detail: { rows: rows.length, months } } }
  },

  'reports.export': async (db, { month, file }, call) => {
    const target = exportTarget(call.paths.check(file), 'xlsx')
    if (!target.toLowerCase().endsWith('.xlsx'))
      throw new AppError('invalid_input', {}, '报送核对导出为 .xlsx 文件，请改文件名。')
    const { agencies, dueOn } = monthView(db, month, call)
    await writeTable(target, 'xlsx', {
      name: `${month} 报送核对`,
      columns: columnsOf(agencies[0]?.kinds.map(({ kind }) => kind) ?? []),
      rows: cellsOf(month, dueOn, agencies),
    })
    return () => ({
      value: { file: target, rows: agencies.length },
      audit: { subject: 'reports', detail: { month, rows: agencies.length } },
    })
  },

  'reports.gaps': (db, { year }) => {
    const cases = db.all<NumberedCase>(
      `SELECT c.agency_id, a.name AS agency, c.decision_no, coalesce(substr(c.decided_on, 1, 4) = ?, 0) AS in_year
       FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE c.decision_no LIKE ? ORDER BY a.name_key`,
      String(year),
      `%${year}%`,
    )
    const sequences = Map.groupBy(cases, ({ decisionNo }) => {
      const parsed = parseDocumentNumber(decisionNo)
      return parsed?.year === year ? parsed.sequence : null
    })
    sequences.delete(null)
    return { gaps: [...sequences.values()].flatMap(gapsOfSequence) }
  },
} satisfies Pick<Handlers, `reports.${string}` & keyof Handlers>

const columnsOf = (kinds: readonly ActKind[]) => [
  { title: '执法机关', width: 32 },
  { title: '月份', width: 10 },
  ...kinds.flatMap((kind) => [
    { title: `${kindInWords(kind)}（报送）`, width: 16, format: '#,##0' },
    { title: `${kindInWords(kind)}（已导入）`, width: 16, format: '#,##0' },
  ]),
  { title: '不符项数', width: 10, format: '#,##0' },
  { title: '报送情况', width: 10 },
  { title: '报来日期', width: 12 },
  { title: '截止日期', width: 12 },
]

const cellsOf = (month: string, dueOn: string | null, agencies: MonthView['agencies']): TableCell[][] =>
  agencies.map(({ name, kinds, differences, standing, sentOn }) => [
    name,
    month,
    ...kinds.flatMap(({ reported, imported }): TableCell[] => [reported, imported]),
    differences,
    STANDING_WORDS[standing],
    sentOn,
    dueOn,
  ])
