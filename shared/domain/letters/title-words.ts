/**
 * Words of the field that a title does not tear apart (GB/T 9704-2012 §7.3.1: 词意完整). A list of our own rather than the
 * machine's word breaker, whose dictionary differs between versions: the same title breaks the same way everywhere.
 */
const WORDS = `
行政执法监督 行政执法职责 行政执法行为 行政执法问题 行政执法案卷 行政处罚案卷 行政执法 行政处罚 行政许可 行政强制 行政检查 行政复议 行政诉讼 行政裁决 行政征收 行政确认 行政命令 行政
城市管理综合行政执法局 综合行政执法局 行政执法协调监督局 行政执法监督局 高新技术区 高新区
综合 城市管理 市场监督管理 市场监管 生态环境 自然资源 应急管理 卫生健康 交通运输 农业农村 住房 城乡建设 文化 旅游 广播电视
人力资源 社会保障 医疗保障 消防救援 知识产权 药品监督管理 水务 水利 气象 税务 公安 教育 民政 财政 商务 司法 审计 统计
经济技术开发 高新技术产业开发 高新技术 开发 产业 园林绿化 城乡规划 规划 国土
人民政府 自治区 自治州 自治县 自治旗 开发区 管理委员会 办公室 委员会 街道办事处 办事处 协调 监督 管理 执法 政府
司法厅 司法局 公安局 管理局 监督局 监督管理局 执法局 分局 支队 大队 总队 中队 直属
建议书 意见书 决定书 督办函 督办 处理 决定 意见 建议 通知书 通知 反馈 报告
督促 履行 纠正 规范 整改 落实 加强 改进 开展 完善 提高 推进 严格 依法 进一步 切实 立即 限期 自行
职责 问题 行为 程序 工作 案卷 评查 质量 制度 情况 事项 突出 重大 违法 不当 存在 部分 有关 相关 领域 重点 日常 专项
事前 事中 事后 公示 全过程 记录 法制审核 立案 调查 取证 告知 听证 陈述 申辩 送达 执行 归档 裁量权 裁量 基准 自由 集体讨论
涉企 企业 营商环境 民营 食品 药品 安全 生产 环境保护 道路 运输 建筑 工程 施工 校外 培训 特种 设备 医疗 机构 价格 收费 罚款 没收
查封 扣押 冻结 罚没 收入 不规范 不到位 不力 未 年度 上半年 下半年 季度 第一 第二 第三 第四
`
  .trim()
  .split(/\s+/)

const LONGEST = Math.max(...WORDS.map((word) => word.length))
const KNOWN = new Set(WORDS)

/**
 * Where known words begin and end in a text: for every position 0…length whether it is `inside` a known word, at the
 * `edge` of one, or in text that no word of the list covers (`open`). The longest word wins, from left to right.
 */
export function wordPlaces(characters: readonly string[]): ('inside' | 'edge' | 'open')[] {
  const places = Array.from({ length: characters.length + 1 }, (): 'inside' | 'edge' | 'open' => 'open')
  for (let at = 0; at < characters.length; ) {
    const length = wordLength(characters, at)
    if (length > 0) {
      places[at] = 'edge'
      places.fill('inside', at + 1, at + length)
      places[at + length] = 'edge'
    }
    at += Math.max(1, length)
  }
  return places
}

function wordLength(characters: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST, characters.length - at); length > 0; length -= 1)
    if (KNOWN.has(characters.slice(at, at + length).join(''))) return length
  return 0
}
