import { compareBytes } from '../byte-order.ts'
import type { DrawnCase } from './draw.ts'
import type { FrameCase } from './frame.ts'
import { WHOLE_FRAME } from './strata.ts'
import type { TicketMaker } from './ticket.ts'

/**
 * Sequential Poisson sampling (Ohlsson 1998): order by ticket/size, where the ticket is read as a fraction of 2^256 and the
 * size is the fine in fen; the n smallest are drawn. Cases whose share would exceed one are certain and come first.
 * Cases without a fine cannot be drawn this way. Compared as big integers, so nothing is rounded.
 */
export function proportionalToFine(
  frame: readonly FrameCase[],
  size: number,
  seed: string,
  makeTicket: TicketMaker,
): DrawnCase[] {
  const sized = frame.filter((one) => one.fineFen > 0)
  const certain = certainty(sized, size)
  const rest = sized.filter((one) => !certain.has(one.caseKey))
  const places = Math.min(size - certain.size, rest.length)
  const total = rest.reduce((sum, one) => sum + BigInt(one.fineFen), 0n)
  const ordered = rest
    .map((one) => {
      const ticket = makeTicket(seed, one.caseKey)
      return { one, ticket, value: BigInt(`0x${ticket}`) }
    })
    .sort((a, b) => {
      const difference = a.value * BigInt(b.one.fineFen) - b.value * BigInt(a.one.fineFen)
      return difference < 0n ? -1 : difference > 0n ? 1 : compareBytes(a.one.caseKey, b.one.caseKey)
    })
    .slice(0, places)
  const first = [...certain].sort(compareBytes).map(
    (caseKey, i): DrawnCase => ({
      caseKey,
      stratum: WHOLE_FRAME,
      position: i + 1,
      ticket: makeTicket(seed, caseKey),
      origin: 'certainty',
      probability: '1/1',
    }),
  )
  const then = ordered.map(
    ({ one, ticket }, i): DrawnCase => ({
      caseKey: one.caseKey,
      stratum: WHOLE_FRAME,
      position: certain.size + i + 1,
      ticket,
      origin: 'random',
      probability: `${BigInt(places) * BigInt(one.fineFen)}/${total}`,
    }),
  )
  return [...first, ...then]
}

/** Cases whose n × size / total reaches one are taken; the rest is looked at again until none does. */
function certainty(frame: readonly FrameCase[], size: number): Set<string> {
  const certain = new Set<string>()
  const bySize = [...frame].sort((a, b) => b.fineFen - a.fineFen || compareBytes(a.caseKey, b.caseKey))
  let total = frame.reduce((sum, one) => sum + BigInt(one.fineFen), 0n)
  for (const one of bySize) {
    if (certain.size >= size || BigInt(size - certain.size) * BigInt(one.fineFen) < total) break
    certain.add(one.caseKey)
    total -= BigInt(one.fineFen)
  }
  return certain
}
