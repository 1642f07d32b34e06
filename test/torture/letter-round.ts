import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Program } from '../../electron/cli/program.ts'

export interface LetterWork {
  /** Composes, issues and renders one letter; tells what was done. */
  issueAndRender(): Promise<string>
}

/** A folder with one drawn, scored and confirmed round to issue letters from; made once, found again after a kill. */
export async function prepareLetterRound(program: Program): Promise<LetterWork> {
  const known = (await program.call('rounds.list', {})).rounds.find((round) => round.state === 'drawn')
  const roundId = known?.id ?? (await makeRound(program))
  const agency = (await program.call('findings.list', { roundId, state: 'confirmed' })).findings[0]
  if (!agency) throw new Error('no confirmed finding')
  return {
    async issueAndRender() {
      const { letterId } = await program.call('letters.compose', {
        roundId,
        agencyId: agency.agencyId,
        kind: 'suggestion',
      })
      await program.call('letters.issue', { letterId })
      await program.call('letters.render', { letterId })
      return `issued ${letterId}`
    },
  }
}

async function makeRound(program: Program): Promise<string> {
  await program.call('settings.save', { changes: { bureau: { name: '云山市司法局', government: '云山市人民政府' } } })
  const file = path.join(program.folder.dir, 'base.csv')
  const lines = Array.from(
    { length: 20 },
    (_, i) => `B${i},试验单位${i},罚款1000元,1000,2026-04-01,基罚〔2026〕${i + 1}号,试验局`,
  )
  writeFileSync(
    file,
    ['案件编号,当事人名称,处罚内容,罚款金额（元）,处罚决定日期,处罚决定书文号,执法主体', ...lines].join('\n'),
  )
  const { batchId } = await program.call('imports.read', { path: file })
  if (batchId === null) throw new Error('base table refused')
  await program.call('imports.commit', { batchId, leaveOutBlocked: false })
  for (const row of (await program.call('cases.page', {})).rows)
    await program.call('cases.setRemedy', { caseKey: row.caseKey, inRemedy: 'no' })
  const { roundId } = await program.call('rounds.create', {
    title: '试验轮次',
    filter: { from: '2026-01-01', to: '2026-06-30', kinds: ['penalty'] },
  })
  await program.call('rounds.freeze', {
    roundId,
    design: { method: { name: 'simple', size: 2 }, allIfFewerThan: 0, mandatory: [], nominated: [] },
  })
  await program.call('samples.draw', { roundId, seed: '01234567890123456789', thrownBy: '某' })
  for (const item of (await program.call('samples.list', { roundId })).items) await scoreWithOneDefect(program, item.id)
  const { findings } = await program.call('findings.list', { roundId })
  await program.call('findings.confirm', { findingIds: findings.map((finding) => finding.id) })
  for (const agencyId of new Set(findings.map((finding) => finding.agencyId)))
    await program.call('results.confirm', { roundId, agencyId })
  return roundId
}

async function scoreWithOneDefect(program: Program, sampleItemId: string): Promise<void> {
  const { sheetId } = await program.call('scores.open', { sampleItemId })
  const { content, revision } = await program.call('scores.get', { sheetId })
  const defect = content.entries.find((entry) => entry.itemId === 'PG-B03')
  if (!defect) throw new Error('no item PG-B03')
  const entries = content.entries.map((entry) => ({
    ...entry,
    settled: true,
    occurrences:
      entry === defect
        ? [
            {
              id: `${sheetId}-1`,
              place: { sha256: null, documentName: '送达回证', page: 1, region: null },
              note: '没有写明送达时间',
            },
          ]
        : [],
  }))
  const saved = await program.call('scores.save', { sheetId, revision, content: { entries } })
  await program.call('scores.submit', { sheetId, revision: saved.revision })
}
