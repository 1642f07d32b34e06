import { chineseDate } from '../../shared/domain/letters/chinese-text.ts'
import type { RehearsalCase } from './cases.ts'
import { coercionDrafts, inspectionDrafts, licenceDrafts } from './documents-other.ts'
import { penaltyDrafts } from './documents-penalty.ts'
import type { Draft } from './draft.ts'
import { layOut } from './layout.ts'
import { writePdf } from './pdf-writer.ts'
import type { Face } from './true-type.ts'

export interface BundleDocument {
  /** such as 03立案审批表.pdf */
  file: string
  kind: string
  date: string
  /** as printed on its first and last page */
  firstPage: number
  lastPage: number
  bytes: Buffer
}

/** A defect that was planted: what, and where it can be seen. */
export interface PlantedDefect {
  number: string
  item: string
  documentKind: string
  file: string
  /** page within the document, from 1 */
  page: number
  /** words that stand on that page */
  marker: string
}

export interface Bundle {
  folder: string
  found: RehearsalCase
  documents: BundleDocument[]
  planted: PlantedDefect[]
}

const DRAFTS = {
  penalty: penaltyDrafts,
  licence: licenceDrafts,
  coercion: coercionDrafts,
  inspection: inspectionDrafts,
}

/** The file of a case as its agency would send it: cover, contents, documents in filing order, closing sheet. */
export function makeBundle(face: Face, found: RehearsalCase): Bundle {
  const drafts = [cover(found), ...DRAFTS[found.kind](found), closing(found)]
  const documents: BundleDocument[] = []
  const planted: PlantedDefect[] = []
  let next = 1
  for (const draft of drafts) {
    if (draft.skipsPageBefore) next += 1
    const { pages, shown } = layOut(draft, `${found.agency.name}　${found.number}`, next)
    const file = `${String(documents.length + 1).padStart(2, '0')}${draft.kind}.pdf`
    const marks = draft.skipsPageBefore
      ? [...shown, { item: draft.skipsPageBefore, page: 1, marker: `第${next}页` }]
      : shown
    for (const mark of marks) planted.push({ number: found.number, documentKind: draft.kind, file, ...mark })
    documents.push({
      file,
      kind: draft.kind,
      date: draft.date,
      firstPage: next,
      lastPage: next + pages.length - 1,
      bytes: writePdf(face, `演练数据 ${draft.kind} ${found.number}`, pages),
    })
    next += pages.length
  }
  return { folder: `${found.number} ${found.name}`, found, documents, planted }
}

const cover = (found: RehearsalCase): Draft => ({
  kind: '案卷封面',
  date: found.closedOn,
  paragraphs: [
    found.agency.name,
    `文号：${found.number}`,
    `案件名称：${found.name}`,
    `立卷时间：${chineseDate(found.startedOn)}　办结时间：${chineseDate(found.closedOn)}`,
    '保管期限：三十年（演练）',
  ],
})

const closing = (found: RehearsalCase): Draft => ({
  kind: '卷内备考表',
  date: found.closedOn,
  paragraphs: [
    '本卷材料齐全，无破损。',
    `立卷人：${found.officers[0]}　检查人：${found.officers[1]}　${chineseDate(found.closedOn)}`,
  ],
})
