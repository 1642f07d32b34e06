import type { AgencyTraining } from '../../shared/domain/staff/staff-columns.ts'
import { FILING_COLUMNS, FILING_ORDER, TRAINING_COLUMNS } from '../../shared/domain/staff/staff-columns.ts'
import { planFilings } from './plan-filings.ts'
import { exportStaff } from './staff-export.ts'
import { inOrder } from './staff-order.ts'
import { staffStructure } from './staff-structure.ts'
import { yearlyTraining } from './staff-training.ts'
import type { Handlers } from './types.ts'

const sumOf = (rows: readonly AgencyTraining[], figure: (row: AgencyTraining) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0)

export const staffHandlers = {
  'staff.training': (db, { year, offset, limit, ...order }, call) => {
    const { day, agencies, unassigned } = yearlyTraining(db, year, call)
    const { yearlyHours, yearlyStreetTrainings } = call.settings.catalogues
    const reported = agencies.filter(({ trained }) => trained !== null)
    return {
      rows: [...inOrder(agencies, TRAINING_COLUMNS, order)].slice(offset, offset + limit),
      total: agencies.length,
      day,
      yearlyHours,
      yearlyStreetTrainings,
      whole: {
        inPost: sumOf(reported, ({ inPost }) => inPost),
        trained: sumOf(reported, ({ trained }) => trained ?? 0),
      },
      notReported: agencies.filter(({ trained, inPost }) => trained === null && inPost > 0).length,
      streetsLacking: agencies.filter(({ lacking }) => lacking > 0).length,
      unassigned,
    }
  },

  'staff.structure': (db, { year }, { today }) => staffStructure(db, year, today),

  'staff.filings': (db, { year, offset, limit, ...order }, call) => {
    const { dueOn, filings } = planFilings(db, year, call)
    const count = (standing: (typeof FILING_ORDER)[number]): number =>
      filings.filter((one) => one.standing === standing).length
    return {
      rows: [...inOrder(filings, FILING_COLUMNS, order)].slice(offset, offset + limit),
      total: filings.length,
      dueOn,
      counts: {
        missing: count('missing'),
        late: count('late'),
        undated: count('undated'),
        open: count('open'),
        filed: count('filed'),
      },
    }
  },

  'staff.export': exportStaff,
} satisfies Pick<Handlers, `staff.${string}` & keyof Handlers>
