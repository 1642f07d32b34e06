import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createChromiumHost } from '../../electron/cli/chromium-host.ts'
import { findResources } from '../../electron/resources.ts'
import { drawRecordHtml } from '../../shared/domain/sampling/draw-record.ts'

const host = createChromiumHost(findResources(import.meta.dirname).path('fonts'))
const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-record-'))
afterAll(async () => {
  await host.close()
  rmSync(dir, { recursive: true, force: true })
})

/** The words of each page of the record of a draw of so many cases. */
async function pagesOf(cases: number): Promise<string[]> {
  const audit = { seq: 1, hash: 'a'.repeat(64) }
  const html = drawRecordHtml({
    proof: {
      format: 1,
      title: '2026 年度行政处罚案卷评查',
      frameSha256: 'b'.repeat(64),
      frameCount: 240,
      design: { method: { name: 'simple', size: cases }, mandatory: [], nominated: [], allIfFewerThan: 0 },
      seed: '00123456789012345678',
      without: [],
      trials: 1,
      strata: [],
      drawn: Array.from({ length: cases }, (_, i) => ({
        caseKey: `penalty|云山市青田区市场监督管理局|青市监罚〔2026〕${i + 1}号`,
        stratum: '全部',
        position: i + 1,
        ticket: 'c'.repeat(64),
        origin: 'random',
      })),
      replacements: [],
    },
    bureau: '云山市青田区司法局',
    frozenAt: '2026-09-01T01:00:00.000Z',
    frozenBy: '赵堃',
    thrownBy: '李代表',
    place: '区司法局一楼',
    drawnAt: '2026-09-01T02:00:00.000Z',
    drawnBy: '赵堃',
    excluded: {},
    missing: [],
    resultSha256: 'd'.repeat(64),
    freezeAudit: audit,
    drawAudit: audit,
    command: '',
    rehearsal: false,
  })
  const file = path.join(dir, `${cases}.pdf`)
  writeFileSync(file, await host.printPdf(html))
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
}

test('the signatures of a draw record never stand on a page without a case that they sign', async () => {
  const lengths = new Set<number>()
  // Over more rows than one page holds, so that every way of breaking comes up.
  for (let cases = 14; cases <= 30; cases += 1) {
    const pages = await pagesOf(cases)
    lengths.add(pages.length)
    expect(pages.at(-1), `${cases} cases`).toMatch(/青市监罚〔2026〕\d+号[\s\S]*主持人：/)
  }
  expect(lengths.size).toBeGreaterThan(1)
})
