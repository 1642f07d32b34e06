import type { RehearsalCase } from './cases.ts'
import { addDays } from '../../shared/domain/calendar/civil-day.ts'
import { chineseDate } from '../../shared/domain/letters/chinese-text.ts'
import { officeDay } from './days.ts'
import { type Draft, partyLine, sealed, signed, signedByOne, unless } from './draft.ts'

const REMEDY = '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内依法提起行政诉讼。'

/** The documents of a licence, in filing order. */
export function licenceDrafts(found: RehearsalCase): Draft[] {
  const { agency, startedOn, noticedOn, decidedOn, servedOn } = found
  const broken = (item: string): boolean => found.defects.includes(item)
  const licence = agency.licence ?? '行政许可'
  return [
    {
      kind: '行政许可申请书',
      date: startedOn,
      paragraphs: [partyLine(found), `申请事项：${licence}`, `申请日期：${chineseDate(startedOn)}`],
    },
    {
      kind: '申请材料接收凭证',
      date: startedOn,
      paragraphs: [
        `收到${licence}申请材料五份，清单如下：申请书、主体资格材料、场所材料、人员材料、制度材料。`,
        `收件人：${found.officers[0]}　${chineseDate(startedOn)}`,
      ],
    },
    {
      kind: '补正告知书',
      date: startedOn,
      paragraphs: [
        unless(
          found,
          'LI-B03',
          `请一次补正：场所平面图。${chineseDate(startedOn)}`,
          `第一次告知补正：场所平面图；第二次告知补正：人员证明。${chineseDate(officeDay(startedOn, 3))}`,
        ),
        ...sealed(found, startedOn),
      ],
    },
    {
      kind: '受理通知书',
      date: startedOn,
      paragraphs: [
        `${found.party.name}：你（单位）的${licence}申请，本机关决定受理。`,
        broken('LI-D05')
          ? { text: `受理日期：${chineseDate(startedOn)}`, shows: 'LI-D05' }
          : `受理日期：${chineseDate(startedOn)}`,
        ...sealed(found, startedOn),
      ],
    },
    {
      kind: '承办审查意见',
      date: noticedOn,
      paragraphs: ['经审查，申请材料齐全，符合法定形式，建议准予许可。', signed(found, noticedOn)],
    },
    {
      kind: '现场核查笔录',
      date: noticedOn,
      paragraphs: [
        `核查时间：${chineseDate(noticedOn)}10时00分至11时00分　地点：${found.party.name}经营场所`,
        '核查结论：场所、设施与申请材料一致，符合条件。',
        `被核查方签名：${found.party.representative}`,
        unless(found, 'LI-C02', signed(found, noticedOn), signedByOne(found, noticedOn)),
      ],
    },
    {
      kind: '行政许可审批表',
      date: addDays(decidedOn, -1),
      paragraphs: [
        '承办意见：建议准予。',
        '审核意见：同意。',
        `负责人批准：同意。${chineseDate(addDays(decidedOn, -1))}`,
      ],
    },
    {
      kind: '准予行政许可决定书',
      date: decidedOn,
      paragraphs: [
        found.number,
        `${found.party.name}：你（单位）申请的${licence}，符合法定条件。`,
        unless(
          found,
          'LI-D04',
          '依照《中华人民共和国行政许可法》第三十八条第一款，决定准予许可。',
          '依照《中华人民共和国行政许可法》，决定准予许可。',
        ),
        unless(found, 'LI-D02', `有效期限：${chineseDate(decidedOn)}起五年。`, '有效期限：（空白）'),
        ...sealed(found, decidedOn),
      ],
    },
    {
      kind: '行政许可证件',
      date: decidedOn,
      paragraphs: [`${licence}证（副本）`, partyLine(found), `发证日期：${chineseDate(decidedOn)}`],
    },
    {
      kind: '送达回证',
      date: servedOn,
      paragraphs: [
        `文书：准予行政许可决定书（${found.number}）、许可证件`,
        `送达日期：${chineseDate(servedOn)}　签收：${found.party.representative}`,
      ],
      ...(broken('LI-F02') ? { skipsPageBefore: 'LI-F02' } : {}),
    },
  ]
}

/** The documents of a seizure, in filing order. */
export function coercionDrafts(found: RehearsalCase): Draft[] {
  const { agency, startedOn } = found
  const broken = (item: string): boolean => found.defects.includes(item)
  const goods = agency.seizes ?? '涉案物品'
  const until = addDays(startedOn, 29)
  const released = officeDay(startedOn, 18)
  return [
    {
      kind: '执法人员资格材料',
      date: startedOn,
      paragraphs: found.officers.map((name, i) => `${name}　行政执法证号：${found.certificates[i]}`),
    },
    { kind: '当事人主体资格材料', date: startedOn, paragraphs: [partyLine(found)] },
    {
      kind: '行政强制措施审批表',
      date: startedOn,
      paragraphs: [
        partyLine(found),
        `拟采取措施：扣押${goods}。理由：涉嫌${agency.offence.cause}，防止证据损毁。`,
        unless(found, 'CP-B04', `期限：${chineseDate(startedOn)}至${chineseDate(until)}`, '期限：（空白）'),
        `负责人批准：同意。${chineseDate(startedOn)}9时00分`,
      ],
    },
    {
      kind: '查封扣押决定书',
      date: startedOn,
      paragraphs: [
        found.number,
        partyLine(found),
        `依照《中华人民共和国行政强制法》第二十四条等规定，决定扣押${goods}。`,
        broken('CP-V05')
          ? { text: `扣押期限：${chineseDate(startedOn)}至${chineseDate(until)}`, shows: 'CP-V05' }
          : `扣押期限：${chineseDate(startedOn)}至${chineseDate(until)}`,
        unless(found, 'CP-G02', REMEDY, '如不服本决定，可以依法申请行政复议或者提起行政诉讼。'),
        ...sealed(found, startedOn),
      ],
    },
    {
      kind: '查封扣押清单',
      date: startedOn,
      paragraphs: [
        `物品：${goods}　状况：完好`,
        `当事人签名：${found.party.representative}　一式二份，各执一份。`,
        signed(found, startedOn),
      ],
    },
    {
      kind: '现场笔录',
      date: startedOn,
      paragraphs: [
        `时间：${chineseDate(startedOn)}9时40分至10时50分　地点：${found.party.name}经营场所`,
        unless(
          found,
          'CP-D01',
          '执法人员出示执法证件，当场告知理由、依据、权利和救济途径。',
          '执法人员到场，当场告知理由、依据、权利和救济途径。',
        ),
        `实施情况：扣押${goods}，当事人到场。`,
        unless(found, 'CP-V02', signed(found, startedOn), signedByOne(found, startedOn)),
      ],
    },
    { kind: '保管记录', date: startedOn, paragraphs: [`${goods}存放于本机关保管室，保管费用由本机关承担。`] },
    ...(broken('CP-V05')
      ? []
      : [
          {
            kind: '解除决定书',
            date: released,
            paragraphs: [`决定解除对${goods}的扣押。`, ...sealed(found, released)],
          },
          {
            kind: '财物退还签收单',
            date: released,
            paragraphs: [
              `收到退还的${goods}，数量、状况与清单一致。`,
              `签收：${found.party.representative}　${chineseDate(released)}`,
            ],
          },
        ]),
    {
      kind: '送达回证',
      date: startedOn,
      paragraphs: [
        `文书：查封扣押决定书（${found.number}）、清单`,
        `送达日期：${chineseDate(startedOn)}　签收：${found.party.representative}`,
      ],
      ...(broken('CP-G03') ? { skipsPageBefore: 'CP-G03' } : {}),
    },
  ]
}

/** The documents of an inspection, in filing order. */
export function inspectionDrafts(found: RehearsalCase): Draft[] {
  const { agency, startedOn, decidedOn } = found
  const broken = (item: string): boolean => found.defects.includes(item)
  const due = officeDay(startedOn, 10)
  return [
    {
      kind: '年度检查计划或专项检查方案',
      date: startedOn,
      paragraphs: [`2026年度检查计划（摘录）：${agency.inspects}，已列入公布的检查事项清单。`],
    },
    {
      kind: '行政检查审批表',
      date: startedOn,
      paragraphs: [
        `检查对象：${found.party.name}　检查事项：${agency.inspects}`,
        `检查人员：${found.officers.join('、')}`,
        unless(found, 'IN-B02', `负责人批准：同意。${chineseDate(startedOn)}`, '负责人批准：（空白）'),
      ],
    },
    {
      kind: '行政检查通知书',
      date: startedOn,
      paragraphs: [
        found.number,
        `${found.party.name}：本机关依法对你（单位）${agency.inspects}进行检查。监督电话：00-00000000`,
        ...sealed(found, startedOn),
      ],
    },
    {
      kind: '执法人员资格材料',
      date: startedOn,
      paragraphs: found.officers.map((name, i) => `${name}　行政执法证号：${found.certificates[i]}`),
    },
    {
      kind: '现场检查笔录',
      date: startedOn,
      paragraphs: [
        unless(
          found,
          'IN-C04',
          `检查时间：${chineseDate(startedOn)}9时00分至10时10分`,
          `检查时间：${chineseDate(startedOn)}9时00分至（空白）`,
        ),
        unless(
          found,
          'IN-C02',
          '执法人员出示执法证件，告知检查依据和申请回避、陈述申辩的权利。',
          '执法人员出示执法证件，告知检查依据。',
        ),
        `检查情况：${found.party.name}有一项记录不完整，已当场指出。`,
        `被检查方签名：${found.party.representative}`,
        unless(found, 'IN-V03', signed(found, startedOn), signedByOne(found, startedOn)),
      ],
    },
    {
      kind: '责令改正文书',
      date: startedOn,
      paragraphs: [
        `责令于${chineseDate(due)}前补全记录。`,
        broken('IN-D02')
          ? { text: '复查情况：（空白，未附复查记录）', shows: 'IN-D02' }
          : `复查情况：${chineseDate(due)}复查，见复查记录。`,
        ...sealed(found, startedOn),
      ],
    },
    ...(broken('IN-D02')
      ? []
      : [{ kind: '复查记录', date: due, paragraphs: ['经复查，已按要求改正。', signed(found, due)] }]),
    {
      kind: '行政检查结果告知书',
      date: decidedOn,
      paragraphs: [`检查结果：发现问题，已责令改正。`, ...sealed(found, decidedOn)],
      ...(broken('IN-E01') ? { skipsPageBefore: 'IN-E01' } : {}),
    },
  ]
}
