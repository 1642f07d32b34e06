import path from 'node:path'
import { MAIN_KINDS } from '../../../shared/domain/act-kinds.ts'
import { seededRandom } from '../../rehearsal/random.ts'
import type { DemoContext } from './context.ts'

export interface DrawnRound {
  roundId: string
  frameCases: number
  drawn: number
  proof: string
}

/** Creates the round, freezes the frame, draws in public, exports the proof and recomputes it from the stored frame. */
export async function drawRound(context: DemoContext, size: number): Promise<DrawnRound> {
  const { call, report, out, seed } = context
  report.heading('名单冻结与公开抽样')
  const { roundId } = await call('rounds.create', {
    title: '2026年度行政执法案卷评查',
    filter: {
      from: '2026-01-01',
      to: '2026-08-31',
      kinds: [...MAIN_KINDS],
      withDocuments: true,
    },
  })
  const preview = await call('rounds.preview', { roundId })
  report.row('名单内案卷', `${preview.cases} 件（评查期间内、资料齐全、已报送卷宗材料）`)
  for (const { reason, cases } of preview.excluded) report.row('未列入', `${cases} 件：${reason}`)
  const frozen = await call('rounds.freeze', { roundId, design: { method: { name: 'simple', size } } })
  report.row('名单校验值 SHA-256', frozen.sha256)
  report.line('名单和抽样设计已先于种子写入审计链。')
  const digits = publicSeed(seed)
  const drawn = await call('samples.draw', { roundId, seed: digits, thrownBy: '演练主持人（数字由演练种子推得）' })
  report.row('公开种子', digits)
  report.row('抽中', `${drawn.drawn} 件（简单随机，第 ${drawn.trials} 次计算）`)
  const proof = path.join(out, '公示材料')
  const exported = await call('samples.exportProof', { roundId, folder: proof })
  report.row('公示材料', exported.files.map((file) => path.basename(file)).join('、'))
  const verified = await call('samples.verify', { roundId })
  report.row('重算结果', verified.equal ? '与抽样结果一致' : `不一致：${verified.difference ?? ''}`)
  return { roundId, frameCases: frozen.cases, drawn: drawn.drawn, proof }
}

/** Twenty-four digits, as dice would give them: in a rehearsal they follow from its seed. */
function publicSeed(seed: string): string {
  const random = seededRandom(`${seed}|dice`)
  return Array.from({ length: 24 }, () => random.int(0, 9)).join('')
}
