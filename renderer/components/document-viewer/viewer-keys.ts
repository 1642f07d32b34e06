/** What a key asks of the viewer. */
export type ViewerCommand =
  | 'previousPage'
  | 'nextPage'
  | 'previousDocument'
  | 'nextDocument'
  | 'find'
  | 'zoomIn'
  | 'zoomOut'
  | 'fitWidth'
  | 'fitPage'
  | 'rotate'
  | 'rotateDocument'
  | 'mark'
  | 'thumbnails'
  | 'cancel'

/** Keys of the viewer, as its help lists them. */
export const VIEWER_KEYS: readonly [keys: string, does: string][] = [
  ['[　]', '上一页、下一页'],
  ['Alt+←　Alt+→', '上一份、下一份文书'],
  ['/', '在文书中查找'],
  ['Ctrl++　Ctrl+−', '放大、缩小'],
  ['Ctrl+0　Ctrl+9', '适合宽度、适合整页'],
  ['R　Shift+R', '旋转本页、旋转整份文书'],
  ['M', '标出区域（方向键移动，Shift+方向键改变大小，回车确定）'],
  ['T', '缩略图'],
]

const PLAIN: Record<string, ViewerCommand> = {
  '[': 'previousPage',
  ']': 'nextPage',
  PageUp: 'previousPage',
  PageDown: 'nextPage',
  '/': 'find',
  r: 'rotate',
  R: 'rotateDocument',
  m: 'mark',
  t: 'thumbnails',
  Escape: 'cancel',
}
const WITH_CTRL: Record<string, ViewerCommand> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fitWidth',
  '9': 'fitPage',
  f: 'find',
}
const WITH_ALT: Record<string, ViewerCommand> = { ArrowLeft: 'previousDocument', ArrowRight: 'nextDocument' }

/** The command of a key, or null when it is not the viewer's or somebody is typing. */
export function viewerCommand(event: KeyboardEvent): ViewerCommand | null {
  const control = event.ctrlKey || event.metaKey
  if (event.altKey) return control ? null : (WITH_ALT[event.key] ?? null)
  if (control) return WITH_CTRL[event.key] ?? null
  return isTyping(event.target) ? null : (PLAIN[event.key] ?? null)
}

/** True where letters belong to a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
