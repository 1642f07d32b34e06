import { composeLetter, type ComposeInput } from '../../shared/domain/letters/compose.ts'
import { objectionText } from '../../shared/domain/letters/letter-texts.ts'
import type { Head, Letter, LetterKind } from '../../shared/domain/letters/letter.ts'

const PROBLEMS = [
  [
    '未依法履行告知义务',
    '告知书未载明拟作出行政处罚的内容及事实、理由、依据',
    '《中华人民共和国行政处罚法》第四十四条',
    '补充告知程序，完善送达回证',
  ],
  [
    '询问笔录不规范',
    '询问笔录只有一名执法人员签名',
    '《中华人民共和国行政处罚法》第四十二条第一款',
    '规范制作询问笔录，由两名执法人员逐页签名',
  ],
  [
    '法制审核流于形式',
    '法制审核意见的落款日期晚于处罚决定日期',
    '《中华人民共和国行政处罚法》第五十八条第一款',
    '先审核后决定，未经审核不得作出决定',
  ],
  [
    '裁量说理不充分',
    '对当事人王珺玥从重处罚15000元，决定书未说明理由',
    '《中华人民共和国行政处罚法》第三十四条',
    '对照裁量权基准逐案说明裁量理由',
  ],
  [
    '超期送达',
    '处罚决定书于2026年3月2日作出，4月1日送达',
    '《中华人民共和国行政处罚法》第六十一条第一款',
    '在七个工作日内送达处罚决定书',
  ],
] as const

/** An invented letter: `count` findings of five kinds. */
export function sampleLetter(kind: LetterKind, head: Head, count: number, more: Partial<ComposeInput> = {}): Letter {
  const issuer = kind === 'decision' ? '云山市青田区人民政府' : '云山市青田区司法局'
  const self = kind === 'decision' ? '本府' : '我局'
  return composeLetter({
    kind,
    head,
    issuer,
    self,
    addressee: '云山市青田区城市管理综合行政执法局',
    roundName: '2026年度行政处罚案卷评查',
    caseCount: Math.max(count, 3),
    findings: Array.from({ length: count }, (_, i) => {
      const [item, fact, provision, requirement] = PROBLEMS[i % PROBLEMS.length] ?? PROBLEMS[0]
      const place = i % 3 ? '' : `行政处罚决定书第${(i % 4) + 1}页`
      return {
        id: `f${i + 1}`,
        caseNumber: `青城罚〔2026〕${101 + 7 * i}号`,
        item,
        fact,
        place,
        provision,
        requirement: { full: requirement, short: requirement },
      }
    }),
    dueOn: '2026-10-09',
    dueRule: '自发文之日（2026年9月7日）次日起算三十日，至2026年10月9日止（《云山省行政执法监督条例》第三十四条）',
    reportTo: '云山市青田区司法局行政执法协调监督科',
    objection: objectionText(kind, self, ''),
    contact: '赵堃；联系电话：0000－00000000',
    copyTo: ['云山市司法局', '云山市青田区人民政府办公室', '云山市青田区监察委员会'],
    printer: '云山市青田区司法局办公室',
    signedOn: '2026-09-07',
    rehearsal: false,
    earlierLetter: '',
    approval: kind === 'decision' ? '青政批〔2026〕15号' : '',
    ...more,
  })
}
