import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { insertCases } from './cases.ts'
import { createWorld, type World } from './world.ts'

/** A round with one agency, `count` findings noted on its files and all results confirmed. */
export async function reviewed(world: World, count = 3): Promise<{ roundId: string; agencyId: number }> {
  insertCases(world, 12, { agencies: 1 })
  const { roundId } = await world.call('rounds.create', {
    title: '2026年度案卷评查',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await world.call('rounds.freeze', {
    roundId,
    design: SamplingDesign.parse({ method: { name: 'simple', size: count } }),
  })
  await world.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  for (const item of (await world.call('samples.list', { roundId })).items) {
    const { sheetId } = await world.call('scores.open', { sampleItemId: item.id })
    const { content, revision } = await world.call('scores.get', { sheetId })
    const entries = content.entries.map((entry) => ({
      ...entry,
      settled: true,
      occurrences:
        entry.itemId === 'PG-B03'
          ? [
              {
                id: `${sheetId}-1`,
                place: { sha256: null, documentName: '行政处罚决定书.pdf', page: 2, region: null },
                note: '没有写明依据的条款项(漏项)。',
              },
            ]
          : [],
    }))
    const saved = await world.call('scores.save', { sheetId, revision, content: { entries } })
    await world.call('scores.submit', { sheetId, revision: saved.revision })
  }
  const { findings } = await world.call('findings.list', { roundId })
  await world.call('findings.confirm', { findingIds: findings.map(({ id }) => id) })
  return { roundId, agencyId: findings[0]?.agencyId ?? 0 }
}

/** An office with its names set, on a day of its own; it has no printer. */
export async function office(): Promise<World> {
  const world = createWorld({
    today: '2026-09-01',
    host: { printPdf: () => Promise.reject(new Error('no printer in this test')) },
  })
  await world.call('settings.save', {
    changes: {
      bureau: { name: '云山市青田区司法局', government: '云山市青田区人民政府', region: '', profile: 'national' },
      letters: {
        head: 'letter',
        shortName: '青司',
        fontSet: 'gb2312',
        reportTo: '',
        contact: '',
        copyTo: [],
        printer: '',
        objection: '',
      },
    },
  })
  return world
}
