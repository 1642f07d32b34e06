import { compareBytes } from '../byte-order.ts'
import type { SamplingDesign } from './design.ts'
import type { FrameCase } from './frame.ts'
import { proportionalToFine } from './proportional-to-fine.ts'
import { allocate, strataSizes, stratumOf } from './strata.ts'
import type { TicketMaker } from './ticket.ts'

/** How a case came into the sample. */
export type Origin = 'random' | 'certainty' | 'mandatory' | 'nominated'

export interface DrawnCase {
  caseKey: string
  stratum: string
  /** order within the stratum, from 1 */
  position: number
  /** empty for mandatory and nominated cases: no chance was involved */
  ticket: string
  origin: Origin
  /** probability of inclusion as a fraction `a/b`, only where it differs within a stratum */
  probability?: string
}

export interface DrawResult {
  drawn: DrawnCase[]
  strata: { name: string; size: number; drawn: number }[]
}

/**
 * The draw: a pure function of frame, design and seed. The order of the frame's lines does not matter. Mandatory and
 * nominated cases leave the random frame and are listed apart. Within a stratum a larger sample extends a smaller one.
 */
export function draw(
  frame: readonly FrameCase[],
  design: SamplingDesign,
  seed: string,
  makeTicket: TicketMaker,
): DrawResult {
  const mandatory = new Set(design.mandatory)
  const nominated = new Set(design.nominated.filter((key) => !mandatory.has(key)))
  const isApart = ({ caseKey }: FrameCase): boolean => mandatory.has(caseKey) || nominated.has(caseKey)
  const apart = mandatory.size + nominated.size === 0 ? [] : frame.filter(isApart)
  const random = apart.length === 0 ? frame : frame.filter((one) => !isApart(one))
  const listed = (keys: Set<string>, origin: Origin): DrawnCase[] =>
    apart
      .map((one) => one.caseKey)
      .filter((caseKey) => keys.has(caseKey))
      .sort(compareBytes)
      .map((caseKey, i) => ({ caseKey, stratum: '', position: i + 1, ticket: '', origin }))
  const sizes = strataSizes(random, design)
  const chance =
    design.method.name === 'proportionalToFine'
      ? proportionalToFine(random, design.method.size, seed, makeTicket)
      : smallestTickets(random, design, allocate(sizes, design), seed, makeTicket)
  const counts = new Map<string, number>()
  for (const one of chance) counts.set(one.stratum, (counts.get(one.stratum) ?? 0) + 1)
  return {
    drawn: [...chance, ...listed(mandatory, 'mandatory'), ...listed(nominated, 'nominated')],
    strata: [...sizes].map(([name, size]) => ({ name, size, drawn: counts.get(name) ?? 0 })),
  }
}

interface Candidate {
  caseKey: string
  ticket: string
}

/** Order by ticket; equal tickets by key in UTF-8 byte order. */
export const byTicket = (a: Candidate, b: Candidate): number =>
  a.ticket === b.ticket ? compareBytes(a.caseKey, b.caseKey) : a.ticket < b.ticket ? -1 : 1

function smallestTickets(
  frame: readonly FrameCase[],
  design: SamplingDesign,
  sizes: ReadonlyMap<string, number>,
  seed: string,
  makeTicket: TicketMaker,
): DrawnCase[] {
  const heaps = new Map([...sizes].map(([name, size]) => [name, new Smallest(size)]))
  for (const one of frame)
    heaps.get(stratumOf(one, design))?.offer({ caseKey: one.caseKey, ticket: makeTicket(seed, one.caseKey) })
  return [...heaps].flatMap(([stratum, heap]) =>
    heap
      .sorted()
      .map(({ caseKey, ticket }, i) => ({ caseKey, stratum, position: i + 1, ticket, origin: 'random' as const })),
  )
}

/** Keeps the n smallest of many: candidates gather and are cut back when twice n are there. */
class Smallest {
  readonly #size: number
  #kept: Candidate[] = []
  #limit: string | undefined

  constructor(size: number) {
    this.#size = size
  }

  offer(candidate: Candidate): void {
    if (this.#size === 0 || (this.#limit !== undefined && candidate.ticket > this.#limit)) return
    this.#kept.push(candidate)
    if (this.#kept.length >= 2 * this.#size + 64) this.#cut()
  }

  #cut(): void {
    this.#kept = this.#kept.sort(byTicket).slice(0, this.#size)
    this.#limit = this.#kept[this.#size - 1]?.ticket
  }

  sorted(): Candidate[] {
    this.#cut()
    return this.#kept
  }
}
