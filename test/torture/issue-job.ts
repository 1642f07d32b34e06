import type { Program } from '../../electron/cli/program.ts'
import { type Promised, renderJob } from './jobs.ts'

const ITEM = 'PG-B03'

/** One letter from filter to number and papers: draws, scores, confirms, drafts, issues; then Word and PDF. */
export async function issueJob(
  program: Program,
  scratch: string,
  run: number,
  say: (promised: Promised) => void,
): Promise<void> {
  const drawn = await renderJob(program, scratch, run)
  say(drawn)
  const { roundId } = drawn
  for (const item of (await program.call('samples.list', { roundId })).items) {
    const { sheetId } = await program.call('scores.open', { sampleItemId: item.id })
    const { content, revision } = await program.call('scores.get', { sheetId })
    const place = { sha256: null, documentName: '行政处罚决定书.pdf', page: 2, region: null }
    const entries = content.entries.map((entry) => ({
      ...entry,
      settled: true,
      occurrences: entry.itemId === ITEM ? [{ id: `${sheetId}-1`, place, note: '没有写明依据的条款项。' }] : [],
    }))
    const saved = await program.call('scores.save', { sheetId, revision, content: { entries } })
    await program.call('scores.submit', { sheetId, revision: saved.revision })
    await program.call('cases.setRemedy', { caseKey: item.caseKey, inRemedy: 'no' })
  }
  const { findings } = await program.call('findings.list', { roundId, state: 'proposed' })
  await program.call('findings.confirm', { findingIds: findings.map(({ id }) => id) })
  for (const agencyId of new Set(findings.map((finding) => finding.agencyId))) {
    await program.call('results.confirm', { roundId, agencyId })
    for (const kind of ['suggestion', 'urging'] as const) {
      const { letterId } = await program.call('letters.compose', { roundId, agencyId, kind })
      const { number } = await program.call('letters.issue', { letterId })
      say({ job: 'issue', letterId, number })
      await program.call('letters.render', { letterId })
      say({ job: 'paper', letterId })
    }
  }
}

/** The bureau's names: without them no letter can be numbered. */
export async function nameBureau(program: Program): Promise<void> {
  const { bureau, letters } = await program.call('settings.get', {})
  await program.call('settings.save', {
    changes: {
      bureau: { ...bureau, name: '云山市青田区司法局', government: '云山市青田区人民政府' },
      letters: { ...letters, shortName: '青司' },
    },
  })
}
