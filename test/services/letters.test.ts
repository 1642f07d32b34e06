import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { LetterKind } from '../../shared/domain/letters/letter.ts'
import { office, reviewed } from '../support/letter-office.ts'

test('a letter is drafted from confirmed findings; every sentence and row keeps their ids', async () => {
  const world = await office()
  const round = await reviewed(world)
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  const { letter, number } = await world.call('letters.get', { letterId })
  expect(number).toBe('青司执监督〔2026〕  号')
  expect(letter.dueOn).toBe('2026-10-08')
  expect(letter.problems).toHaveLength(3)
  expect(letter.problems[0]).toMatchObject({
    fact: '没有写明依据的条款项（漏项）（行政处罚决定书第2页）',
    caseNumber: expect.stringMatching(/^云罚〔2026〕\d+号$/),
    provision: expect.stringContaining('《'),
  })
  const ids = letter.problems.flatMap((row) => row.findings)
  for (const clause of letter.clauses)
    for (const sentence of clause.sentences) expect(sentence.findings.every((id) => ids.includes(id))).toBe(true)
  const kept = world.db.value<number>(
    'SELECT count(DISTINCT finding_id) FROM letter_finding WHERE letter_id = ?',
    letterId,
  )
  expect(kept).toBe(3)
  await world.call('letters.save', { letterId, letter: { ...letter, problems: letter.problems.slice(1) } })
  expect((await world.call('letters.get', { letterId })).letter.problems).toHaveLength(2)
})

test('a letter to a body under a ministry is copied to the body above it, as the catalogue says', async () => {
  const world = await office()
  const round = await reviewed(world)
  const name = world.db.value<string>('SELECT name FROM agency WHERE id = ?', round.agencyId) ?? ''
  const facts = { name, uscc: '', agency_kind: '垂直管理部门' }
  const { id } = await world.call('catalogues.save', { catalogue: 'agency', facts })
  const unknown = await world.call('letters.compose', { ...round, kind: 'urging' })
  expect(unknown.toCheck.at(-1)).toContain('名录中没有写明上级机关')
  await world.call('catalogues.save', {
    catalogue: 'agency',
    id,
    facts: { ...facts, superior: '云州省市场监督管理局' },
  })
  const { letterId, toCheck } = await world.call('letters.compose', { ...round, kind: 'urging' })
  expect(toCheck.at(-1)).toContain('云州省市场监督管理局')
  const drafted = await world.call('letters.get', { letterId })
  expect([drafted.letter.copyTo.at(-1), drafted.facts.isVertical]).toEqual(['云州省市场监督管理局', true])
})

test('numbers follow each other; a voided letter keeps its number; an issued letter is frozen', async () => {
  const world = await office()
  const round = await reviewed(world)
  const issue = async (kind: LetterKind): Promise<[string, string]> => {
    const { letterId } = await world.call('letters.compose', { ...round, kind })
    return [letterId, (await world.call('letters.issue', { letterId })).number]
  }
  const [first, one] = await issue('urging')
  const [, two] = await issue('urging')
  const [, other] = await issue('suggestion')
  expect([one, two, other]).toEqual(['青司执监督〔2026〕1号', '青司执监督〔2026〕2号', '青司执监建〔2026〕1号'])
  expect(await world.call('letters.void', { letterId: first, reason: '主送机关有误' })).toEqual({ number: one })
  const [third, three] = await issue('urging')
  expect(three).toBe('青司执监督〔2026〕3号')
  await expect(world.call('letters.save', { letterId: third, prefix: '别的' })).rejects.toMatchObject({
    code: 'wrong_state',
  })
  const change = (sql: string) => () => world.db.run(sql, third)
  expect(change("UPDATE letter SET body = '{}' WHERE id = ?")).toThrow('frozen')
  expect(change('UPDATE letter SET serial = 9 WHERE id = ?')).toThrow('frozen')
  expect(change('DELETE FROM letter WHERE id = ?')).toThrow('kept')
  expect(change('DELETE FROM letter_finding WHERE letter_id = ?')).toThrow('frozen')
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  expect(() => world.db.run('UPDATE letter SET serial = 7, year = 2026 WHERE id = ?', letterId)).toThrow('no gap')
})

test('with two people the drafter does not issue', async () => {
  const world = await office()
  const round = await reviewed(world)
  await world.call('people.save', { name: '测试员', role: 'supervisor' })
  await world.call('people.save', { name: '局长', role: 'head' })
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  // the check of the draft says so before anybody tries
  expect((await world.call('letters.check', { letterId })).problems.map(({ code }) => code)).toContain('drafter')
  await expect(world.call('letters.issue', { letterId })).rejects.toMatchObject({ code: 'not_allowed' })
  world.as('局长')
  expect((await world.call('letters.issue', { letterId })).number).toBe('青司执监督〔2026〕1号')
})

test('guards hold back: remedy, ascertained facts, approval and ground, due date', async () => {
  const world = await office()
  const round = await reviewed(world)
  const refused = async (letterId: string): Promise<string[]> =>
    (await world.call('letters.check', { letterId })).problems.filter((p) => p.level !== 'alert').map((p) => p.code)
  const { letterId: opinion } = await world.call('letters.compose', { ...round, kind: 'opinion' })
  expect(await refused(opinion)).toEqual(['M04'])
  await expect(world.call('letters.issue', { letterId: opinion })).rejects.toMatchObject({
    code: 'guard_refused',
    details: { guards: ['M04'] },
  })
  await world.call('results.confirm', round)
  expect(await refused(opinion)).toEqual([])

  const { letterId: decision } = await world.call('letters.compose', { ...round, kind: 'decision' })
  expect(await refused(decision)).toEqual(['M05', 'M05', 'M05'])
  await world.call('letters.issue', { letterId: opinion })
  const facts = {
    ...(await world.call('letters.get', { letterId: decision })).facts,
    approval: '青政批〔2026〕15号',
    typedNumber: '青政监[2026]第03号',
    earlierLetterId: opinion,
  }
  await world.call('letters.save', { letterId: decision, facts })
  const { letter } = await world.call('letters.get', { letterId: decision })
  expect(letter.issuer).toBe('云山市青田区人民政府')
  await world.call('letters.save', { letterId: decision, letter: { ...letter, dueOn: null } })
  expect(await refused(decision)).toEqual(['M06'])
  await world.call('letters.save', { letterId: decision, letter })
  const caseKey = world.db.value<string>('SELECT case_key FROM sample_item LIMIT 1') ?? ''
  await world.call('cases.setRemedy', { caseKey, inRemedy: 'unknown' })
  expect(await refused(decision)).toEqual(['M03'])
  await world.call('cases.setRemedy', { caseKey, inRemedy: 'no' })
  expect((await world.call('letters.issue', { letterId: decision })).number).toBe('青政监〔2026〕3号')
})

test('a draft is dated on the day it is issued, and the due day counted from there; a typed day stays', async () => {
  const world = await office()
  const round = await reviewed(world)
  const compose = async (): Promise<string> =>
    (await world.call('letters.compose', { ...round, kind: 'urging' })).letterId
  const [waiting, typed, short] = [await compose(), await compose(), await compose()]
  const draft = (await world.call('letters.get', { letterId: typed })).letter
  await world.call('letters.save', { letterId: typed, letter: { ...draft, signedOn: '2026-08-31' } })
  await world.call('letters.save', { letterId: short, letter: { ...draft, dueOn: '2026-09-30', dueRule: '' } })

  world.setToday('2026-09-10')
  expect((await world.call('letters.get', { letterId: waiting })).letter.signedOn).toBe('2026-09-10')
  expect((await world.call('letters.issue', { letterId: waiting })).dueOn).toBe('2026-10-10')
  const { letter } = await world.call('letters.get', { letterId: waiting })
  expect(letter).toMatchObject({ signedOn: '2026-09-10', printedOn: '2026-09-10', dueOn: '2026-10-10' })
  expect(letter.dueRule).toContain('2026年9月10日')

  expect((await world.call('letters.issue', { letterId: typed })).dueOn).toBe('2026-09-30')
  expect((await world.call('letters.get', { letterId: typed })).letter.signedOn).toBe('2026-08-31')
  expect((await world.call('letters.issue', { letterId: short })).dueOn).toBe('2026-09-30')
  expect((await world.call('letters.get', { letterId: short })).letter.signedOn).toBe('2026-09-10')
})

test('M08: below the province no letter rests on a 专项监督, and above it only on an approved plan', async () => {
  const world = await office()
  const round = await reviewed(world)
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  const { letter, facts } = await world.call('letters.get', { letterId })
  const blocked = async (issuer: string, planNumber: string): Promise<number> => {
    const changed = { ...facts, source: '专项监督' as const, planNumber }
    await world.call('letters.save', { letterId, letter: { ...letter, issuer }, facts: changed })
    const { problems } = await world.call('letters.check', { letterId })
    return problems.filter(({ code, level }) => code === 'M08' && level === 'block').length
  }
  expect(await blocked('云山市青田区司法局', '云政函〔2026〕8号')).toBe(1)
  expect(await blocked('云山省青田自治州云溪满族自治县司法局', '云政函〔2026〕8号')).toBe(1)
  expect(await blocked('北京市海淀区司法局', '云政函〔2026〕8号')).toBe(1)
  expect(await blocked('云山省司法厅', '')).toBe(1)
  expect(await blocked('云山省司法厅', '云政函〔2026〕8号')).toBe(0)
  expect(await blocked('北京市司法局', '京政函〔2026〕8号')).toBe(0)
})

// 2026-09-19 is a Saturday; Sunday 09-20 is a make-up working day before the National Day.
test('a late receipt moves the due date later, never earlier', async () => {
  const world = await office()
  const round = await reviewed(world)
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging', signedOn: '2026-08-03' })
  expect((await world.call('letters.issue', { letterId })).dueOn).toBe('2026-09-02')
  expect((await world.call('letters.serve', { letterId, receivedOn: '2026-08-20' })).dueOn).toBe('2026-09-20')
  expect((await world.call('letters.serve', { letterId, receivedOn: '2026-08-05' })).dueOn).toBe('2026-09-20')
  expect((await world.call('letters.get', { letterId })).letter.dueOn).toBe('2026-09-02')
})

test('Word and PDF are stored once and exported beside each other', async () => {
  const world = await office()
  const round = await reviewed(world)
  world.backend.host = {
    printPdf: () =>
      Promise.resolve(
        Buffer.from("1 0 obj<</Type /Page>>endobj 2 0 obj<</CreationDate (D:20300101000000+00'00')>>endobj"),
      ),
  }
  const { letterId } = await world.call('letters.compose', { ...round, kind: 'urging' })
  await expect(world.call('letters.render', { letterId })).rejects.toMatchObject({ code: 'wrong_state' })
  await world.call('letters.issue', { letterId })
  const made = await world.call('letters.render', { letterId })
  expect(await world.call('letters.render', { letterId })).toEqual(made)
  expect(made.docx.name).toBe('青司执监督〔2026〕1号 行政执法监督督办函.docx')
  const { files } = await world.call('letters.export', { letterId, folder: path.join(world.dir, 'out') })
  expect(files.map((file) => path.extname(file))).toEqual(['.docx', '.pdf'])
  expect(readFileSync(files[1] ?? '', 'latin1')).toContain('D:20260901000000')
})

test('an agency can be drafted for once its results are confirmed, as long as it has no letter', async () => {
  const world = await office()
  const { roundId, agencyId } = await reviewed(world)
  const waiting = async () => (await world.call('letters.toDraft', { roundId })).agencies
  expect(await waiting()).toEqual([])
  await world.call('results.confirm', { roundId, agencyId })
  expect(await waiting()).toMatchObject([{ roundId, roundTitle: '2026年度案卷评查', agencyId, findings: 3 }])
  expect((await world.call('letters.toDraft', { roundId: 'another' })).agencies).toEqual([])
  const { letterId } = await world.call('letters.compose', { roundId, agencyId, kind: 'opinion' })
  expect(await waiting()).toEqual([])
  await world.call('letters.discard', { letterId })
  expect(await waiting()).toHaveLength(1)
})
