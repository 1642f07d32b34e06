import { expect, test } from 'vitest'
import { openingFault } from '../../electron/backend/opening-fault.ts'
import { AppError } from '../../shared/contract/error.ts'

const fault = (code: string) => openingFault(Object.assign(new Error('x'), { code }), '/数据')

test('a damaged database, a full disk and a folder out of reach are told apart, with what to do', () => {
  expect(fault('SQLITE_NOTADB')).toMatchObject({
    code: 'store_damaged',
    message: '数据库已损坏，不能打开（/数据）。请从最近的备份恢复。',
  })
  expect(fault('SQLITE_CORRUPT_INDEX')?.code).toBe('store_damaged')
  expect(fault('ENOSPC')?.code).toBe('disk_full')
  expect(fault('EACCES')).toMatchObject({ code: 'file_unreadable', details: { folder: '/数据', code: 'EACCES' } })
  expect(fault('SQLITE_READONLY_DIRECTORY')?.message).toContain('可以写入')
})

test('what is known stays as it is; a fault of the program is not blamed on the folder', () => {
  const known = new AppError('folder_in_use')
  expect(openingFault(known, '/数据')).toBe(known)
  expect(openingFault(new TypeError('x'), '/数据')).toBeUndefined()
  expect(fault('SQLITE_CONSTRAINT_UNIQUE')).toBeUndefined()
  expect(fault('ERR_INVALID_ARG_TYPE')).toBeUndefined()
})
