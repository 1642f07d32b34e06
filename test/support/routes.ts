import type { Launched } from './launch.ts'

export interface Route {
  /** also the name of its picture */
  name: string
  route: string
}

/** Every page of the window, with ids of the rehearsal data where a page shows one thing. */
export async function everyRoute({ call }: Pick<Launched, 'call'>): Promise<Route[]> {
  const [batch] = (await call('imports.list', { limit: 1 })).rows
  const [round] = (await call('rounds.list', {})).rounds
  const roundId = round?.id ?? ''
  const [sheet] = (await call('scores.list', { roundId })).sheets
  const [item] = (await call('samples.list', { roundId })).items
  const drawn = item && (await call('cases.get', { caseKey: item.caseKey }))
  const { letters } = await call('letters.list', {})
  const letterOf = (state: string): string => letters.find((one) => one.state === state)?.id ?? ''
  // records came in on the day on which the rehearsal was made
  const year = new Date().getFullYear()
  const compared = { kind: 'item', from: `${year - 1}-12-31`, to: `${year}-12-31` }
  const comparisonRoute = `/catalogues/comparison?filter=${encodeURIComponent(JSON.stringify(compared))}`
  const staffRoute = (tab: string): string => `/catalogues/staff?filter=${encodeURIComponent(JSON.stringify({ tab }))}`
  return [
    { name: 'desk', route: '/' },
    { name: 'imports', route: '/imports' },
    { name: 'inbox', route: '/imports/inbox' },
    { name: 'import-profiles', route: '/imports/profiles' },
    { name: 'batch', route: `/imports/${batch?.batchId}` },
    { name: 'reports', route: '/reports' },
    { name: 'reports-year', route: '/reports?view=year' },
    { name: 'reports-gaps', route: '/reports?view=gaps' },
    { name: 'cases', route: '/cases' },
    { name: 'case', route: `/cases/${drawn?.id}` },
    { name: 'case-documents', route: `/cases/${drawn?.id}?tab=documents` },
    { name: 'catalogues', route: '/catalogues' },
    { name: 'catalogue-comparison', route: comparisonRoute },
    { name: 'item-review', route: '/catalogues/item-review' },
    { name: 'staff-training', route: '/catalogues/staff' },
    { name: 'staff-structure', route: staffRoute('structure') },
    { name: 'staff-filings', route: staffRoute('filings') },
    { name: 'rounds', route: '/rounds' },
    { name: 'round', route: `/rounds/${roundId}` },
    { name: 'round-results', route: `/rounds/${roundId}?tab=results` },
    { name: 'round-new', route: '/rounds/new' },
    { name: 'public-draw', route: `/rounds/${roundId}/public-draw` },
    { name: 'scores', route: '/scores' },
    { name: 'sheet', route: `/scores/${sheet?.id}` },
    { name: 'letters', route: '/letters' },
    { name: 'letter-draft', route: `/letters/${letterOf('draft')}` },
    { name: 'letter-issued', route: `/letters/${letterOf('issued')}` },
    { name: 'audit', route: '/audit' },
    ...['bureau', 'people', 'letters', 'rubrics', 'limits', 'calendar', 'data', 'about'].map((tab) => ({
      name: `settings-${tab}`,
      route: `/settings/${tab}`,
    })),
    { name: 'help', route: '/help/scoring' },
  ]
}
