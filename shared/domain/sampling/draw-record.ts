import { caseKeyParts, kindInWords, stratumInWords } from '../act-words.ts'
import { chinaSecond } from '../calendar/china-time.ts'
import { escapeHtml } from '../html.ts'
import type { SamplingDesign } from './design.ts'
import { recordCode } from './record-code.ts'
import type { DrawProof } from './verify.ts'

export interface DrawRecordFacts {
  proof: DrawProof
  bureau: string
  frozenAt: string
  frozenBy: string
  thrownBy: string
  /** where the seed was thrown; may be empty */
  place: string
  drawnAt: string
  drawnBy: string
  excluded: Record<string, number>
  /** files that could not be produced: worst case, or excused and replaced */
  missing: { caseKey: string; excuse: string | null; reason: string; replacedBy: string | null }[]
  /** SHA-256 of the drawn cases as the audit entry of the draw holds it */
  resultSha256: string
  freezeAudit: { seq: number; hash: string }
  drawAudit: { seq: number; hash: string }
  command: string
  rehearsal: boolean
}

const KEYS = { agency: '机关', kind: '类型', region: '行政区划', month: '月份' } as const
const ORIGINS = { random: '随机', certainty: '必然抽中', mandatory: '必查', nominated: '自荐' } as const

/** The sampling design as people read it. */
export function designInWords(design: SamplingDesign): string {
  const { method } = design
  const least = design.allIfFewerThan > 0 ? `；不足 ${design.allIfFewerThan} 件的层全部抽取` : ''
  if (method.name === 'simple') return `简单随机抽样，抽 ${method.size} 件${least}`
  if (method.name === 'proportionalToFine') return `按罚款数额成比例抽样，抽 ${method.size} 件`
  const by = method.by.map((key) => KEYS[key]).join('、')
  const { allocation } = method
  if (allocation.rule === 'proportional') return `按${by}分层，共抽 ${allocation.size} 件，按最大余数法分配${least}`
  if (allocation.rule === 'fixed') return `按${by}分层，每层抽 ${allocation.each} 件${least}`
  return `按${by}分层，每层抽 ${allocation.percent}%，至少 ${allocation.least} 件${least}`
}

/** A case as people read it; the note under the table says how its key is written for computing. */
function caseInWords(caseKey: string): string {
  const { kind, agency, number } = caseKeyParts(caseKey)
  return `${kind}｜${agency}｜${number}`
}

/** How the keys of these cases are written: the codes that stand for kinds; a kind without a code is written by its word. */
function keyNote(caseKeys: readonly string[]): string {
  const codes = [...new Set(caseKeys.map((key) => key.slice(0, key.indexOf('|'))))].sort()
  return `计算时案卷标识写作“类型|机关|文号”，用半角竖线；类型写作 ${codes.map((code) => (code === kindInWords(code) ? code : `${code}（${kindInWords(code)}）`)).join('、')}。`
}

/** An instant as the civil time of the bureau. */
const beijingTime = (instant: string): string => `${chinaSecond(instant)}（北京时间）`

/** 抽样记录: one A4 document that holds everything a draw can be recomputed from, for printing and filing. */
export function drawRecordHtml(facts: DrawRecordFacts): string {
  const { proof } = facts
  const row = (label: string, value: string, mono = false): string =>
    `<tr><th>${escapeHtml(label)}</th><td${mono ? ' class="mono"' : ''}>${escapeHtml(value)}</td></tr>`
  const excluded = Object.entries(facts.excluded)
    .map(([reason, count]) => `${reason} ${count} 件`)
    .join('；')
  const drawn = proof.drawn.map(
    (one) =>
      `<tr><td>${one.position}</td><td>${escapeHtml(caseInWords(one.caseKey))}</td><td>${escapeHtml(stratumInWords(one.stratum))}</td><td>${ORIGINS[one.origin]}</td><td class="mono">${escapeHtml(one.ticket)}</td></tr>`,
  )
  const missing = facts.missing.map(missingRow)
  const closing = `<p>抽签号 = SHA-256(种子 + 英文逗号 + 案卷标识)，取最小者。任何人可用公示的 frame.csv 和种子重新计算；打开 verify.html 即可核验。${escapeHtml(keyNote(proof.drawn.map((one) => one.caseKey)))}</p>
<div class="sign"><span>主持人：</span><span>监督人：</span><span>记录人：</span><span>　　　年　　月　　日</span></div>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>抽样记录</title><style>
@page{size:A4;margin:22mm 20mm 20mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font-size:9pt}}
body{font:10.5pt/1.6 "SimSun","Noto Serif CJK SC",serif;margin:0}h1{font-size:18pt;text-align:center;margin:0 0 2mm}p.sub{text-align:center;margin:0 0 5mm}
table{border-collapse:collapse;width:100%;margin-bottom:4mm}th,td{border:.3mm solid #000;padding:1mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
table.facts th{width:30mm;font-weight:normal;background:#f2f2f2}thead{display:table-header-group}tr{break-inside:avoid}.mono{font-family:"DejaVu Sans Mono","Consolas",monospace;font-size:8.5pt}
.drawn td:first-child,.drawn td:nth-child(4),.drawn th{white-space:nowrap}.drawn td:nth-child(3){min-width:2em}
/* The signatures stay with the last line that they sign. */
.closing{break-inside:avoid}.closing tr:last-child td{border:0;padding:4mm 0 0}.sign{display:flex;justify-content:space-between;margin-top:12mm}</style></head><body>
<h1>案卷评查抽样记录${facts.rehearsal ? '（演练）' : ''}</h1><p class="sub">${escapeHtml(facts.bureau)}${facts.rehearsal ? '　演练数据' : ''}</p>
<table class="facts">
${row('评查轮次', proof.title)}
${row('名单', `${proof.frameCount} 件，${beijingTime(facts.frozenAt)}由${facts.frozenBy}冻结`)}
${row('名单 SHA-256', proof.frameSha256, true)}
${row('未入名单', excluded || '无')}
${row('抽样方法', designInWords(proof.design))}
${row('种子', proof.seed, true)}
${row('投种子', [facts.thrownBy, facts.place].filter(Boolean).join('，'))}
${row('抽样', `${beijingTime(facts.drawnAt)}由${facts.drawnBy}计算，本轮共计算过 ${proof.trials} 次`)}
${row('审计记录', `冻结：第 ${facts.freezeAudit.seq} 条 ${facts.freezeAudit.hash}　抽样：第 ${facts.drawAudit.seq} 条 ${facts.drawAudit.hash}`, true)}
${row('记录短码', `${recordCode(facts.resultSha256)}（结果 SHA-256 ${facts.resultSha256}）`, true)}
${row('核验一个抽签号', facts.command, true)}
</table>
<table class="drawn"><thead><tr><th>次序</th><th>案卷（类型｜机关｜文号）</th><th>层</th><th>来源</th><th>抽签号（SHA-256）</th></tr></thead>
${missing.length === 0 ? closedBody(drawn, closing, 5) : `<tbody>${drawn.join('\n')}</tbody>`}
</table>
${missing.length === 0 ? '' : `<table><thead><tr><th>不能提供的案卷</th><th>处理</th><th>理由</th></tr></thead>${closedBody(missing, closing, 3)}</table>`}
</body></html>`
}

function missingRow({ caseKey, excuse, reason, replacedBy }: DrawRecordFacts['missing'][number]): string {
  const outcome =
    excuse === null
      ? '留在样本内，按最差计'
      : `${excuse}，由“${replacedBy === null ? '' : caseInWords(replacedBy)}”按次序替换`
  return `<tr><td>${escapeHtml(caseInWords(caseKey))}</td><td>${escapeHtml(outcome)}</td><td>${escapeHtml(reason)}</td></tr>`
}

/** The rows of a table; what closes the record is a row with the last of them, so that no page break comes between. */
function closedBody(rows: readonly string[], closing: string, columns: number): string {
  return `<tbody>${rows.slice(0, -1).join('\n')}</tbody>
<tbody class="closing">${rows.at(-1) ?? ''}<tr><td colspan="${columns}">${closing}</td></tr></tbody>`
}
