import type { SamplingDesign } from './design.ts'

/**
 * How an extension draws `size` more cases from what is left (decided: new seed, over what is left). A stratified design
 * keeps its strata and shares the places in proportion to what each still holds; the others are extended by a simple random
 * draw, since a smaller sample proportional to fines is no part of a larger one.
 */
export function extensionDesign(design: SamplingDesign, size: number): SamplingDesign {
  const { method } = design
  return {
    method:
      method.name === 'stratified'
        ? { name: 'stratified', by: method.by, allocation: { rule: 'proportional', size } }
        : { name: 'simple', size },
    allIfFewerThan: 0,
    mandatory: [],
    nominated: [],
  }
}
