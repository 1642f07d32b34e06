import { expect, test } from 'vitest'
import { insertCases } from '../support/cases.ts'
import { attachDocuments } from '../support/documents.ts'
import { textPdf } from '../support/text-pdf.ts'
import { createWorld, type World } from '../support/world.ts'

const PAPER = '110105194912310021'
const PAGES = [
  ['现场笔录', '检查人员到达现场时，当事人正在擅自开垦林', '地，面积约三亩。'],
  ['（此页无正文）'],
  ['询问笔录', `被询问人张某，证件 ${PAPER}，`, '自称受雇', '开垦，工钱每日２００元。'],
]
const pdf = (name: string, pages: readonly string[][]) => ({
  name,
  kind: null,
  bytes: textPdf(pages),
  realType: 'pdf',
  pages: null,
})

async function world2(): Promise<World> {
  const world = createWorld()
  insertCases(world, 2)
  await attachDocuments(world, [pdf('01送达回证.pdf', [['送达回证']]), pdf('02笔录.pdf', PAGES)])
  await world.call('texts.read', {})
  return world
}
const inDocuments = async (world: World, text: string): Promise<number> =>
  (await world.call('cases.page', { filter: { text, inDocuments: true } })).total

test('any two characters of a page find its cases, over line ends too, and only where documents are asked for', async () => {
  const world = await world2()
  const words = ['林地', '开垦', '雇开', '20', '三亩', '擅自开垦林地']
  for (const word of words) expect([word, await inDocuments(world, word)]).toEqual([word, 2])
  for (const nothing of ['垦地', '亩此', PAPER, PAPER.slice(6, 14)])
    expect([nothing, await inDocuments(world, nothing)]).toEqual([nothing, 0])
  expect((await world.call('cases.page', { filter: { text: '林地' } })).total).toBe(0)
  // one word in the number of the case, the other on a page
  expect(await inDocuments(world, '〔2026〕2号 开垦')).toBe(1)
})

test('a hit names document and page and shows the words marked, identity numbers masked', async () => {
  const world = await world2()
  const { documents, documentsMore } = await world.call('search.everything', { text: '开垦 工钱' })
  expect([documents, documentsMore]).toMatchObject([
    [{ caseId: 2, number: '云罚〔2026〕2号', position: 2, title: '02笔录.pdf', page: 3 }],
    false,
  ])
  const [{ snippet } = { snippet: { text: '', marks: [] } }] = documents
  expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['开垦', '工钱'])
  expect((await world.call('search.everything', { text: '林地' })).documents).toMatchObject([{ page: 1 }])
  const masked = (await world.call('search.everything', { text: '被询问人' })).documents[0]?.snippet.text
  expect([masked?.includes('110105**********21'), masked?.includes(PAPER)]).toEqual([true, false])
  const { hits } = await world.call('search.hits', { text: '开垦 工钱', inDocuments: true, caseIds: [1, 2] })
  expect(hits.map(({ caseId, page }) => [caseId, page?.position, page?.page])).toEqual([
    [1, 2, 3],
    [2, 2, 3],
  ])
})
