import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../shared/contract/error.ts'
import { CATALOGUES } from '../../shared/domain/catalogues/catalogues.ts'
import { writtenFact } from '../../shared/domain/catalogues/catalogue.ts'
import type { ReadDb } from '../database/db.ts'
import { exportTarget } from '../files/export-target.ts'
import { type TableCell, writeTable } from '../files/write-table.ts'
import { checkedOn } from './catalogue-checks.ts'
import { recordIds, recordsById } from './catalogue-list.ts'
import type { Handler } from './types.ts'

const BLOCK = 500

/** Writes the records of a filter, in the order of the list and with the chosen columns, to a file the user named. */
export const exportCatalogue: Handler<'catalogues.export'> = async (db, input, call) => {
  const { catalogue, columns, format, file } = input
  const { label, columns: known } = CATALOGUES[catalogue]
  const unknown = columns.find((field) => !Object.hasOwn(known, field))
  if (unknown !== undefined) throw new AppError('not_found', { column: unknown }, '没有这一列。')
  const target = exportTarget(call.paths.check(file), format)
  const ids = recordIds(db, input, checkedOn(call))
  async function* cells(read: ReadDb): AsyncGenerator<TableCell[]> {
    for (let at = 0; at < ids.length; at += BLOCK) {
      call.progress(at, ids.length, `导出${label}`)
      for (const { facts } of recordsById(read, ids.subarray(at, at + BLOCK), call.today))
        yield columns.map((field) => writtenFact(CATALOGUES[catalogue], field, facts[field]))
      await setImmediate()
    }
  }
  await writeTable(target, format, {
    name: label,
    columns: columns.map((field) => ({
      title: known[field]?.label ?? field,
      width: Math.ceil((known[field]?.width ?? 110) / 8),
    })),
    rows: cells(db),
  })
  return () => ({
    value: { file: target, rows: ids.length },
    audit: { subject: 'catalogues', detail: { catalogue, format, rows: ids.length, columns: columns.length } },
  })
}
