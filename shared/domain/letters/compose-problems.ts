import type { ComposeFinding } from './compose.ts'
import type { Clause } from './letter.ts'

/** Up to this many findings each gets a paragraph of its own; beyond, a kind of problem is told once with examples. */
const TOLD_SINGLY = 20
const EXAMPLES = 3

/** The problems, grouped by kind in the order of their first appearance: heading, then what was found. */
export function composeProblems(findings: ComposeFinding[]): Clause[] {
  const groups = new Map<string, ComposeFinding[]>()
  for (const finding of findings) groups.set(finding.item, [...(groups.get(finding.item) ?? []), finding])
  return [...groups].flatMap(([item, members]): Clause[] => [
    groupHeading(
      item,
      members.map(({ id }) => id),
    ),
    ...(findings.length <= TOLD_SINGLY ? members.map(toldSingly) : [together(members)]),
  ])
}

/** Heading of a kind of problem. */
export const groupHeading = (item: string, findings: string[]): Clause => ({
  level: 'h2',
  sentences: [{ text: `${item}。`, findings }],
})

/** One finding in a paragraph of its own. */
export function toldSingly(finding: ComposeFinding): Clause {
  const ids = [finding.id]
  const place = finding.place ? `（见${finding.place}）` : ''
  return {
    level: 'h3',
    sentences: [
      { text: `${finding.caseNumber}案卷：${finding.fact}${place}。`, findings: ids },
      { text: `上述情形不符合${finding.provision}的规定。`, findings: ids },
    ],
  }
}

function together(members: ComposeFinding[]): Clause {
  const ids = members.map(({ id }) => id)
  const examples = members.slice(0, EXAMPLES)
  const provisions = [...new Set(members.map(({ provision }) => provision))].join('、')
  return {
    level: 'p',
    sentences: [
      { text: `此类问题共${members.length}项，逐项见问题清单。`, findings: ids },
      ...examples.map((finding, i) => ({
        text: `${i === 0 ? '例如，' : ''}${finding.caseNumber}案卷：${finding.fact}。`,
        findings: [finding.id],
      })),
      { text: `上述情形不符合${provisions}的规定。`, findings: ids },
    ],
  }
}
