import type { World } from './world.ts'

/** Puts complete penalty cases straight into the database: for tests that are not about importing. */
export function insertCases(
  world: Pick<World, 'db'>,
  count: number,
  options: { agencies?: number; month?: string } = {},
): string[] {
  const agencies = options.agencies ?? 3
  return world.db.transaction(() => {
    for (let a = 1; a <= agencies; a += 1)
      world.db.run(
        'INSERT OR IGNORE INTO agency (id, name, name_key) VALUES (?, ?, ?)',
        a,
        `云山市第${a}局`,
        `云山市第${a}局`,
      )
    return Array.from({ length: count }, (_, i) => {
      const agency = 1 + (i % agencies)
      const number = `云罚〔2026〕${i + 1}号`
      const caseKey = `penalty|云山市第${agency}局|${number}`
      world.db.run(
        `INSERT INTO case_file (case_key, kind, agency_id, decision_no, procedure, decided_on, fine_fen, tags, complete, in_remedy, version)
         VALUES (?, 'penalty', ?, ?, 'general', ?, ?, '[]', 1, 'no', 1)`,
        caseKey,
        agency,
        number,
        `${options.month ?? '2026-03'}-${String(1 + (i % 28)).padStart(2, '0')}`,
        100_000 * (1 + (i % 9)),
      )
      return caseKey
    })
  })
}
