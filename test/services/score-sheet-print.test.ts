import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from '../support/cases.ts'
import { createWorld } from '../support/world.ts'

test('a submitted sheet prints with its problems, sums and the audit hash; a draft does not', async () => {
  const pages: string[] = []
  const world = createWorld({
    host: {
      printPdf: (html) => {
        pages.push(html)
        return Promise.resolve(Buffer.from('%PDF-1.7 stand-in'))
      },
    },
  })
  insertCases(world, 10)
  const { roundId } = await world.call('rounds.create', {
    title: '<2026> 第一轮',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', { roundId, design: SamplingDesign.parse({ method: { name: 'simple', size: 2 } }) })
  await world.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  const [item] = (await world.call('samples.list', { roundId })).items
  const { sheetId } = await world.call('scores.open', { sampleItemId: item?.id ?? '' })
  const target = path.join(world.dir, 'out', '评查表.pdf')
  await expect(world.call('scores.print', { sheetId, path: target })).rejects.toMatchObject({ code: 'wrong_state' })

  const sheet = await world.call('scores.get', { sheetId })
  const place = { sha256: null, documentName: '立案审批表', page: 3, region: null }
  const content = {
    entries: sheet.content.entries.map((entry) => ({
      ...entry,
      settled: true,
      notApplicable: entry.itemId === 'PG-C08' ? { reason: '没有抽样' } : null,
      occurrences:
        entry.itemId === 'PG-B03'
          ? ['甲', '乙'].map((note) => ({ id: `${sheetId}-${note}`, place, note, further: [] }))
          : [],
    })),
  }
  const saved = await world.call('scores.save', { sheetId, revision: sheet.revision, content })
  const { score } = await world.call('scores.submit', { sheetId, revision: saved.revision })
  const { sha256 } = await world.call('scores.print', { sheetId, path: target })

  const page = pages[0] ?? ''
  expect(readFileSync(target, 'utf8')).toBe('%PDF-1.7 stand-in')
  expect(world.files.read(sha256).toString()).toBe('%PDF-1.7 stand-in')
  expect(page).toContain('&#60;2026&#62; 第一轮')
  expect(page).toContain('1. 甲（立案审批表第 3 页）<br>2. 乙（立案审批表第 3 页）')
  expect(page).toContain('不适用：没有抽样')
  expect(page).toContain(`${((score.totalHundredths ?? 0) / 100).toFixed(1)} 分　${score.grade}`)
  const [submission] = (await world.call('audit.page', { subject: sheetId, action: 'scores.submit' })).rows
  expect(page).toContain(`第 ${submission?.seq} 条 ${submission?.hash}`)
  expect(page).not.toContain('演练')
})
