import type { BackendName, CallInput, Result } from '../../../shared/contract/index.ts'
import type { RehearsalInputs } from '../../rehearsal/write-inputs.ts'
import type { Report } from './report.ts'

/** What every step of the rehearsal has at hand. Steps work through procedures of the contract and in no other way. */
export interface DemoContext {
  call: <N extends BackendName>(name: N, input: CallInput<N>) => Promise<Result<N>>
  /** the same program with another person at the keyboard */
  as: (actor: string) => void
  report: Report
  inputs: RehearsalInputs
  seed: string
  /** the folder that everything is written to */
  out: string
}
