import { AGENCIES, type RehearsalAgency } from './district.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { officeDay } from './days.ts'
import { DEFECTS } from './defects.ts'
import { inventedCreditCode, inventedIdNumber } from './identifiers.ts'
import { inventedCompany, inventedPerson, inventedShop } from './names.ts'
import { type Random, seededRandom } from './random.ts'

export type ActKind = 'penalty' | 'licence' | 'coercion' | 'inspection'

export interface RehearsalCase {
  kind: ActKind
  agency: RehearsalAgency
  /** 处罚、许可、强制决定文号；检查单号 */
  number: string
  name: string
  party: { name: string; type: '法人及非法人组织' | '个体工商户' | '自然人'; code: string; representative: string }
  officers: [string, string]
  certificates: [string, string]
  fineYuan: number
  startedOn: string
  noticedOn: string
  decidedOn: string
  servedOn: string
  closedOn: string
  /** has a full bundle of documents */
  bundled: boolean
  /** rubric items that its documents break on purpose */
  defects: string[]
}

/** Of every hundred cases: how many are of each kind. */
const SHARES: [ActKind, number][] = [
  ['penalty', 50],
  ['licence', 17],
  ['coercion', 13],
  ['inspection', 20],
]
const SIGNS: Record<ActKind, string> = { penalty: '罚', licence: '许', coercion: '强', inspection: '检' }

/**
 * Invents the cases of a rehearsal. The same seed and count give the same cases; a quarter of them has a bundle, spread
 * over kinds and agencies. Days lie between January and July 2026.
 */
export function inventCases(seed: string, count: number): RehearsalCase[] {
  const random = seededRandom(`${seed}|cases`)
  const serials = new Map<string, number>()
  const cases: RehearsalCase[] = []
  for (const [kind, size] of sizesOf(count)) {
    const agencies = AGENCIES.filter((a) => kind === 'penalty' || kind === 'inspection' || canDo(a, kind))
    for (let i = 0; i < size; i += 1) {
      const agency = agencies[i % agencies.length]
      if (!agency) throw new Error('no agency for this kind')
      const word = `${agency.word}${SIGNS[kind]}`
      const serial = (serials.get(word) ?? 0) + 1
      serials.set(word, serial)
      cases.push(inventCase(random, { kind, agency, number: `${word}〔2026〕${serial}号`, index: cases.length + 1 }))
    }
  }
  chooseBundles(random, cases, Math.max(4, Math.round(count / 4)))
  return cases
}

function sizesOf(count: number): [ActKind, number][] {
  const sizes = SHARES.map(([kind, share]): [ActKind, number] => [kind, Math.max(1, Math.floor((count * share) / 100))])
  const first = sizes[0]
  if (first) first[1] += count - sizes.reduce((sum, [, size]) => sum + size, 0)
  return sizes
}

const canDo = (agency: RehearsalAgency, kind: ActKind): boolean =>
  kind === 'licence' ? agency.licence !== undefined : agency.seizes !== undefined

interface CaseStart {
  kind: ActKind
  agency: RehearsalAgency
  number: string
  index: number
}

function inventCase(random: Random, { kind, agency, number, index }: CaseStart): RehearsalCase {
  const what = random.int(1, 10)
  const type = what <= 6 ? '法人及非法人组织' : what <= 9 || kind !== 'penalty' ? '个体工商户' : '自然人'
  const representative = inventedPerson(random)
  const party = {
    type,
    representative,
    name:
      type === '自然人'
        ? representative
        : type === '个体工商户'
          ? inventedShop(random, index)
          : inventedCompany(random, index),
    code: type === '自然人' ? inventedIdNumber(index) : inventedCreditCode(type === '个体工商户' ? '92' : '91', index),
  } as const
  const [low, high] = agency.offence.range
  const step = Math.max(100, Math.round((high - low) / 2000) * 100)
  const startedOn = officeDay('2026-01-05', random.int(0, 110))
  const noticedOn = officeDay(startedOn, random.int(24, 36))
  const decidedOn = officeDay(noticedOn, kind === 'penalty' ? random.int(16, 22) : 2)
  const servedOn = officeDay(decidedOn, random.int(1, 3))
  const names = {
    penalty: `${agency.offence.cause}案`,
    licence: `${agency.licence ?? ''}申请`,
    coercion: '查封扣押案',
    inspection: '行政检查',
  }
  return {
    kind,
    agency,
    number,
    party,
    name: `${party.name}${names[kind]}`,
    officers: [inventedPerson(random), inventedPerson(random)],
    certificates: [`110105${String(10000 + 2 * index)}`, `110105${String(10001 + 2 * index)}`],
    fineYuan: kind === 'penalty' ? low + step * random.int(0, Math.floor((high - low) / step)) : 0,
    startedOn,
    noticedOn: kind === 'penalty' ? noticedOn : officeDay(startedOn, random.int(2, 4)),
    decidedOn: kind === 'penalty' ? decidedOn : officeDay(startedOn, random.int(5, 9)),
    servedOn: kind === 'penalty' ? servedOn : officeDay(startedOn, random.int(12, 15)),
    closedOn: officeDay(servedOn, 18),
    bundled: false,
    defects: [],
  }
}

/** Every fourth case gets documents; two thirds of those get defects. */
function chooseBundles(random: Random, cases: RehearsalCase[], wanted: number): void {
  const every = cases.length / wanted
  for (let i = 0; i < wanted; i += 1) {
    const found =
      cases[Math.min(cases.length - 1, Math.floor(i * every + random.int(0, Math.max(0, Math.floor(every) - 1))))]
    if (!found) continue
    found.bundled = true
    found.defects = plantDefects(random, found, i)
    reflectDefects(found)
  }
}

function plantDefects(random: Random, found: RehearsalCase, index: number): string[] {
  const own = DEFECTS.filter((d) => d.kind === found.kind)
  const serious = own.filter((d) => d.veto && (d.item !== 'PG-V07' || found.fineYuan >= 10000))
  const minor = own.filter((d) => !d.veto)
  const planted: string[] = []
  if (index % 4 === 0 && serious.length > 0) planted.push(random.pick(serious).item)
  for (let i = random.int(0, 3); i > 0; i -= 1) {
    const item = random.pick(minor).item
    if (!planted.includes(item)) planted.push(item)
  }
  return planted.sort()
}

/** Defects that lie in the facts of the case and not only in its papers: days, and the amount of the fine. */
function reflectDefects(found: RehearsalCase): void {
  const has = (item: string): boolean => found.defects.includes(item)
  if (has('PG-V05')) found.fineYuan = found.agency.offence.range[1] + 5000
  if (has('PG-F10')) found.startedOn = officeDay(found.decidedOn, -130)
  if (has('PG-G02')) found.servedOn = officeDay(found.decidedOn, 24)
  if (has('LI-D05')) {
    found.decidedOn = officeDay(found.startedOn, 55)
    found.servedOn = officeDay(found.decidedOn, 3)
  }
  const earliest = addDays(found.servedOn, 7)
  if (found.closedOn < earliest) found.closedOn = officeDay(earliest, 3)
}
