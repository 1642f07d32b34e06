import { AppError } from '../../shared/contract/error.ts'
import { KIND_NAMES } from '../../shared/domain/letters/letter.ts'
import { letterStanding } from '../../shared/domain/letters/letter-standing.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { readLetter, summary } from './letter-rows.ts'
import type { Handlers } from './types.ts'

const COLUMNS = [
  { title: '文号', width: 26 },
  { title: '种类', width: 20 },
  { title: '主送机关', width: 32 },
  { title: '标题', width: 60 },
  { title: '状态', width: 16 },
  { title: '期限', width: 12 },
  { title: '签收日期', width: 12 },
  { title: '回复日期', width: 12 },
  { title: '制发人', width: 12 },
  { title: '作废理由', width: 30 },
]

/** The 台账 of the letters named, in their order, to a file the person chose. */
export const exportList: Handlers['letters.exportList'] = async (db, { letterIds, path }, call) => {
  if (!path.toLowerCase().endsWith('.xlsx'))
    throw new AppError('invalid_input', {}, '台账导出为 .xlsx 文件，请改文件名。')
  const target = call.paths.check(path)
  const rows = letterIds.map((id): TableCell[] => {
    const one = summary(readLetter(db, id))
    const words = [one.number, KIND_NAMES[one.kind], one.addressee, one.title, letterStanding(one, call.today)]
    return [...words, one.dueOn, one.receivedOn, one.answeredOn, one.issuedBy, one.voidReason]
  })
  await writeTable(target, 'xlsx', { name: '监督文书台账', columns: COLUMNS, rows })
  return () => ({
    value: { path: target, rows: rows.length },
    audit: { subject: 'letters', detail: { rows: rows.length } },
  })
}
