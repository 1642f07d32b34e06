import type { SamplingDesign } from './design.ts'
import { type DrawnCase, type DrawResult, draw } from './draw.ts'
import { type FrameCase, readFrame, writeFrame } from './frame.ts'
import { nextInOrder, type Replacement } from './replacement.ts'
import { isSeed, SEED_DIGITS, type TicketMaker } from './ticket.ts'

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
  strata: DrawResult['strata']
  drawn: DrawnCase[]
  /** in the order in which they were made */
  replacements: Replacement[]
}

export type Verdict = { equal: true } | { equal: false; difference: string }

/** Recomputes a draw from its public files alone: frame text, its SHA-256 and draw.json. */
export function verifyDraw(frameText: string, frameSha256: string, proof: DrawProof, makeTicket: TicketMaker): Verdict {
  if (frameSha256 !== proof.frameSha256)
    return differs(`名单的 SHA-256 是 ${frameSha256}，公示的是 ${proof.frameSha256}`)
  if (!isSeed(proof.seed)) return differs(`种子“${proof.seed}”不是至少 ${SEED_DIGITS} 位的数字`)
  const without = new Set(proof.without)
  const frame = readFrame(frameText)
  if (writeFrame(frame) !== frameText) return differs('名单没有按约定的次序和写法排列')
  if (frame.length !== proof.frameCount) return differs(`名单有 ${frame.length} 件，公示的是 ${proof.frameCount} 件`)
  const left = without.size === 0 ? frame : frame.filter((one) => !without.has(one.caseKey))
  const { drawn, strata } = draw(left, proof.design, proof.seed, makeTicket)
  for (const [i, one] of strata.entries()) {
    const stated = proof.strata[i]
    if (stated?.name !== one.name || stated.size !== one.size || stated.drawn !== one.drawn)
      return differs(`层“${one.name}”重算是 ${one.size} 件抽 ${one.drawn} 件，与公示的不符`)
  }
  if (strata.length !== proof.strata.length)
    return differs(`重算有 ${strata.length} 层，公示的是 ${proof.strata.length} 层`)
  if (drawn.length !== proof.drawn.length)
    return differs(`重算抽出 ${drawn.length} 件，公示的是 ${proof.drawn.length} 件`)
  for (const [i, one] of drawn.entries()) {
    const stated = proof.drawn[i]
    if (stated === undefined || !same(one, stated))
      return differs(
        `第 ${i + 1} 件重算是“${one.caseKey}”（${one.ticket}），公示的是“${stated?.caseKey}”（${stated?.ticket}）`,
      )
  }
  return verifyReplacements(left, proof, makeTicket)
}

/** Replays the replacements one after the other: each must be the next in order at its time. */
function verifyReplacements(frame: readonly FrameCase[], proof: DrawProof, makeTicket: TicketMaker): Verdict {
  const stratum = new Map(proof.drawn.map((one) => [one.caseKey, one.stratum]))
  for (const one of proof.replacements) {
    const of = stratum.get(one.replaced)
    if (of === undefined) return differs(`被替换的“${one.replaced}”不在样本内`)
    const next = nextInOrder(
      frame,
      proof.design,
      proof.seed,
      of,
      new Set([...stratum.keys(), ...one.alsoTaken]),
      makeTicket,
    )
    if (next?.caseKey !== one.caseKey || next.ticket !== one.ticket)
      return differs(`“${one.replaced}”的替换重算是“${next?.caseKey ?? '无'}”，公示的是“${one.caseKey}”`)
    stratum.set(one.caseKey, of)
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
