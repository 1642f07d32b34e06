import { designInWords } from '../../../../shared/domain/sampling/draw-record.ts'
import { formatCount, formatInstant } from '../../../lib/format.ts'
import type { Draw } from '../draw-facts.tsx'
import type { Round } from '../round-state.tsx'

export type StepName = 'scope' | 'frame' | 'method' | 'freeze' | 'seed' | 'result' | 'proof'

export interface StepSpec {
  name: StepName
  label: string
  done: (round: Round, draw: Draw | undefined) => boolean
  reachable: (round: Round, draw: Draw | undefined) => boolean
  /** what has been decided, in a line */
  summary: (round: Round, draw: Draw | undefined) => string
}

const frozen = (round: Round): boolean => round.frame !== null
const drawn = (_round: Round, draw: Draw | undefined): boolean => draw !== undefined

/** The decisions of a round in their order. The design is fixed with the frame: both stand in the audit chain before the seed. */
export const STEPS: readonly StepSpec[] = [
  {
    name: 'scope',
    label: '范围',
    done: () => true,
    reachable: () => true,
    summary: ({ filter }) => `${filter.from} 至 ${filter.to}`,
  },
  {
    name: 'frame',
    label: '核对名单',
    done: (round) => frozen(round) || round.plan.design !== null,
    reachable: () => true,
    summary: ({ frame, plan }) =>
      frame
        ? `${formatCount(frame.caseCount)} 件`
        : plan.reported.length > 0
          ? `已填报送数 ${plan.reported.length} 项`
          : '',
  },
  {
    name: 'method',
    label: '方法和件数',
    done: (round) => frozen(round) || round.plan.design !== null,
    reachable: () => true,
    summary: ({ frame, plan }) => {
      const design = frame?.design ?? plan.design
      return design ? designInWords(design) : ''
    },
  },
  {
    name: 'freeze',
    label: '冻结',
    done: frozen,
    reachable: (round) => frozen(round) || round.plan.design !== null,
    summary: ({ frame }) => (frame ? `${formatInstant(frame.frozenAt)}　${frame.frozenBy}` : ''),
  },
  {
    name: 'seed',
    label: '种子和抽取',
    done: drawn,
    reachable: frozen,
    summary: (_round, draw) => (draw ? `${draw.thrownBy}　${formatInstant(draw.drawnAt)}` : ''),
  },
  {
    name: 'result',
    label: '抽样结果',
    done: drawn,
    reachable: drawn,
    summary: (_round, draw) => (draw ? `抽中 ${formatCount(draw.drawn)} 件，短码 ${draw.code}` : ''),
  },
  {
    name: 'proof',
    label: '公示材料',
    done: (_round, draw) => draw !== undefined && draw.exportedAt !== null,
    reachable: drawn,
    summary: (_round, draw) => (draw?.exportedAt ? `${formatInstant(draw.exportedAt)} 导出` : ''),
  },
]

/** Where a round stands: the first step that is not done, the last one when all are. */
export const firstOpen = (round: Round, draw: Draw | undefined): StepName =>
  STEPS.find((step) => !step.done(round, draw))?.name ?? 'proof'
