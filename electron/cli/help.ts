export const HELP = `明卷 命令行

用法：npm run -s mingjuan -- [--data 文件夹] [--json] [--today YYYY-MM-DD] [--as 姓名] <命令>

  inspect 路径…                        只读检查，不存储
  import 路径… [--mapping 文件] [--sheet 名称] [--commit]
                                       读入暂存；加 --commit 即提交没有阻断问题的各行
  call 名称 [JSON | @文件]             运行任何一项功能
  procedures                           列出全部功能（JSON Schema）
  verify draw 文件夹                   用公示材料重算抽样结果
  verify audit                         重算审计链
  doctor                               检查数据库、存档材料和审计链
  backup 文件                          备份数据库和全部材料
  restore 文件                         恢复到 --data 指定的空文件夹
  demo [--out 文件夹] [--cases N] [--seed S]
                                       演练：用虚构数据走完全流程

退出码：0 完成；1 完成但有内容被拒绝；2 用法错误；3 失败。
`
