import type { SamplingDesign } from './design.ts'
import { type DrawnCase, draw } from './draw.ts'
import { readFrame } from './frame.ts'
import type { TicketMaker } from './ticket.ts'

/** What draw.json of the public proof holds. */
export interface DrawProof {
  format: 1
  title: string
  frameSha256: string
  frameCount: number
  design: SamplingDesign
  seed: string
  /** cases drawn earlier, which an extension leaves out */
  without: string[]
  trials: number
  drawn: DrawnCase[]
}

export type Verdict = { equal: true } | { equal: false; difference: string }

/** Recomputes a draw from its public files alone: frame text, its SHA-256 and draw.json. */
export function verifyDraw(frameText: string, frameSha256: string, proof: DrawProof, makeTicket: TicketMaker): Verdict {
  if (frameSha256 !== proof.frameSha256)
    return differs(`名单的 SHA-256 是 ${frameSha256}，公示的是 ${proof.frameSha256}`)
  const without = new Set(proof.without)
  const frame = readFrame(frameText)
  if (frame.length !== proof.frameCount) return differs(`名单有 ${frame.length} 件，公示的是 ${proof.frameCount} 件`)
  const { drawn } = draw(
    frame.filter((one) => !without.has(one.caseKey)),
    proof.design,
    proof.seed,
    makeTicket,
  )
  if (drawn.length !== proof.drawn.length)
    return differs(`重算抽出 ${drawn.length} 件，公示的是 ${proof.drawn.length} 件`)
  for (const [i, one] of drawn.entries()) {
    const stated = proof.drawn[i]
    if (stated === undefined || !same(one, stated))
      return differs(
        `第 ${i + 1} 件重算是“${one.caseKey}”（${one.ticket}），公示的是“${stated?.caseKey}”（${stated?.ticket}）`,
      )
  }
  return { equal: true }
}

const differs = (difference: string): Verdict => ({ equal: false, difference })

const same = (a: DrawnCase, b: DrawnCase): boolean =>
  a.caseKey === b.caseKey &&
  a.stratum === b.stratum &&
  a.position === b.position &&
  a.ticket === b.ticket &&
  a.origin === b.origin &&
  a.probability === b.probability
