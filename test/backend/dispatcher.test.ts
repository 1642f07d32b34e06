import { expect, test } from 'vitest'
import { readAudit } from '../../electron/database/audit.ts'
import { dispatch } from '../../electron/backend/dispatcher.ts'
import { verifyChain } from '../../shared/domain/audit-chain.ts'
import { createWorld } from '../support/world.ts'

test('a new data folder opens with its creation and the shipped rubrics in the audit and answers a query', async () => {
  const world = createWorld({ rehearsal: true })
  expect(await world.call('session.info', {})).toEqual({
    version: '0.1.0',
    rehearsal: true,
    actor: '测试员',
    today: '2026-09-01',
    cases: 0,
  })
  expect(verifyChain(readAudit(world.db))).toMatchObject({ ok: true, count: 2 })
})

test('an unknown procedure and a wrong input are refused with a code', async () => {
  const world = createWorld()
  expect(await dispatch(world.backend, { id: '1', name: 'toString', input: {} })).toMatchObject({
    ok: false,
    error: { code: 'unknown_procedure' },
  })
  expect(await dispatch(world.backend, { id: '2', name: 'session.info', input: { x: 1 } })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input' },
  })
})

test('what is wrong with an input is said in Chinese', async () => {
  const world = createWorld()
  const wrong = world.call('rounds.exclude', { roundId: '', caseKey: '', reason: '长'.repeat(201) })
  await expect(wrong).rejects.toThrow(/^填写的内容不符合要求：caseKey \p{Script=Han}.*；reason \p{Script=Han}/u)
})
