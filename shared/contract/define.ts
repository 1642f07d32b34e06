import type { z } from 'zod'
import type { Topic } from './topics.ts'

export type Kind = 'query' | 'command' | 'task' | 'shell'

/** One procedure as data: what it is, what goes in, what comes out. `does` is one Chinese sentence for people. */
export interface Spec<K extends Kind, I extends z.ZodType, O extends z.ZodType> {
  kind: K
  does: string
  input: I
  output: O
  /** query: the groups of data it reads; command and task: the groups it changes */
  topics: readonly Topic[]
}
export type AnySpec = Spec<Kind, z.ZodType, z.ZodType>

const as =
  <K extends Kind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(spec: Omit<Spec<K, I, O>, 'kind'>): Spec<K, I, O> => ({ kind, ...spec })

/** Reads only. May be slow: then it reports progress and can be cancelled. */
export const query = as('query')
/** One synchronous transaction that leaves exactly one audit entry. */
export const command = as('command')
/** Slow asynchronous preparation, closed by one transaction with one audit entry. */
export const task = as('task')
/** Needs the shell (a dialog, a window); touches no data. */
export const shell = as('shell')

/** The part of the contract that belongs to one feature: every name starts with the feature's prefix. */
export type Feature<Prefix extends string> = Record<`${Prefix}.${string}`, AnySpec>
