import { findSpec } from '../../../shared/contract/index.ts'

/** What happens without a procedure: at the start of a data folder. */
const STARTS: Record<string, string> = {
  'dataFolder.create': '建立数据文件夹',
  'rubrics.install': '装入随程序的评查标准',
  'dataFolder.restore': '从备份恢复',
}

/** The name of an action in words: the first part of what its procedure says it does. */
export function actionWords(action: string): string {
  const does = findSpec(action)?.does ?? STARTS[action]
  return does?.split(/[：；，]/)[0] ?? action
}
