import { escapeHtml } from '../html.ts'
import { hundredths, type Rubric, type RubricItem } from './rubric.ts'
import { type Place, placesOf, type SheetContent, type SheetEntry } from './score-sheet.ts'
import { itemLoss, pointsText, type Score } from './scoring.ts'

export interface SheetPageFacts {
  bureau: string
  round: string
  agency: string
  caseName: string
  /** decision number, else case number, as written */
  caseNumber: string
  rubric: Rubric
  content: SheetContent
  score: Score
  reviewer: string
  /** civil day of submission */
  submittedOn: string
  /** what a person decided of each finding, by its id */
  decided: ReadonlyMap<string, { state: 'proposed' | 'confirmed' | 'rejected'; decidedBy: string | null }>
  /** the confirmed result of the case, once there is one */
  result: { totalHundredths: number | null; grade: string | null; confirmedBy: string } | null
  /** the audit entry of the submission: what the printed sheet can be held against */
  audit: { seq: number; hash: string }
  rehearsal: boolean
}

const DECIDED = { proposed: '', confirmed: '（已确认）', rejected: '（不采纳）' } as const

/**
 * 案卷评查表: the sheet of one reviewer as bureaus file it, one A4 document: head, items by section with points, loss and
 * problems with document and page, sums, signatures. The audit hash of the submission stands at its end (decision 20).
 */
export function sheetHtml(facts: SheetPageFacts): string {
  const { rubric, score } = facts
  const mark = facts.rehearsal ? '（演练）' : ''
  const entries = new Map(facts.content.entries.map((entry) => [entry.itemId, entry]))
  const pair = (...cells: [string, string][]): string =>
    `<tr>${cells.map(([name, value]) => `<th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td>`).join('')}</tr>`
  const total = score.totalHundredths === null ? '没有适用的项目' : `${printed(rubric, score.totalHundredths)} 分`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>案卷评查表</title><style>
@page{size:A4;margin:20mm 16mm 18mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页${facts.rehearsal ? '　演练数据' : ''}";font-size:9pt}}
body{font:10pt/1.5 "SimSun","Noto Serif CJK SC",serif;margin:0}h1{font-size:18pt;text-align:center;margin:0}p.sub{text-align:center;margin:0 0 4mm}
table{border-collapse:collapse;width:100%;margin-bottom:4mm}th,td{border:.3mm solid #000;padding:.8mm 1.5mm;text-align:left;vertical-align:top;overflow-wrap:anywhere;font-weight:normal}
table.head th{width:20mm;background:#f2f2f2}thead{display:table-header-group}thead th,tr.section th{background:#f2f2f2}tr{break-inside:avoid}tr.section{break-after:avoid}.num{text-align:right;white-space:nowrap}
.audit{font:8pt/1.4 "DejaVu Sans Mono","Consolas",monospace;overflow-wrap:anywhere}.sign{display:flex;justify-content:space-between;margin-top:10mm}</style></head><body>
<h1>案卷评查表${mark}</h1><p class="sub">${escapeHtml(facts.bureau)}</p>
<table class="head">
${pair(['评查轮次', facts.round], ['评查标准', `${rubric.title} ${rubric.version}`])}
${pair(['被评查单位', facts.agency], ['文号', facts.caseNumber])}
${pair(['案卷名称', facts.caseName], ['评查人、日期', `${facts.reviewer}　${facts.submittedOn}`])}
</table>
<table><thead><tr><th style="width:14mm">编号</th><th>评查内容</th><th style="width:10mm">分值</th><th style="width:14mm">扣分</th><th style="width:62mm">存在的问题</th></tr></thead><tbody>
${rubric.sections
  .map(
    (section) =>
      `<tr class="section"><th colspan="5">${escapeHtml(section.id)}　${escapeHtml(section.title)}${section.maxPoints > 0 ? `（${section.maxPoints} 分）` : ''}</th></tr>${section.items.map((item) => itemRow(item, entries.get(item.id), facts.decided)).join('')}`,
  )
  .join('\n')}
</tbody></table>
<table class="head">
${pair(['适用分值', `${points(score.applicableHundredths)} 分`], ['扣分', `${points(score.lostHundredths)} 分`])}
${pair(['加分', `${points(score.bonusHundredths)} 分`], ['得分、等次', `${total}　${score.grade ?? '待组长决定'}`])}
${facts.result ? pair(['确认结果', `${facts.result.totalHundredths === null ? '没有得分' : `${printed(rubric, facts.result.totalHundredths)} 分`}　${facts.result.grade ?? '未定'}`], ['确认人', facts.result.confirmedBy]) : ''}
</table>
${facts.content.entries.some((entry) => entry.veto !== 'none') ? `<p>${escapeHtml(rubric.vetoRule.text)}</p>` : ''}
<p>得分 =（适用分值 − 扣分）÷ 适用分值 × 100 + 加分，四舍五入到 ${rubric.scoring.decimals} 位小数；不适用的项目不计入。</p>
<p class="audit">提交评查表的审计记录：第 ${facts.audit.seq} 条 ${escapeHtml(facts.audit.hash)}</p>
<div class="sign"><span>评查人：</span><span>复核人：</span><span>组长：</span><span>　　　年　　月　　日</span></div>
</body></html>`
}

function itemRow(item: RubricItem, entry: SheetEntry | undefined, decided: SheetPageFacts['decided']): string {
  const found = (entry?.occurrences ?? []).map((one, i, all) => {
    const where = placesOf(one)
      .map(placeWords)
      .filter((words) => words !== '')
    const number = all.length > 1 ? `${i + 1}. ` : ''
    const at = where.length > 0 ? `（${where.join('；')}）` : ''
    return `${number}${one.note}${at}${DECIDED[decided.get(one.id)?.state ?? 'proposed']}`
  })
  const words = entry?.notApplicable ? [`不适用：${entry.notApplicable.reason}`] : found
  const cells = [
    `<td>${escapeHtml(item.id)}</td>`,
    `<td>${escapeHtml(item.text)}</td>`,
    `<td class="num">${item.kind === 'veto' ? '否决' : points(hundredths(item.points))}</td>`,
    `<td class="num">${escapeHtml(lossWords(item, entry))}</td>`,
    `<td>${words.map(escapeHtml).join('<br>')}</td>`,
  ]
  return `<tr>${cells.join('')}</tr>`
}

/** 立案审批表第 3 页; empty where nothing is pointed at. */
export const placeWords = ({ documentName, page }: Pick<Place, 'documentName' | 'page'>): string =>
  [documentName === null ? null : plainName(documentName), page === null ? null : `第 ${page} 页`]
    .filter((part) => part !== null)
    .join('')

/** A document's name without the ending and the running number of its file: 06现场检查笔录.pdf → 现场检查笔录. */
const plainName = (name: string): string => name.replace(/\.\w{1,5}$/, '').replace(/^\d{1,3}[\s.、_-]*(?=\D)/, '')

/** What an item costs or gives, in the words of the sheet: 2, 否决, 不适用, +1. */
export function lossWords(item: RubricItem, entry: SheetEntry | undefined): string {
  if (entry?.notApplicable) return '不适用'
  if (item.kind === 'veto') return { none: '无', proposed: '拟否决', confirmed: '否决' }[entry?.veto ?? 'none']
  if (item.kind === 'bonus') return entry && entry.bonusHundredths > 0 ? `+${points(entry.bonusHundredths)}` : '0'
  return points(itemLoss(item, entry?.occurrences.length ?? 0))
}

/** Points without trailing zeros: 550 → 5.5 */
const points = (value: number): string => String(value / 100)
const printed = (rubric: Rubric, value: number): string => pointsText(value, rubric.scoring.decimals)
