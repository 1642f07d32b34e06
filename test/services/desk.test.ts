import { beforeEach, expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

let world: ReturnType<typeof createWorld>
beforeEach(() => {
  world = createWorld({ today: '2026-09-01' })
})

/** The least an issued letter needs to stand in the table. */
function insertLetter(id: string, dueOn: string): void {
  const { db } = world
  if (db.value('SELECT 1 FROM round') === undefined) {
    db.run(
      "INSERT INTO round (id, title, filter, rubrics, state, created_at) VALUES ('r', '轮次', '{}', '[]', 'planned', 'x')",
    )
    db.run("INSERT INTO agency (id, name, name_key) VALUES (1, '某局', '某局')")
  }
  db.run(
    `INSERT INTO letter (id, kind, state, round_id, agency_id, body, facts, prefix, numbered, drafted_by, drafted_at)
     VALUES (?, 'suggestion', 'draft', 'r', 1, '{}', '{}', '某监建', 'counter', '甲', 'x')`,
    id,
  )
  const serial = db.value<number>('SELECT coalesce(max(serial), 0) + 1 FROM letter') ?? 1
  db.run(
    "UPDATE letter SET state = 'issued', year = 2026, serial = ?, issued_by = '乙', issued_at = 'x', due_on = ? WHERE id = ?",
    serial,
    dueOn,
    id,
  )
}

test('an empty folder has nothing to do', async () => {
  expect(await world.call('desk.today', {})).toMatchObject({
    today: '2026-09-01',
    cases: 0,
    overdue: 0,
    draftLetters: 0,
  })
})

test('letters fall due, become overdue, and leave the desk with a report but not with an objection', async () => {
  insertLetter('late', '2026-08-31')
  insertLetter('today', '2026-09-01')
  insertLetter('week', '2026-09-08')
  insertLetter('far', '2026-09-09')
  expect(await world.call('desk.today', {})).toMatchObject({ overdue: 1, dueSoon: 2, notServed: 3 })
  await world.call('letters.recordReply', { letterId: 'late', kind: 'objection', receivedOn: '2026-08-20' })
  expect(await world.call('desk.today', {})).toMatchObject({ overdue: 1 })
  await world.call('letters.recordReply', {
    letterId: 'late',
    kind: 'report',
    receivedOn: '2026-09-01',
    note: '已整改',
  })
  expect(await world.call('desk.today', {})).toMatchObject({ overdue: 0, dueSoon: 2 })
  expect(await world.call('letters.replies', { letterId: 'late' })).toMatchObject({
    replies: [{ kind: 'objection' }, { kind: 'report', note: '已整改', enteredBy: '测试员' }],
  })
})

test('a reply entered by mistake is withdrawn with its reason: the entry stays and the letter waits again', async () => {
  insertLetter('late', '2026-08-31')
  const enter = (note: string) =>
    world.call('letters.recordReply', { letterId: 'late', kind: 'report', receivedOn: '2026-09-01', note })
  const { replyId } = await enter('张某的报告')
  const { replyId: second } = await enter('另一份')
  await world.call('letters.withdrawReply', { replyId, reason: '登错了文书，应为李某案' })
  expect(await world.call('desk.today', {})).toMatchObject({ overdue: 0 })
  await world.call('letters.withdrawReply', { replyId: second, reason: '重复' })
  expect(await world.call('desk.today', {})).toMatchObject({ overdue: 1 })
  const { replies } = await world.call('letters.replies', { letterId: 'late' })
  expect(replies).toMatchObject([
    { note: '张某的报告', withdrawn: { reason: '登错了文书，应为李某案', by: '测试员' } },
    { note: '另一份', withdrawn: { reason: '重复' } },
  ])
  await expect(world.call('letters.withdrawReply', { replyId, reason: '再撤' })).rejects.toMatchObject({
    code: 'already_done',
  })
  await expect(world.call('letters.withdrawReply', { replyId, reason: '  ' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  // What a person typed stands in the table, never in the chain.
  const { rows } = await world.call('audit.page', { subject: 'late' })
  expect(rows.map(({ action }) => action)).toContain('letters.withdrawReply')
  expect(JSON.stringify(rows)).not.toContain('李某')
  expect(() => world.db.connection.exec("UPDATE letter_reply_withdrawal SET reason = 'x'")).toThrow('append only')
})

test('a reply is refused for a draft and for a day that has not come', async () => {
  insertLetter('late', '2026-08-31')
  await expect(
    world.call('letters.recordReply', { letterId: 'late', kind: 'report', receivedOn: '2026-09-02' }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(
    world.call('letters.recordReply', { letterId: 'none', kind: 'report', receivedOn: '2026-09-01' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('who takes the seat stands in the audit of what follows', async () => {
  const { id } = await world.call('people.save', { name: '王敏', role: 'supervisor' })
  world.as(undefined)
  expect(await world.call('session.info', {})).toMatchObject({ actor: '本机操作员' })
  expect(await world.call('session.takeSeat', { personId: id })).toEqual({ actor: '王敏' })
  await world.call('people.save', { name: '李强', role: 'reviewer' })
  const { rows } = await world.call('audit.page', { limit: 2 })
  expect(rows.map(({ actor, action }) => [actor, action])).toEqual([
    ['王敏', 'people.save'],
    ['本机操作员', 'session.takeSeat'],
  ])
  await world.call('people.save', { name: '王敏', role: 'supervisor', active: false })
  await expect(world.call('session.takeSeat', { personId: id })).rejects.toMatchObject({ code: 'not_allowed' })
  expect(await world.call('session.info', {})).toMatchObject({ actor: '本机操作员' })
})
