import { DISTRICT, GOVERNMENT, SUPERVISOR as BUREAU } from '../../rehearsal/district.ts'
import type { DemoContext } from './context.ts'

export const REVIEWER = '演练评查员'
export const SUPERVISOR = '演练监督员'
export const HEAD = '演练负责人'
export const CLERK = '演练文书员'

/** The bureau of the rehearsal and its four people: who drafts and who issues are two persons. */
export async function registerPeople({ call, as }: DemoContext): Promise<void> {
  as(SUPERVISOR)
  await call('settings.save', {
    changes: {
      bureau: { name: BUREAU, government: GOVERNMENT, region: DISTRICT },
      letters: {
        shortName: '清枫司',
        reportTo: '行政执法监督科',
        copyTo: ['示范市司法局'],
        printer: '示范市清枫区司法局',
      },
    },
  })
  await call('people.save', { name: REVIEWER, role: 'reviewer' })
  await call('people.save', { name: SUPERVISOR, role: 'supervisor' })
  await call('people.save', { name: HEAD, role: 'head' })
  await call('people.save', { name: CLERK, role: 'clerk' })
}
