import type { Result } from '../../../shared/contract/index.ts'
import { fieldLabel } from '../../../shared/domain/import/field-labels.ts'
import type { Encoding } from '../../../shared/domain/import/file-report.ts'
import { PROBLEM_CODES } from '../../../shared/domain/import/problem-codes.ts'
import type { Fate } from '../../../shared/domain/import/row-fates.ts'
import type { Tone } from '../../components/state-tag.tsx'

export type Batch = Result<'imports.get'>
export type BatchRow = Result<'imports.list'>['rows'][number]
export type ListedRecord = Result<'imports.rows'>['rows'][number]
export type WholeRecord = NonNullable<Result<'imports.record'>['record']>
export type Problem = Result<'imports.problems'>['rows'][number]
export type StagedCase = Result<'imports.cases'>['rows'][number]
export type Counted = 'added' | 'updated' | 'unchanged' | 'refused'

/** A record, or a case of a bundle, in the words of the glossary. */
export const FATE_WORDS: Record<Fate, string> = {
  add: '新增',
  join: '共同案件',
  update: '更新',
  unchanged: '未变',
  refused: '拒绝',
}
export const COUNTED_WORDS: Record<Counted, string> = {
  added: '新增',
  updated: '更新',
  unchanged: '未变',
  refused: '拒绝',
}
export const BATCH_TONES: Record<BatchRow['state'], Tone> = {
  reading: 'blue',
  ready: 'amber',
  committed: 'green',
  discarded: 'grey',
  interrupted: 'red',
  undone: 'grey',
}
export const SEVERITY_WORDS: Record<Problem['severity'], string> = { block: '阻断', warn: '提示' }
export const ENCODING_WORDS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带标记）',
  gb18030: 'GB18030（含 GBK）',
  'utf-16le': 'UTF-16（小端）',
  'utf-16be': 'UTF-16（大端）',
}
export const KIND_WORDS = { table: '表格', bundle: '案卷包', document: '单份文书' } as const

/** What a problem code is about, in a few words: the beginning of its sentence. */
export const problemTitle = (code: string): string => (PROBLEM_CODES[code]?.says ?? code).split(/[，。（]/)[0] ?? code

/** The word of a field, whatever table it stands in. */
export const wordOfField = (field: string | null, table = 'penalty'): string =>
  field === null ? '整条记录' : fieldLabel(table, field)

/** What a batch counts: records of a table, cases of a bundle. */
export const unitOf = (kind: BatchRow['kind']): string => (kind === 'bundle' ? '件' : '条')
