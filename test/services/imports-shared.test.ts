import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { inspectTable, readHeadingLookup } from '../../electron/files/inspect-table.ts'
import { hasSharedFiles, sharedFile } from '../support/shared-files.ts'
import { storedRecords } from '../support/stored-records.ts'
import { bringIn } from '../support/table-file.ts'
import type { Facts } from '../../shared/domain/import/row-parser.ts'
import { createWorld, type World } from '../support/world.ts'

/** Original cells of every record that the database holds, by record number of the first sheet. */
const originals = (world: World): Map<number, string[]> =>
  new Map(
    storedRecords(world.db)
      .filter(({ sheet }) => sheet === 0)
      .map(({ row, original }) => [row, original]),
  )

/** Facts of every record as the parser gave them. */
async function parsedFacts(world: World, file: string): Promise<Facts[]> {
  const facts: Facts[] = []
  await inspectTable(
    file,
    { lookup: readHeadingLookup(world.resources), today: '2026-09-01' },
    { onRows: (_, rows) => void facts.push(...rows.map((row) => row.facts)) },
  )
  return facts
}

describe.skipIf(!hasSharedFiles)('real records', () => {
  test('1,200 penalty notices in GB18030: all counted, every refusal with a reason, originals as in the source', async () => {
    const world = createWorld()
    const file = sharedFile('data/penalty-cbrc-gb18030.csv')
    const text = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(file))
    const source: string[][] = parse(text, { relax_column_count: true })

    const read = await world.call('imports.read', { path: file })
    const batchId = read.batchId as string
    expect(read.report).toMatchObject({ rows: 1200, table: 'penalty', encoding: 'gb18030' })
    const staged = originals(world)
    expect(staged.size).toBe(1200)
    for (const [row, cells] of staged) expect(cells).toEqual(source[row])
    expect(await parsedFacts(world, file)).toEqual(storedRecords(world.db).map(({ facts }) => facts))

    const { added, updated, unchanged, refused } = await world.call('imports.commit', {
      batchId,
      leaveOutBlocked: true,
    })
    expect(added + updated + unchanged + refused).toBe(1200)
    expect([updated, refused < 15, added > 1180]).toEqual([0, true, true])
    const { rows: blocked } = await world.call('imports.problems', { batchId, severity: 'block' })
    expect(new Set(blocked.map((problem) => problem.row)).size).toBe(refused)
    for (const { message, line } of blocked) expect(message).toMatch(new RegExp(`^第 ${line} 行.{10,}`))
    for (const [row, cells] of originals(world)) expect(cells).toEqual(source[row])
    expect(world.db.value('SELECT count(*) FROM case_version')).toBe(added)

    const again = await bringIn(world, file)
    expect(again.counts).toEqual({ added: 0, updated: 0, unchanged: added + unchanged, refused })
    expect(world.db.value('SELECT count(*) FROM case_version')).toBe(added)
  })

  test('a workbook of four sheets: slipped rows stay out; cases and catalogues land in one batch', async () => {
    const world = createWorld()
    const { batchId, report, counts } = await bringIn(world, sharedFile('data/enforcement-sample.xlsx'))
    expect(report.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['行政处罚', 1400],
      ['行政许可', 120],
      ['检查对象', 478],
      ['事项目录', 268],
    ])
    expect(counts.added + counts.updated + counts.unchanged + counts.refused).toBe(1400 + 120 + 478 + 268)
    expect(counts.refused).toBe(55)
    const records = world.db.all('SELECT catalogue, count(*) AS n FROM catalogue_record GROUP BY 1 ORDER BY 1')
    expect(records).toEqual([
      { catalogue: 'item', n: 268 },
      { catalogue: 'object', n: 478 },
    ])
    const slipped = await world.call('imports.problems', { batchId, code: 'row.cells_shifted', limit: 1000 })
    expect(slipped.total).toBe(55)
    for (const { row } of slipped.rows)
      expect(
        world.db.value(
          `SELECT count(*) FROM case_version v JOIN import_row r ON r.id = v.row_id JOIN import_batch b ON b.no = r.batch_no
           WHERE b.id = ? AND r.sheet = 0 AND r.row = ?`,
          batchId,
          row,
        ),
      ).toBe(0)
    const kinds = world.db.all(
      'SELECT kind, count(*) AS n FROM case_version v JOIN case_file c ON c.id = v.case_id GROUP BY kind',
    )
    expect(kinds).toEqual([
      { kind: 'licence', n: 120 },
      { kind: 'penalty', n: 1345 },
    ])
    expect((await bringIn(world, sharedFile('data/enforcement-sample.xlsx'))).counts).toEqual({
      added: 0,
      updated: 0,
      unchanged: 1465 + 478 + 268,
      refused: 55,
    })
  })
})
