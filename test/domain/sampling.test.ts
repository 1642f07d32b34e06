import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SamplingDesign } from '../../shared/domain/sampling/design.ts'
import { draw } from '../../shared/domain/sampling/draw.ts'
import { findInFrame, type FrameCase, readFrame, writeFrame } from '../../shared/domain/sampling/frame.ts'
import { numberGaps } from '../../shared/domain/sampling/number-gaps.ts'
import { nextInOrder } from '../../shared/domain/sampling/replacement.ts'
import { ticket } from '../../shared/domain/sampling/ticket.ts'
import { type DrawProof, verifyDraw } from '../../shared/domain/sampling/verify.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const SEED = '00123456789012345678'

const frameOf = (count: number): FrameCase[] =>
  Array.from({ length: count }, (_, i) => ({
    caseKey: `penalty|云山市${'甲乙丙'[i % 3]}局|云罚〔2026〕${i}号`,
    agency: `云山市${'甲乙丙'[i % 3]}局`,
    kind: i % 4 === 0 ? 'licence' : 'penalty',
    procedure: 'general',
    region: '',
    month: `2026-0${1 + (i % 6)}`,
    fineFen: (i % 7) * 100_000,
    tags: i % 5 === 0 ? ['涉企', '引号"与,逗号'] : [],
  }))

const designs: SamplingDesign[] = [
  SamplingDesign.parse({ method: { name: 'simple', size: 12 } }),
  SamplingDesign.parse({
    method: { name: 'stratified', by: ['agency'], allocation: { rule: 'proportional', size: 20 } },
  }),
  SamplingDesign.parse({
    method: { name: 'stratified', by: ['agency', 'month'], allocation: { rule: 'fixed', each: 2 } },
    allIfFewerThan: 4,
  }),
  SamplingDesign.parse({
    method: { name: 'stratified', by: ['kind'], allocation: { rule: 'percentage', percent: 7, least: 3 } },
  }),
  SamplingDesign.parse({ method: { name: 'proportionalToFine', size: 10 } }),
]
const anyDesign = fc.constantFrom(...designs)
const anySeed = fc.bigInt({ min: 0n, max: 10n ** 24n }).map((n) => String(n).padStart(24, '0'))

test('a ticket is what sha256sum prints', () => {
  expect(ticket(SEED, 'penalty|甲|1号')).toBe(sha256(`${SEED},penalty|甲|1号`))
})

test('frame.csv reads back and is sorted by UTF-8 bytes', () => {
  const frame = frameOf(50)
  const text = writeFrame([
    ...frame,
    { ...(frame[0] as FrameCase), caseKey: '𠅤', fineFen: 5 },
    { ...(frame[0] as FrameCase), caseKey: '￥' },
  ])
  expect(readFrame(text).at(-1)?.caseKey).toBe('𠅤')
  expect(writeFrame(readFrame(text))).toBe(text)
  for (const one of readFrame(text)) expect(findInFrame(readFrame(text), one.caseKey)).toEqual(one)
  expect(findInFrame(readFrame(text), '没有的')).toBeUndefined()
  expect(() => writeFrame([frame[0] as FrameCase, frame[0] as FrameCase])).toThrow(/twice/)
})

test('a frame that is not as it was written is refused, with the record', () => {
  const lines = writeFrame(frameOf(3)).split('\n')
  const with2 = (line: string): string => [...lines.slice(0, 2), line, ...lines.slice(3)].join('\n')
  const second = lines[2] ?? ''
  expect(readFrame(with2(second))).toHaveLength(3)
  const wrong = [
    `${second},`,
    second.replace(',', ';'),
    second.replace(/,\d+,([^,]*)$/, ',1.5,$1'),
    second.replace(/,\d+,([^,]*)$/, ',,$1'),
  ]
  for (const line of [...wrong, '']) expect(() => readFrame(with2(line)), line).toThrow('frame: record 2')
})

test('the order of rows does not change a draw', () => {
  const frame = frameOf(200)
  fc.assert(
    fc.property(anyDesign, anySeed, fc.shuffledSubarray(frame, { minLength: 200 }), (design, seed, shuffled) => {
      expect(draw(shuffled, design, seed, ticket)).toEqual(draw(frame, design, seed, ticket))
    }),
    { numRuns: 25 },
  )
})

test('within a stratum a larger sample extends a smaller one', () => {
  const frame = frameOf(150)
  fc.assert(
    fc.property(anySeed, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (seed, a, b) => {
      const sized = (size: number) =>
        draw(frame, SamplingDesign.parse({ method: { name: 'simple', size } }), seed, ticket).drawn
      const small = sized(Math.min(a, b))
      expect(sized(Math.max(a, b)).slice(0, small.length)).toEqual(small)
    }),
    { numRuns: 25 },
  )
})

test('in every stratum a larger fixed number or percentage extends a smaller one', () => {
  const frame = frameOf(150)
  const sized = (seed: string, allocation: object) =>
    draw(
      frame,
      SamplingDesign.parse({ method: { name: 'stratified', by: ['agency', 'kind'], allocation } }),
      seed,
      ticket,
    ).drawn
  fc.assert(
    fc.property(anySeed, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (seed, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)]
      for (const [small, large] of [
        [sized(seed, { rule: 'fixed', each: less }), sized(seed, { rule: 'fixed', each: more })],
        [
          sized(seed, { rule: 'percentage', percent: less * 5, least: 1 }),
          sized(seed, { rule: 'percentage', percent: more * 5, least: 1 }),
        ],
      ] as const) {
        const positions = new Map(large.map((one) => [one.caseKey, one]))
        for (const one of small) expect(positions.get(one.caseKey)).toEqual(one)
      }
    }),
    { numRuns: 15 },
  )
})

test('a replacement is the next ticket of its stratum, again and again, until the stratum is used up', () => {
  const frame = frameOf(30)
  const design = SamplingDesign.parse({ method: { name: 'simple', size: 10 } })
  const whole = draw(frame, SamplingDesign.parse({ method: { name: 'simple', size: 30 } }), SEED, ticket).drawn
  const taken = new Set(whole.slice(0, 10).map((one) => one.caseKey))
  for (const expected of whole.slice(10)) {
    const next = nextInOrder(frame, design, SEED, '全部', taken, ticket)
    expect(next).toEqual({ caseKey: expected.caseKey, ticket: expected.ticket })
    taken.add(expected.caseKey)
  }
  expect(nextInOrder(frame, design, SEED, '全部', taken, ticket)).toBeUndefined()
})

test('mandatory and nominated cases leave the random frame and are listed apart', () => {
  const frame = frameOf(40)
  const [a, b] = [frame[3]?.caseKey ?? '', frame[9]?.caseKey ?? '']
  const design = SamplingDesign.parse({ method: { name: 'simple', size: 40 }, mandatory: [a], nominated: [b, a] })
  const { drawn, strata } = draw(frame, design, SEED, ticket)
  expect(strata).toEqual([{ name: '全部', size: 38, drawn: 38 }])
  expect(drawn.filter((one) => one.origin !== 'random')).toEqual([
    { caseKey: a, stratum: '', position: 1, ticket: '', origin: 'mandatory' },
    { caseKey: b, stratum: '', position: 1, ticket: '', origin: 'nominated' },
  ])
})

test('proportional to fine: cases without a fine never, dominating cases always', () => {
  const frame = frameOf(60).map((one, i) => ({ ...one, fineFen: i === 5 ? 10 ** 12 : one.fineFen }))
  const { drawn } = draw(
    frame,
    SamplingDesign.parse({ method: { name: 'proportionalToFine', size: 10 } }),
    SEED,
    ticket,
  )
  expect(drawn).toHaveLength(10)
  expect(drawn[0]).toMatchObject({ caseKey: frame[5]?.caseKey, origin: 'certainty', probability: '1/1' })
  const fines = new Map(frame.map((one) => [one.caseKey, one.fineFen]))
  expect(drawn.every((one) => (fines.get(one.caseKey) ?? 0) > 0)).toBe(true)
})

test('inclusion frequencies of sequential Poisson come near the stated probabilities', () => {
  const frame = frameOf(30)
  const design = SamplingDesign.parse({ method: { name: 'proportionalToFine', size: 8 } })
  const hits = new Map<string, number>()
  const stated = new Map<string, number>()
  const runs = 3000
  for (let i = 0; i < runs; i += 1) {
    for (const one of draw(frame, design, String(i).padStart(20, '0'), ticket).drawn) {
      hits.set(one.caseKey, (hits.get(one.caseKey) ?? 0) + 1)
      const [above, below] = (one.probability ?? '0/1').split('/').map(Number) as [number, number]
      stated.set(one.caseKey, above / below)
    }
  }
  for (const [caseKey, probability] of stated)
    expect(Math.abs((hits.get(caseKey) ?? 0) / runs - probability)).toBeLessThan(0.04)
})

function proofOf(design: SamplingDesign, seed: string): { text: string; sha: string; proof: DrawProof } {
  const text = writeFrame(frameOf(90))
  const frame = readFrame(text)
  const { drawn, strata } = draw(frame, design, seed, ticket)
  const proof = {
    format: 1,
    title: '演练',
    frameSha256: sha256(text),
    frameCount: frame.length,
    design,
    seed,
    without: [],
    trials: 1,
  } as const
  return { text, sha: sha256(text), proof: { ...proof, strata, drawn, without: [], replacements: [] } }
}

test('any change of seed, frame or result is found', () => {
  fc.assert(
    fc.property(anyDesign, anySeed, fc.integer({ min: 0, max: 8 }), fc.nat(), (design, seed, what, where) => {
      const { text, sha, proof } = proofOf(design, seed)
      expect(verifyDraw(text, sha, proof, ticket)).toEqual({ equal: true })
      const at = where % proof.drawn.length
      const digit = where % seed.length
      const other = `${seed.slice(0, digit)}${(Number(seed[digit]) + 1) % 10}${seed.slice(digit + 1)}`
      const lines = text.trimEnd().split('\n')
      const reordered = `${[lines[0], ...lines.slice(1).reverse()].join('\n')}\n`
      const changedFrame = text.replace('云罚〔2026〕1号', '云罚〔2026〕1000号')
      const changed: [string, string, DrawProof][] = [
        [text, sha, { ...proof, seed: other }],
        [changedFrame, sha256(changedFrame), proof],
        [
          changedFrame,
          sha256(changedFrame),
          {
            ...proof,
            frameSha256: sha256(changedFrame),
            drawn: proof.drawn.map((d) => ({ ...d, ticket: d.ticket.replace(/^./, 'z') })),
          },
        ],
        [text, sha, { ...proof, drawn: proof.drawn.filter((_, i) => i !== at) }],
        [
          text,
          sha,
          { ...proof, drawn: proof.drawn.map((d, i) => (i === at ? { ...d, caseKey: `${d.caseKey}x` } : d)) },
        ],
        [
          text,
          sha,
          { ...proof, drawn: proof.drawn.map((d, i) => (i === at ? { ...d, position: d.position + 1 } : d)) },
        ],
        [text, sha, { ...proof, strata: proof.strata.map((one) => ({ ...one, size: one.size + 1 })) }],
        [reordered, sha256(reordered), { ...proof, frameSha256: sha256(reordered) }],
        [
          text,
          sha,
          {
            ...proof,
            replacements: [
              { replaced: proof.drawn[at]?.caseKey ?? '', excuse: '涉密', caseKey: 'x', ticket: '', alsoTaken: [] },
            ],
          },
        ],
      ]
      expect(verifyDraw(...(changed[what] as [string, string, DrawProof]), ticket)).toMatchObject({ equal: false })
    }),
    { numRuns: 40 },
  )
})

test('a number outside the period is not missing', () => {
  expect(numberGaps(['云罚〔2026〕1号', '云罚〔2026〕4号'], ['云罚〔2026〕3号'])).toMatchObject([{ missing: [2] }])
})

test('gaps in number sequences', () => {
  const gaps = numberGaps([
    '云罚〔2026〕1号',
    '云罚[2026]第3号',
    '云罚〔2026〕007号',
    '云许〔2026〕1号',
    '云许〔2026〕2号',
    '无号',
  ])
  expect(gaps).toEqual([{ sequence: '云罚', year: 2026, first: 1, last: 7, present: 3, missing: [2, 4, 5, 6] }])
})
