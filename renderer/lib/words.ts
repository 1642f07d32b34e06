import type { Result } from '../../shared/contract/index.ts'

type Of<T> = T extends readonly (infer U)[] ? U : never
type Batch = Of<Result<'imports.list'>['rows']>
type Round = Of<Result<'rounds.list'>['rounds']>
type Person = Of<Result<'people.list'>['people']>

/** The Chinese words for the codes of the contract, in one place: the same word on every page. */
export const BATCH_STATE_WORDS: Record<Batch['state'], string> = {
  reading: '正在读入',
  ready: '待确认',
  committed: '已导入',
  discarded: '已放弃',
  interrupted: '已中断',
  undone: '已撤销',
}
export const ROUND_STATE_WORDS: Record<Round['state'], string> = {
  planned: '筹备中',
  frozen: '名单已冻结',
  drawn: '已抽样',
}
export const ROLE_WORDS: Record<Person['role'], string> = {
  supervisor: '监督人员',
  reviewer: '评查员',
  head: '负责人',
  clerk: '文书人员',
}
