import { expect, test } from 'vitest'
import { KIND_NAMES, LETTER_KINDS } from '../../../shared/domain/letters/letter.ts'
import { titleLines } from '../../../shared/domain/letters/title-lines.ts'

const ISSUERS = [
  '云山市青田区司法局',
  '天津市滨海新区司法局',
  '内蒙古自治区鄂尔多斯市准格尔旗司法局',
  '云山省青田自治州云溪满族自治县行政执法协调监督局',
  '云山省青田自治州云溪满族自治县高新技术区人民政府',
]
const SUBJECTS = ['规范行政执法行为', '督促履行行政执法职责', '纠正行政执法问题']
/** A line may begin with one of these and with nothing else: the parts of the titles this program drafts. */
const BEGINS =
  /^(关于|行政执法监督(建议书|督办函|意见书|决定书)|行政执法(行为|职责|问题)的|行政执法协调监督局|高新技术区|人民政府|司法局)/

test('drafted titles break between words only, in at most three lines of twenty', () => {
  for (const issuer of ISSUERS)
    for (const subject of SUBJECTS)
      for (const kind of LETTER_KINDS)
        for (const end of ['', '（演练）']) {
          const title = `${issuer}关于${subject}的${KIND_NAMES[kind]}${end}`
          const lines = titleLines(title)
          expect(lines.join('')).toBe(title)
          expect(lines.length, title).toBeLessThanOrEqual(3)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(20)
          for (const line of lines.slice(1)) expect(line, lines.join(' / ')).toMatch(BEGINS)
        }
})

test('titles that people write keep their words, numbers and closing brackets together', () => {
  expect(
    titleLines('云山市司法局关于城市管理综合行政执法局未依法履行告知义务等问题的行政执法监督意见书').join(' / '),
  ).not.toMatch(/行 \/ 政|执 \/ 法|管 \/ 理|监 \/ 督|问 \/ 题|告 \/ 知|的 \/ 的|\/ 的/)
  expect(
    titleLines('云山市司法局关于2026年度上半年行政处罚案卷评查中突出问题的行政执法监督意见书').join('/'),
  ).not.toMatch(/\d\/[\d年]/)
  expect(titleLines('第一行\n第二行')).toEqual(['第一行', '第二行'])
})
