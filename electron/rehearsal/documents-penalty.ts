import type { RehearsalCase } from './cases.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { chineseDate } from '../../shared/domain/letters/chinese-text.ts'
import { officeDay } from './days.ts'
import { type Draft, partyLine, sealed, signed, signedByOne, unless, yuan } from './draft.ts'

/** The documents of a penalty by the general procedure, in filing order. */
export function penaltyDrafts(found: RehearsalCase): Draft[] {
  const broken = (item: string): boolean => found.defects.includes(item)
  const { agency, decidedOn, startedOn, servedOn, closedOn } = found
  const { offence } = agency
  const noticedOn = broken('PG-V06') ? officeDay(decidedOn, 3) : found.noticedOn
  const reported = officeDay(startedOn, 15)
  const approved = addDays(decidedOn, -1)
  const fact = `${chineseDate(startedOn)}，本机关执法人员在现场检查时发现，${found.party.name}${offence.fact}。`
  const hearing = found.fineYuan >= 10000
  return [
    draft('案件来源材料', startedOn, [
      '来源：日常监督检查发现。',
      fact,
      `登记人：${found.officers[0]}　${chineseDate(startedOn)}`,
    ]),
    draft('立案审批表', startedOn, [
      partyLine(found),
      `案由：${offence.cause}`,
      `简要案情：${fact}`,
      unless(found, 'PG-B03', `涉嫌违反的规定：${offence.breached}`, '涉嫌违反的规定：（空白）'),
      `承办意见：建议立案调查。${found.officers[0]}、${found.officers[1]}`,
      broken('PG-F10')
        ? { text: `批准意见：同意立案。${chineseDate(startedOn)}`, shows: 'PG-F10' }
        : `批准意见：同意立案。${chineseDate(startedOn)}`,
    ]),
    draft(
      '执法人员资格材料',
      startedOn,
      found.officers.map((name, i) => `${name}　行政执法证号：${found.certificates[i]}　有效期至2028年12月31日`),
    ),
    draft('当事人主体资格材料', startedOn, [partyLine(found), '复印件与原件核对无误，由当事人提供并签章。']),
    draft('现场检查（勘验）笔录', startedOn, [
      `检查时间：${chineseDate(startedOn)}9时30分至10时40分`,
      `检查地点：${found.party.name}经营场所`,
      `检查情况：${fact}`,
      '当事人意见：以上笔录看过，属实。',
      unless(found, 'PG-V02', signed(found, startedOn), signedByOne(found, startedOn)),
    ]),
    draft('询问笔录', officeDay(startedOn, 3), [
      `询问时间：${chineseDate(officeDay(startedOn, 3))}14时00分至15时10分　地点：本机关询问室`,
      unless(
        found,
        'PG-C01',
        '我们是本机关执法人员，这是执法证件。你有权申请回避、陈述和申辩，也有配合调查的义务。答：清楚，不申请回避。',
        '问：现在向你了解情况，请如实回答。答：好的。',
      ),
      `问：请说明情况。答：${offence.fact}，情况属实，是管理疏忽造成的，愿意改正。`,
      '问：有无获利？答：没有。',
      signed(found, officeDay(startedOn, 3)),
    ]),
    draft('书证物证材料', startedOn, [
      '现场照片六张，拍摄人、时间、地点和证明对象见照片说明。',
      signed(found, startedOn),
    ]),
    draft('责令改正文书', startedOn, [
      partyLine(found),
      `责令你（单位）于${chineseDate(officeDay(startedOn, 10))}前改正上述行为。`,
      ...sealed(found, startedOn),
    ]),
    draft('调查终结报告', reported, [
      `案件由来及调查经过：${fact}经立案调查，现已终结。`,
      '证据：现场检查笔录、询问笔录、现场照片、主体资格材料。',
      `定性：上述行为违反${offence.breached}。`,
      unless(
        found,
        'PG-D01',
        `裁量理由和处理建议：首次违法，积极改正，依照${offence.basis}，建议罚款${yuan(found.fineYuan)}。`,
        '裁量理由和处理建议：（空白）',
      ),
      signed(found, reported),
    ]),
    ...(broken('PG-V08')
      ? []
      : [
          draft('法制审核意见书', officeDay(reported, 3), [
            '审核意见：主体合法，事实清楚，证据充分，适用依据正确，程序合法，裁量适当，同意。',
            `审核人：${agency.word}法制审核员（未参与办案）　${chineseDate(officeDay(reported, 3))}`,
          ]),
        ]),
    draft('行政处罚事先告知书', noticedOn, [
      partyLine(found),
      fact,
      `上述行为违反${offence.breached}。依照${offence.basis}，拟罚款${yuan(found.fineYuan)}。`,
      '你（单位）有权在收到本告知书之日起五个工作日内进行陈述和申辩。',
      ...(hearing || broken('PG-V07')
        ? [
            unless(
              found,
              'PG-V07',
              '你（单位）有权在收到本告知书之日起五个工作日内要求举行听证。',
              `拟罚款${yuan(found.fineYuan)}，逾期未提出意见的，视为放弃陈述和申辩。`,
            ),
          ]
        : []),
      ...sealed(found, noticedOn).slice(0, 2),
      broken('PG-V06')
        ? { text: `告知日期：${chineseDate(noticedOn)}`, shows: 'PG-V06' }
        : `告知日期：${chineseDate(noticedOn)}`,
      broken('PG-E02')
        ? { text: '送达情况：（空白，未附送达回证）', shows: 'PG-E02' }
        : `送达情况：${chineseDate(noticedOn)}直接送达，见送达回证。`,
    ]),
    draft('集体讨论记录', approved, [
      `时间：${chineseDate(approved)}　参加人：负责人三名、列席人员二名。`,
      `结论：一致同意罚款${yuan(found.fineYuan)}。调查人员列席，未参加表决。`,
      '参加人签名：（三人签名）',
    ]),
    draft('处罚决定审批表', approved, [
      partyLine(found),
      unless(
        found,
        'PG-F06',
        `处理意见：依照${offence.basis}，罚款${yuan(found.fineYuan)}。`,
        `处理意见：依照${offence.basis}，罚款${yuan(found.fineYuan + 1000)}。`,
      ),
      unless(found, 'PG-V08', '法制审核：已审核，同意。', '法制审核：（空白，卷内无法制审核意见书）'),
      `负责人审批：同意。${chineseDate(approved)}`,
    ]),
    decision(found),
    draft('送达回证', servedOn, [
      ...(broken('PG-E02')
        ? []
        : [
            `文书：行政处罚事先告知书　送达日期：${chineseDate(noticedOn)}　受送达人签收：${found.party.representative}`,
          ]),
      `文书：行政处罚决定书（${found.number}）`,
      broken('PG-G02')
        ? { text: `送达日期：${chineseDate(servedOn)}　送达方式：直接送达`, shows: 'PG-G02' }
        : `送达日期：${chineseDate(servedOn)}　送达方式：直接送达`,
      `受送达人签收：${found.party.representative}　送达人：${found.officers.join('、')}`,
    ]),
    draft('罚没票据', officeDay(servedOn, 5), [
      `缴款人：${found.party.name}　金额：${yuan(found.fineYuan)}`,
      '代收银行：演练银行清枫支行（收讫）',
    ]),
    draft(
      '结案审批表',
      closedOn,
      [
        `执行情况：罚款${yuan(found.fineYuan)}已缴纳，违法行为已改正。`,
        `负责人审批：同意结案。${chineseDate(closedOn)}`,
      ],
      broken('PG-H04') ? 'PG-H04' : undefined,
    ),
  ]
}

function decision(found: RehearsalCase): Draft {
  const { offence } = found.agency
  const law = offence.basis.slice(0, offence.basis.indexOf('》') + 1)
  return draft('行政处罚决定书', found.decidedOn, [
    found.number,
    partyLine(found),
    `经查，${chineseDate(found.startedOn)}，你（单位）${offence.fact}。以上事实有现场检查笔录、询问笔录、现场照片等证据证明。`,
    `上述行为违反${offence.breached}的规定。`,
    unless(found, 'PG-F04', `依照${offence.basis}的规定，`, `依照${law}的有关规定，`),
    unless(found, 'PG-V05', `决定处以罚款${yuan(found.fineYuan)}。`, `决定处以罚款${yuan(found.fineYuan)}。`),
    '请自收到本决定书之日起十五日内到指定银行缴纳罚款；逾期不缴纳的，每日按罚款数额的百分之三加处罚款。',
    unless(
      found,
      'PG-F08',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内依法提起行政诉讼。',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者三个月内依法提起行政诉讼。',
    ),
    ...sealed(found, found.decidedOn),
  ])
}

function draft(kind: string, date: string, paragraphs: Draft['paragraphs'], skipsPageBefore?: string): Draft {
  return { kind, date, paragraphs, ...(skipsPageBefore ? { skipsPageBefore } : {}) }
}
