/** What an agency punishes in the rehearsal: invented facts under real provisions, cited only to make the files readable. */
export interface Offence {
  cause: string
  fact: string
  breached: string
  basis: string
  /** fine in yuan: lowest and highest of the clause */
  range: [number, number]
}

export interface RehearsalAgency {
  name: string
  /** the agency's word in its document numbers */
  word: string
  uscc: number
  offence: Offence
  /** what it licenses, where it licenses something */
  licence?: string
  /** what it seizes, where it seizes something */
  seizes?: string
  inspects: string
}

export const DISTRICT = '清枫区'
export const GOVERNMENT = '示范市清枫区人民政府'
export const SUPERVISOR = '示范市清枫区司法局'

const agency = (name: string, rest: Omit<RehearsalAgency, 'name'>): RehearsalAgency => ({
  name: `示范市${DISTRICT}${name}`,
  ...rest,
})

/** Eight agencies of a district that does not exist. */
export const AGENCIES: readonly RehearsalAgency[] = [
  agency('市场监督管理局', {
    word: '清枫市监',
    uscc: 900001,
    offence: {
      cause: '经营超过保质期的食品',
      fact: '在其经营场所货架上陈列待售的糕点中，有十二袋已经超过包装标明的保质期',
      breached: '《中华人民共和国食品安全法》第三十四条第十项',
      basis: '《中华人民共和国食品安全法》第一百二十四条第一款第五项',
      range: [50000, 100000],
    },
    licence: '食品经营许可',
    seizes: '超过保质期的糕点十二袋',
    inspects: '食品经营者落实主体责任情况',
  }),
  agency('城市管理综合行政执法局', {
    word: '清枫城管',
    uscc: 900002,
    offence: {
      cause: '擅自占用城市道路',
      fact: '未经批准在门前城市道路上搭设棚架、堆放货物，占用面积约十八平方米',
      breached: '《城市道路管理条例》第二十七条第一项',
      basis: '《城市道路管理条例》第四十二条',
      range: [500, 20000],
    },
    seizes: '占道棚架三组',
    inspects: '临街单位市容环境责任落实情况',
  }),
  agency('应急管理局', {
    word: '清枫应急',
    uscc: 900003,
    offence: {
      cause: '未按规定对从业人员进行安全生产教育和培训',
      fact: '新招用的六名工人未经安全生产教育和培训即上岗作业，培训档案没有记录',
      breached: '《中华人民共和国安全生产法》第二十八条第一款',
      basis: '《中华人民共和国安全生产法》第九十七条第三项',
      range: [5000, 100000],
    },
    seizes: '不符合国家标准的气瓶四只',
    inspects: '工贸企业安全生产培训情况',
  }),
  agency('卫生健康委员会', {
    word: '清枫卫',
    uscc: 900004,
    offence: {
      cause: '未按规定对公共场所进行卫生检测',
      fact: '营业以来未对室内空气、公共用品用具进行卫生检测，不能提供检测报告',
      breached: '《公共场所卫生管理条例实施细则》第十九条第一款',
      basis: '《公共场所卫生管理条例实施细则》第三十七条第一项',
      range: [500, 20000],
    },
    licence: '公共场所卫生许可',
    inspects: '公共场所卫生管理情况',
  }),
  agency('生态环境局', {
    word: '清枫环',
    uscc: 900005,
    offence: {
      cause: '未密闭贮存易产生扬尘的物料',
      fact: '院内露天堆放砂石约四十立方米，未密闭，也未设置围挡和有效覆盖',
      breached: '《中华人民共和国大气污染防治法》第七十二条第一款',
      basis: '《中华人民共和国大气污染防治法》第一百一十七条第一项',
      range: [10000, 100000],
    },
    seizes: '造成污染物排放的切割设备一台',
    inspects: '物料堆场扬尘污染防治情况',
  }),
  agency('交通运输局', {
    word: '清枫交',
    uscc: 900006,
    offence: {
      cause: '擅自挖掘公路',
      fact: '未经许可在公路路肩开挖沟槽埋设管线，沟槽长约二十六米',
      breached: '《中华人民共和国公路法》第四十四条第一款',
      basis: '《中华人民共和国公路法》第七十六条第一项',
      range: [1000, 30000],
    },
    licence: '道路货物运输经营许可',
    inspects: '道路运输经营者车辆管理情况',
  }),
  agency('文化和旅游局', {
    word: '清枫文旅',
    uscc: 900007,
    offence: {
      cause: '未按规定核对登记上网消费者的有效身份证件',
      fact: '营业期间未核对、登记五名上网消费者的有效身份证件',
      breached: '《互联网上网服务营业场所管理条例》第二十三条',
      basis: '《互联网上网服务营业场所管理条例》第三十二条第三项',
      range: [500, 15000],
    },
    inspects: '互联网上网服务营业场所经营情况',
  }),
  agency('农业农村局', {
    word: '清枫农',
    uscc: 900008,
    offence: {
      cause: '不执行农药销售台账制度',
      fact: '销售农药未如实记录农药名称、购买人和销售日期，台账缺失三个月',
      breached: '《农药管理条例》第二十七条第一款',
      basis: '《农药管理条例》第五十八条第一项',
      range: [2000, 20000],
    },
    licence: '农药经营许可',
    inspects: '农药经营者台账和进货查验情况',
  }),
]
