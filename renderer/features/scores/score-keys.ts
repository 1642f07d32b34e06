import { isTyping } from '../../components/document-viewer/viewer-keys.ts'

/** What a key asks of the sheet. */
export type ScoreCommand =
  | 'next'
  | 'previous'
  | 'settle'
  | 'add'
  | 'remove'
  | 'cite'
  | 'citeMore'
  | 'notApplicable'
  | 'veto'
  | 'clear'
  | 'look'
  | 'undo'
  | 'redo'
  | 'submit'
  | 'help'

/** Keys of the sheet, as its help lists them. */
export const SCORE_KEYS: readonly [keys: string, does: string][] = [
  ['J　K', '下一项、上一项'],
  ['空格', '本项没有问题，到下一个未评项'],
  ['+　−', '多记、少记一处问题（加分项：加、减分）'],
  ['C', '引用正在看的这一页；标出了区域的，引用这个区域'],
  ['Shift+C', '给手上的问题再加一个引用页'],
  ['N', '本项不适用，写明理由'],
  ['V', '提出否决、撤回否决'],
  ['O', '打开本项应看的文书'],
  ['Delete', '本项恢复为未评'],
  ['Ctrl+Z　Ctrl+Y', '撤销、重做'],
  ['Ctrl+回车', '提交评查表'],
  ['?', '显示这张表'],
]

const PLAIN: Record<string, ScoreCommand> = {
  j: 'next',
  k: 'previous',
  ' ': 'settle',
  '+': 'add',
  '=': 'add',
  '-': 'remove',
  _: 'remove',
  '−': 'remove',
  c: 'cite',
  n: 'notApplicable',
  v: 'veto',
  o: 'look',
  '?': 'help',
  '？': 'help',
  delete: 'clear',
}
const WITH_CTRL: Record<string, ScoreCommand> = { z: 'undo', y: 'redo', enter: 'submit' }

/** The command of a key, or null when it belongs to somebody else. */
export function scoreCommand(event: KeyboardEvent): ScoreCommand | null {
  const { target } = event
  const element = target instanceof HTMLElement ? target : null
  if (element?.closest('[role="dialog"]') || event.altKey || event.isComposing) return null
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (isTyping(target) && !element?.dataset['note'] && key !== 'enter') return null
    return event.shiftKey && key === 'z' ? 'redo' : (WITH_CTRL[key] ?? null)
  }
  if (isTyping(target)) return null
  // A button that has the focus is pressed by the space bar; the lines of the sheet are not.
  if (key === ' ' && element?.closest('button, a, [role="tab"]') && !element.dataset['line']) return null
  return key === 'c' && event.shiftKey ? 'citeMore' : (PLAIN[key] ?? null)
}
