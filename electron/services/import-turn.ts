import { AppError } from '../../shared/contract/error.ts'
import type { ReadDb } from '../database/db.ts'

const reading = new WeakSet<object>()

/** One import at a time for a data folder: a second one is refused with `busy` until the first has ended. */
export async function inTurn<T>(db: ReadDb, work: () => Promise<T>): Promise<T> {
  if (reading.has(db.connection)) throw new AppError('busy')
  reading.add(db.connection)
  try {
    return await work()
  } finally {
    reading.delete(db.connection)
  }
}
