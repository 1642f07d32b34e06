import type { RehearsalInputs } from '../../rehearsal/write-inputs.ts'
import type { Program } from '../program.ts'
import type { Report } from './report.ts'

/** What every step of the rehearsal has at hand. Steps work through procedures of the contract and in no other way. */
export interface DemoContext {
  call: Program['call']
  as: Program['as']
  report: Report
  inputs: RehearsalInputs
  seed: string
  /** the folder that everything is written to */
  out: string
}
