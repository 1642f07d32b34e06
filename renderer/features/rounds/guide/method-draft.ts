import type { SamplingDesign, StratumKey } from '../../../../shared/domain/sampling/design.ts'

type Key = (typeof StratumKey.options)[number]

/** The method as the form holds it: every field keeps what was typed while another method is looked at. */
export interface MethodDraft {
  method: SamplingDesign['method']['name']
  size: number
  by: Key[]
  rule: 'proportional' | 'fixed' | 'percentage'
  each: number
  percent: number
  least: number
  allIfFewerThan: number
  mandatory: string[]
  nominated: string[]
}

const FIRST: MethodDraft = {
  method: 'simple',
  size: 30,
  by: ['agency'],
  rule: 'proportional',
  each: 3,
  percent: 10,
  least: 2,
  allIfFewerThan: 0,
  mandatory: [],
  nominated: [],
}

/** The form of a design; without one what most rounds begin with. */
export function draftFrom(design: SamplingDesign | null): MethodDraft {
  if (design === null) return FIRST
  const { method, allIfFewerThan, mandatory, nominated } = design
  const draft = { ...FIRST, method: method.name, allIfFewerThan, mandatory, nominated }
  if (method.name !== 'stratified') return { ...draft, size: method.size }
  const { allocation } = method
  if (allocation.rule === 'proportional')
    return { ...draft, by: method.by, rule: 'proportional', size: allocation.size }
  if (allocation.rule === 'fixed') return { ...draft, by: method.by, rule: 'fixed', each: allocation.each }
  return { ...draft, by: method.by, rule: 'percentage', percent: allocation.percent, least: allocation.least }
}

/** The design that the form describes; undefined while strata are asked for without saying by what. */
export function designFrom(draft: MethodDraft): SamplingDesign | undefined {
  const rest = {
    allIfFewerThan: draft.method === 'proportionalToFine' ? 0 : draft.allIfFewerThan,
    mandatory: draft.mandatory,
    nominated: draft.nominated,
  }
  if (draft.method !== 'stratified') return { method: { name: draft.method, size: draft.size }, ...rest }
  if (draft.by.length === 0) return undefined
  return { method: { name: 'stratified', by: draft.by, allocation: allocationOf(draft) }, ...rest }
}

function allocationOf({
  rule,
  size,
  each,
  percent,
  least,
}: MethodDraft): Extract<SamplingDesign['method'], { name: 'stratified' }>['allocation'] {
  if (rule === 'proportional') return { rule, size }
  return rule === 'fixed' ? { rule, each } : { rule, percent, least }
}
