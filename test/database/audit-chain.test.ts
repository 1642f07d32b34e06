import { expect, test } from 'vitest'
import { appendAudit, readAudit } from '../../electron/database/audit.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { auditHash, verifyChain } from '../../shared/domain/audit-chain.ts'
import { createWorld, type World } from '../support/world.ts'

function chainOf(count: number): World {
  const world = createWorld()
  world.db.transaction(() => {
    // creation of the folder and the shipped rubrics are entries 1 and 2
    for (let i = 3; i <= count; i += 1) {
      appendAudit(world.db, {
        at: '2026-09-01T00:00:00.000Z',
        actor: '测试员',
        action: 'test.do',
        subject: `s${i}`,
        detail: { b: 1, a: i },
      })
    }
  })
  return world
}

test('canonical JSON is RFC 8785: sorted keys, shortest numbers, no blanks', () => {
  // the RFC's own example, section 3.2.3 and appendix B
  expect(canonicalJson({ '€': 'Euro Sign', '\r': 'CR', '1': 'One', ö: 1 })).toBe(
    '{"\\r":"CR","1":"One","ö":1,"€":"Euro Sign"}',
  )
  expect(canonicalJson([1e30, 4.5, 2e-3, 0.000000000000000000000000001])).toBe('[1e+30,4.5,0.002,1e-27]')
})

test('any later change of an entry is found', () => {
  const entries = [...readAudit(chainOf(6).db)]
  expect(verifyChain(entries)).toMatchObject({ ok: true, count: 6 })
  const changes: Record<string, unknown> = {
    at: '2020-01-01T00:00:00.000Z',
    actor: '别人',
    action: 'x.y',
    subject: 'other',
    detail: { a: 4 },
  }
  for (const [field, value] of Object.entries(changes)) {
    const altered = entries.map((entry) => (entry.seq === 4 ? { ...entry, [field]: value } : entry))
    expect(verifyChain(altered), field).toMatchObject({ ok: false, seq: 4, fault: 'changed' })
  }
  expect(verifyChain(entries.filter((entry) => entry.seq !== 3))).toMatchObject({ ok: false, seq: 4, fault: 'gap' })
})

test('re-hashing a changed entry breaks the next link', () => {
  const entries = [...readAudit(chainOf(4).db)]
  const altered = entries.map((entry) => {
    if (entry.seq !== 2) return entry
    const changed = { ...entry, actor: '别人' }
    return { ...changed, hash: auditHash(changed) }
  })
  expect(verifyChain(altered)).toMatchObject({ ok: false, seq: 3, fault: 'broken_link' })
})

test('the database refuses to change, delete, replace or misplace a link', () => {
  const { db } = chainOf(3)
  const values = "'2026-09-01T00:00:00.000Z', 'a', 'x', 's', '{}'"
  const attempts = [
    "UPDATE audit_entry SET actor = 'x' WHERE seq = 2",
    'DELETE FROM audit_entry WHERE seq = 3',
    `INSERT INTO audit_entry VALUES (9, ${values}, '${'0'.repeat(64)}', '${'a'.repeat(64)}')`,
    `INSERT INTO audit_entry VALUES (4, ${values}, '${'0'.repeat(64)}', '${'a'.repeat(64)}')`,
    `INSERT OR REPLACE INTO audit_entry SELECT seq, at, 'x', action, subject, detail, prev_hash, hash FROM audit_entry WHERE seq = 3`,
  ]
  for (const sql of attempts) expect(() => db.connection.exec(sql), sql).toThrow(/audit_entry/)
  expect(verifyChain(readAudit(db))).toMatchObject({ ok: true, count: 3 })
})
