import { stagesOf } from '../cases/stage-list.ts'

/** 缺件 and 多件 of one case of a bundle, each as a person reads it. */
export interface Completeness {
  missing: string[]
  extra: string[]
}

interface CompletenessInput {
  kind: string
  procedure: string
  documents: readonly { name: string; kind: string | null; listed: boolean | null }[]
  /** what the manifest or the 卷内目录 lists and is not there */
  absent: readonly string[]
  /** the kinds of document of the rubrics for this kind of act; a list to look at, not one that must all exist */
  documentKinds: readonly string[]
}

/**
 * Compares the documents of a case with what its manifest or 卷内目录 lists, and with the kinds of document: missing is what is
 * listed and not there, and the paper of a stage that the law asks of every case (stage-list.ts); extra is what is not
 * listed, and a kind that the rubrics of this act do not know. A document whose kind is not decided says nothing.
 */
export function caseCompleteness({
  kind,
  procedure,
  documents,
  absent,
  documentKinds,
}: CompletenessInput): Completeness {
  const kinds = new Set(documents.flatMap((document) => document.kind ?? []))
  const stages = stagesOf(kind, procedure).filter(
    ({ demand, documents: papers }) => demand === 'always' && !papers.some((paper) => kinds.has(paper)),
  )
  const known = new Set(documentKinds)
  return {
    missing: [
      ...absent.map((title) => `${title}（目录所列）`),
      ...stages.map(({ label, documents: papers }) => `${label}：${papers.join('或')}`),
    ],
    extra: documents.flatMap(({ name, kind: own, listed }) => {
      if (listed === false) return [`${name}（不在目录中）`]
      return own !== null && !known.has(own) ? [`${name}（${own}不属于这类案卷）`] : []
    }),
  }
}
