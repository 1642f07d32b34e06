import { expect, test } from 'vitest'
import { itemsOf } from '../../shared/domain/rubrics/rubric.ts'
import { addOccurrence, cite, NOWHERE, setNote, settle } from '../../shared/domain/rubrics/sheet-edit.ts'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { attachDocuments } from '../support/documents.ts'
import { createWorld, type World } from '../support/world.ts'

/** A round of three cases, each with one stored document of nine pages. */
async function drawn(world: World): Promise<{ roundId: string; items: { id: string }[]; sha256: string }> {
  insertCases(world, 3)
  const bytes = Buffer.from('%PDF-1.7 nine pages')
  const [sha256 = ''] = await attachDocuments(world, [
    { name: '01 立案审批表.pdf', kind: '立案审批表', bytes, realType: 'pdf', pages: 9 },
  ])
  const { roundId } = await world.call('rounds.create', {
    title: '第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 3 } }) })
  await world.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  return { roundId, items: (await world.call('samples.list', { roundId })).items, sha256 }
}

test('the board lists every case of the sample; a draft of another person keeps its figures to itself', async () => {
  const world = createWorld()
  const { roundId, items } = await drawn(world)
  const { sheetId } = await world.call('scores.open', { sampleItemId: items[1]?.id ?? '' })
  const sheet = await world.call('scores.get', { sheetId })
  expect(sheet.about).toMatchObject({ roundId, roundTitle: '第一轮', mine: true, undecided: 0, decided: 0 })
  await world.call('scores.save', { sheetId, revision: 1, content: settle(sheet.content, 'PG-B03') })
  const mine = (await world.call('scores.board', { roundId })).rows
  expect(mine.map((row) => [row.sheetId, row.state, row.settled, row.items, row.documents])).toEqual([
    [null, null, 0, 0, 1],
    [sheetId, 'draft', 1, 60, 1],
    [null, null, 0, 0, 1],
  ])
  expect(mine[1]).toMatchObject({ mine: true, totalHundredths: 10_000, grade: '优秀' })
  world.as('别人')
  expect((await world.call('scores.board', { roundId })).rows[1]).toMatchObject({
    mine: false,
    state: 'draft',
    settled: 0,
    totalHundredths: null,
    grade: null,
  })
  // The service keeps it, not the window: no way to the figures of a draft but for its reviewer.
  await expect(world.call('scores.get', { sheetId })).rejects.toMatchObject({ code: 'not_allowed' })
  expect((await world.call('scores.list', { roundId })).sheets).toMatchObject([{ id: sheetId, score: null }])
})

test('a marked region and a further page stay with the finding; a further page outside the case is refused', async () => {
  const world = createWorld()
  const { roundId, items, sha256 } = await drawn(world)
  const { sheetId } = await world.call('scores.open', { sampleItemId: items[0]?.id ?? '' })
  const sheet = await world.call('scores.get', { sheetId })
  const { rubric } = await world.call('rubrics.get', { rubricId: sheet.rubricId })
  const item = itemsOf(rubric).find((one) => one.id === 'PG-B03') ?? expect.fail()
  const place = (page: number, region: [number, number, number, number] | null) => ({
    sha256,
    documentName: '立案审批表',
    page,
    region,
  })
  let content = addOccurrence(sheet.content, item, { id: 'f1', place: NOWHERE, note: '', further: [] })
  content = cite(content, item.id, 'f1', place(2, [100, 200, 400, 260]))
  content = cite(content, item.id, 'f1', place(12, null))
  content = setNote(content, item.id, 'f1', '没有负责人签名')
  for (const { id } of itemsOf(rubric)) content = settle(content, id)
  let { revision } = await world.call('scores.save', { sheetId, revision: 1, content })
  await expect(world.call('scores.submit', { sheetId, revision })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('只有 9 页'),
  })
  content = {
    entries: content.entries.map((entry) => ({
      ...entry,
      occurrences: entry.occurrences.map((one) => ({ ...one, further: [place(5, null)] })),
    })),
  }
  ;({ revision } = await world.call('scores.save', { sheetId, revision, content }))
  await world.call('scores.submit', { sheetId, revision })
  const { findings } = await world.call('findings.list', { roundId, sheetId })
  expect(findings).toMatchObject([
    { id: 'f1', sheetId, documentName: '立案审批表', page: 2, region: [100, 200, 400, 260], further: [place(5, null)] },
  ])
  expect((await world.call('findings.list', { roundId, sheetId: 'another' })).findings).toEqual([])
  await world.call('findings.confirm', { findingIds: ['f1'] })
  expect((await world.call('scores.get', { sheetId })).about).toMatchObject({ undecided: 0, decided: 1 })
})
