import type { SamplingDesign } from './design.ts'
import { byTicket, type DrawnCase } from './draw.ts'
import type { FrameCase } from './frame.ts'
import { stratumOf } from './strata.ts'
import type { TicketMaker } from './ticket.ts'

/** A replacement as it is published: which case left, for which excuse, and which came in its place. */
export interface Replacement {
  replaced: string
  /** in the words of the settings at that time */
  excuse: string
  caseKey: string
  ticket: string
  /** cases that later draws of the round had taken by then */
  alsoTaken: string[]
}

/**
 * The case that comes in the place of an excused one: the smallest ticket of the same stratum, by the seed of the draw,
 * among the cases that are not in the sample yet. Undefined when the stratum holds none. Mandatory and nominated cases are
 * in the sample and so never come up. A design proportional to fine has no such order: undefined.
 */
export function nextInOrder(
  frame: readonly FrameCase[],
  design: SamplingDesign,
  seed: string,
  stratum: string,
  taken: ReadonlySet<string>,
  makeTicket: TicketMaker,
): Pick<DrawnCase, 'caseKey' | 'ticket'> | undefined {
  if (design.method.name === 'proportionalToFine') return undefined
  let next: { caseKey: string; ticket: string } | undefined
  for (const one of frame) {
    if (taken.has(one.caseKey) || stratumOf(one, design) !== stratum) continue
    const candidate = { caseKey: one.caseKey, ticket: makeTicket(seed, one.caseKey) }
    if (next === undefined || byTicket(candidate, next) < 0) next = candidate
  }
  return next
}
