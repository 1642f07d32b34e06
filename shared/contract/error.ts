/** The closed list of error codes. `details` carries what the sentence needs: file, sheet, row, column, page, ids. */
export const ERROR_CODES = [
  'unknown_procedure',
  'invalid_input',
  'not_found',
  'conflict',
  'not_allowed',
  'wrong_state',
  'already_done',
  'guard_refused',
  'file_unreadable',
  'file_rejected',
  'store_damaged',
  'folder_in_use',
  'format_too_new',
  'printer_missing',
  'disk_full',
  'busy',
  'cancelled',
  'backend_lost',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

/** How an error crosses a border: as data, with a Chinese sentence for the user. */
export interface ErrorReply {
  code: ErrorCode
  message: string
  details: JsonObject
}

const SENTENCES: Record<ErrorCode, string> = {
  unknown_procedure: '程序没有这个功能。',
  invalid_input: '填写的内容不符合要求，请按提示改正。',
  not_found: '找不到所指的内容，可能已被删除或撤销。',
  conflict: '与已有的内容冲突，没有保存。',
  not_allowed: '不允许这样操作。',
  wrong_state: '当前状态下不能这样操作。',
  already_done: '这一步已经完成，不必重复。',
  guard_refused: '依照规定不能继续。',
  file_unreadable: '文件无法读取。',
  file_rejected: '文件不能接收。',
  store_damaged: '存档文件与登记的校验值不符。',
  folder_in_use: '数据文件夹正被另一个明卷程序使用，请先关闭它。',
  format_too_new: '数据由更新版本的明卷写成，请先升级程序。',
  printer_missing: '找不到用于生成 PDF 的 Chromium 浏览器，请先安装。',
  disk_full: '磁盘空间不足，没有保存。',
  busy: '另一项导入正在进行，请等它完成或取消。',
  cancelled: '已取消，没有留下任何改动。',
  backend_lost: '后台意外中断，已重新启动；未完成的操作没有生效。',
  internal: '程序内部出错，没有保存任何改动。',
}

/** An expected failure: thrown by services, turned into an ErrorReply by the dispatcher only. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly details: JsonObject
  constructor(code: ErrorCode, details: JsonObject = {}, message: string = SENTENCES[code]) {
    super(message)
    this.code = code
    this.details = details
  }
}
