import type { Facts } from '../import/row-parser.ts'
import type { Catalogue } from './catalogue.ts'

/** good: it holds; held: suspended or the like; look: a person should look; ended: it no longer counts. */
export type StateLook = 'good' | 'held' | 'look' | 'ended'
export interface RecordState {
  label: string
  look: StateLook
}

/** Words of a table for what no longer holds, and for what is held back or not there yet. */
export const ENDED_WORD = /注销|收回|缴销|吊销|废止|失效|取消|撤销|过期/
export const HELD_WORD = /暂|停|未|冻结/

/**
 * The state of a record on a day: what a person recorded last, else what the table says, else what its dates say. Null when
 * nothing tells it.
 */
export function recordState(
  { changes, columns }: Catalogue,
  facts: Facts,
  change: { kind: string; on: string } | null,
  today: string,
): RecordState | null {
  const recorded = change === null ? undefined : changes[change.kind]
  if (change !== null && recorded) {
    const label = recorded.state ?? recorded.label
    if (recorded.ends) return { label, look: 'ended' }
    if (recorded.holds) return { label, look: 'held' }
  }
  const until = facts['cert_valid_until'] ?? facts['valid_until']
  if (until !== undefined && until < today) return { label: '已过有效期', look: columns['cert_no'] ? 'held' : 'ended' }
  const from = facts['valid_from']
  if (from !== undefined && from > today) return { label: '尚未生效', look: 'look' }
  if (recorded) return { label: recorded.state ?? recorded.label, look: 'good' }
  const said = facts['state']
  if (said === undefined) return until === undefined ? null : { label: '有效', look: 'good' }
  const word = columns['state']?.words?.[said] ?? said
  if (ENDED_WORD.test(word)) return { label: word, look: 'ended' }
  return { label: word, look: HELD_WORD.test(word) ? 'look' : 'good' }
}
