import { AppError } from '../../shared/contract/error.ts'

/**
 * Why a data folder could not be opened, in words for the user. Nothing for what is no fault of the folder: that is a fault
 * of the program and stays as it is.
 */
export function openingFault(error: unknown, folder: string): AppError | undefined {
  if (error instanceof AppError) return error
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return new AppError('store_damaged', { folder, code }, `数据库已损坏，不能打开（${folder}）。请从最近的备份恢复。`)
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new AppError('disk_full', { folder, code })
  if (/^E[A-Z]+$|^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|BUSY)/.test(code))
    return new AppError(
      'file_unreadable',
      { folder, code },
      `数据文件夹不能打开（${folder}，${code}）。请检查磁盘是否正常、这个文件夹是否存在并且可以写入。`,
    )
  return undefined
}
