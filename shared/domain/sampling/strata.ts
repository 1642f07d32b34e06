import { compareBytes } from '../byte-order.ts'
import { largestRemainder } from '../statistics/largest-remainder.ts'
import type { SamplingDesign } from './design.ts'
import type { FrameCase } from './frame.ts'

export const WHOLE_FRAME = '全部'

/** Name of the stratum a case belongs to: the values of the chosen keys, in the order of the design. */
export function stratumOf(one: FrameCase, design: SamplingDesign): string {
  return design.method.name === 'stratified'
    ? design.method.by.map((key) => one[key] || '（空）').join(' / ')
    : WHOLE_FRAME
}

/** Sizes of all strata of a frame, ordered by name. */
export function strataSizes(frame: readonly FrameCase[], design: SamplingDesign): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const one of frame) {
    const name = stratumOf(one, design)
    sizes.set(name, (sizes.get(name) ?? 0) + 1)
  }
  return new Map([...sizes].sort(([a], [b]) => compareBytes(a, b)))
}

/** How many cases each stratum gives; strata below `allIfFewerThan` are taken whole, on top of the rule. */
export function allocate(sizes: ReadonlyMap<string, number>, design: SamplingDesign): Map<string, number> {
  const { method, allIfFewerThan } = design
  const shares =
    method.name === 'stratified'
      ? byRule(sizes, method.allocation)
      : new Map([...sizes].map(([name, size]) => [name, Math.min(method.size, size)]))
  return new Map(
    [...shares].map(([name, share]) => [
      name,
      (sizes.get(name) ?? 0) < allIfFewerThan ? (sizes.get(name) ?? 0) : share,
    ]),
  )
}

type AllocationRule = Extract<SamplingDesign['method'], { name: 'stratified' }>['allocation']

function byRule(sizes: ReadonlyMap<string, number>, allocation: AllocationRule): Map<string, number> {
  if (allocation.rule === 'proportional') return largestRemainder(sizes, allocation.size)
  return new Map(
    [...sizes].map(([name, size]) => {
      const wanted =
        allocation.rule === 'fixed'
          ? allocation.each
          : Math.max(allocation.least, Math.ceil((size * allocation.percent) / 100))
      return [name, Math.min(size, wanted)]
    }),
  )
}
