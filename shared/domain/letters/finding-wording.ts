import type { ComposeFinding } from './compose.ts'
import { problemHeading, requirementOf } from './rubric-wording.ts'
import { citedProvisions, letterText } from './text-rules.ts'

/** A confirmed finding of the scoring, as the reviewer left it. */
export interface NotedFinding {
  id: string
  decisionNo: string | null
  caseName: string | null
  itemText: string
  basis: readonly string[]
  effect: 'veto' | 'deduct'
  documentName: string | null
  page: number | null
  note: string
}

/** The words a letter uses for a finding: heading, fact, place, provision and what is required. */
export function composeFinding(finding: NotedFinding): ComposeFinding {
  const provision = citedProvisions(finding.basis) || '有关法律、法规、规章'
  const item = { text: finding.itemText, effect: finding.effect }
  return {
    id: finding.id,
    caseNumber: finding.decisionNo ?? finding.caseName ?? '未编号',
    item: problemHeading(item),
    fact: letterText(finding.note),
    place: placeText(finding),
    provision,
    requirement: requirementOf(item, provision),
  }
}

/** 行政处罚决定书第2页: the name of the document without running number and file ending. */
function placeText({ documentName, page }: NotedFinding): string {
  if (documentName === null) return ''
  const name = documentName.replace(/\.\w+$/, '').replace(/^\d{1,3}[\s.、_-]*/, '')
  return letterText(name) + (page === null ? '' : `第${page}页`)
}
