import Database from 'better-sqlite3'

export type Bindable = string | number | bigint | null | Uint8Array
type Prepared = { statement: Database.Statement; keys: string[] }

const camel = (column: string): string => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Reading access. Columns arrive in camelCase; statements are cached by their text. */
export class ReadDb {
  readonly connection: Database.Database
  readonly #prepared = new Map<string, Prepared>()

  constructor(connection: Database.Database) {
    this.connection = connection
  }

  protected prepared(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.connection.prepare(sql)
    const keys = statement.reader ? statement.columns().map((column) => camel(column.name)) : []
    if (statement.reader) statement.raw(true)
    const made = { statement, keys }
    this.#prepared.set(sql, made)
    return made
  }

  /** All rows. */
  all<Row>(sql: string, ...params: Bindable[]): Row[] {
    const { statement, keys } = this.prepared(sql)
    return (statement.all(...params) as unknown[][]).map((values) => toRow<Row>(keys, values))
  }

  /** The first row, or undefined. */
  maybe<Row>(sql: string, ...params: Bindable[]): Row | undefined {
    const { statement, keys } = this.prepared(sql)
    const values = statement.get(...params) as unknown[] | undefined
    return values && toRow<Row>(keys, values)
  }

  /** The only row; its absence is a programming error. */
  one<Row>(sql: string, ...params: Bindable[]): Row {
    const row = this.maybe<Row>(sql, ...params)
    if (row === undefined) throw new Error(`no row: ${sql}`)
    return row
  }

  /** First column of the first row. */
  value<T>(sql: string, ...params: Bindable[]): T | undefined {
    const values = this.prepared(sql).statement.get(...params) as T[] | undefined
    return values?.[0]
  }

  /** First column of every row. */
  values<T>(sql: string, ...params: Bindable[]): T[] {
    return (this.prepared(sql).statement.all(...params) as T[][]).map((row) => row[0] as T)
  }

  /** Rows one by one. No other statement may write on this connection while the iteration is open. */
  *each<Row>(sql: string, ...params: Bindable[]): Generator<Row> {
    const { statement, keys } = this.prepared(sql)
    for (const values of statement.iterate(...params)) yield toRow<Row>(keys, values as unknown[])
  }

  /** Rows one by one as plain arrays, for large results. */
  rows<Values extends unknown[]>(sql: string, ...params: Bindable[]): IterableIterator<Values> {
    return this.prepared(sql).statement.iterate(...params) as IterableIterator<Values>
  }
}

/** Rows written between two looks at the statistics. */
const ROWS_BETWEEN_LOOKS = 20_000

/** Writing access: handed out only inside a transaction. */
export class WriteDb extends ReadDb {
  #looked = 0

  run(sql: string, ...params: Bindable[]): { changes: number } {
    return { changes: this.prepared(sql).statement.run(...params).changes }
  }

  /** A prepared write for bulk work. */
  statement(sql: string): (...params: Bindable[]) => void {
    const { statement } = this.prepared(sql)
    return (...params) => {
      statement.run(...params)
    }
  }

  /** Runs `work` in one IMMEDIATE transaction: all of it or nothing. `work` must be synchronous. */
  transaction<T>(work: () => T): T {
    const value = this.connection.transaction(work).immediate()
    if (!this.connection.inTransaction) this.#keepStatistics()
    return value
  }

  #keepStatistics(): void {
    const written = this.value<number>('SELECT total_changes()') ?? 0
    if (written - this.#looked < ROWS_BETWEEN_LOOKS) return
    this.#looked = written
    this.refreshStatistics()
  }

  /**
   * Tables that have grown tenfold are analysed again. With statistics made while a folder was nearly empty SQLite chooses joins
   * that look through a whole import for every case. The mask asks for tables, too, that this connection has only written, and
   * for a short look at large ones.
   */
  refreshStatistics(): void {
    try {
      this.connection.pragma('optimize = 0x10012')
    } catch {
      // What was to be written is written, and statistics are only an aid: a full disk is told of by the next change.
    }
  }
}

function toRow<Row>(keys: string[], values: unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < keys.length; i += 1) row[keys[i] as string] = values[i]
  return row as Row
}
