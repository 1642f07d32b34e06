import path from 'node:path'
import type { CallInput, Result } from '../../../shared/contract/index.ts'
import type { DemoContext } from './context.ts'
import { CLERK, HEAD } from './people-step.ts'

type Finding = Result<'findings.list'>['findings'][number]
type Compose = CallInput<'letters.compose'>
export interface IssuedLetter {
  number: string
  title: string
  files: string[]
}

const KINDS = { suggestion: '建议书', urging: '督办函', opinion: '意见书', decision: '决定书' } as const
/** Items where a duty that should have been performed was not: what a 督办函 is for (行政执法监督条例第二十七条). */
const DUTIES = ['CP-V05', 'IN-D02', 'LI-D05', 'PG-E02']

/** Issues letters of all four kinds from the confirmed findings. */
export async function issueLetters(context: DemoContext, roundId: string): Promise<IssuedLetter[]> {
  const { call, report } = context
  const { findings } = await call('findings.list', { roundId, state: 'confirmed' })
  const choice = chooseAgencies(findings)
  report.heading('监督文书')
  const issued: IssuedLetter[] = []
  const rows: (string | number)[][] = [['文号', '种类', '主送机关', '问题', '反馈期限', '页数']]
  for (const kind of ['suggestion', 'urging', 'opinion', 'decision'] as const) {
    const agencyId = choice[kind]
    const isDuty = (one: Finding): boolean => DUTIES.includes(one.itemId)
    const own = findings.filter((one) => one.agencyId === agencyId)
    const picked = kind === 'urging' && own.some(isDuty) ? own.filter(isDuty) : own
    const facts =
      kind === 'decision'
        ? { approval: '清枫政批〔2026〕7号（演练）', typedNumber: '演练清枫政监决〔2026〕1号', isSerious: true }
        : {}
    const findingIds = picked.map(({ id }) => id)
    const letter = await issueOne(context, { roundId, agencyId, kind, findingIds, facts })
    issued.push(letter)
    rows.push([letter.number, KINDS[kind], letter.addressee, picked.length, letter.dueOn, letter.pages])
  }
  report.table(rows)
  report.line('')
  report.line('由文书员起草、负责人印发，编号连续；Word 和 PDF 由同一份内容生成。')
  report.line('决定书的批准文号和发文字号为演练虚构。')
  return issued
}

/** Drafts, edits, issues, renders and exports one letter. */
async function issueOne(
  { call, as, out }: DemoContext,
  input: Compose,
): Promise<IssuedLetter & { addressee: string; dueOn: string; pages: number }> {
  as(CLERK)
  const { letterId } = await call('letters.compose', input)
  const { letter } = await call('letters.get', { letterId })
  await call('letters.save', { letterId, letter: { ...letter, note: '联系人：演练联系人，电话：00000000' } })
  as(HEAD)
  const { number, dueOn } = await call('letters.issue', { letterId })
  const { pages } = await call('letters.render', { letterId })
  const { files } = await call('letters.export', { letterId, folder: path.join(out, '监督文书') })
  return { number, title: letter.title.replaceAll('\n', ''), files, addressee: letter.addressee, dueOn, pages }
}

/** Which agency gets which letter: serious problems an opinion and a decision, a duty not done an urging. */
function chooseAgencies(findings: Finding[]): Record<keyof typeof KINDS, number> {
  const agencies = [...new Set(findings.map((one) => one.agencyId))]
  const first = agencies[0]
  if (first === undefined) throw new Error('the drawn cases have no findings; take another --seed or more --cases')
  const opinion = findings.find((one) => one.effect === 'veto')?.agencyId ?? first
  const urging =
    DUTIES.flatMap((item) => findings.filter((one) => one.itemId === item && one.agencyId !== opinion))[0]?.agencyId ??
    agencies.find((id) => id !== opinion) ??
    opinion
  const count = (id: number): number => findings.filter((one) => one.agencyId === id).length
  const others = agencies.filter((id) => id !== opinion && id !== urging)
  const suggestion = others.toSorted((a, b) => count(b) - count(a))[0] ?? urging
  return { suggestion, urging, opinion, decision: opinion }
}
