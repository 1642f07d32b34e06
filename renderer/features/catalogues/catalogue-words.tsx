import { CATALOGUES } from '../../../shared/domain/catalogues/catalogues.ts'
import { recordState, type StateLook } from '../../../shared/domain/catalogues/record-state.ts'
import type { CatalogueKind } from '../../../shared/domain/import/tables.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { StateTag, type Tone } from '../../components/state-tag.tsx'

export type ListedRecord = Result<'catalogues.records'>['rows'][number]
export type RecordDetail = Result<'catalogues.get'>
export type TreeNode = Result<'catalogues.tree'>['nodes'][number]

const TONES: Record<StateLook, Tone> = { good: 'green', ended: 'grey', held: 'red', look: 'amber' }

/** The state of a record in a word and a colour; nothing where nothing is known of it. */
export function RecordState({ kind, record, today }: { kind: CatalogueKind; record: ListedRecord; today: string }) {
  const state = recordState(CATALOGUES[kind], record.facts, record.change, today)
  return state === null ? null : <StateTag tone={TONES[state.look]}>{state.label}</StateTag>
}

export const stateText = (kind: CatalogueKind, record: ListedRecord, today: string): string =>
  recordState(CATALOGUES[kind], record.facts, record.change, today)?.label ?? ''

export const fieldWord = (kind: CatalogueKind, field: string): string => CATALOGUES[kind].columns[field]?.label ?? field

/** What was recorded, in words, by catalogue and kind. */
export const CHANGE_WORDS = Object.fromEntries(
  Object.values(CATALOGUES).map(({ kind, changes }) => [
    kind,
    Object.fromEntries(Object.entries(changes).map(([change, { label }]) => [change, label])),
  ]),
) as Record<CatalogueKind, Record<string, string>>
