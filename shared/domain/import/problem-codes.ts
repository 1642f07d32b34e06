import { maskPersonalFact } from '../cases/personal-numbers.ts'
import type { FileProblem } from './file-report.ts'

interface CodeText {
  severity: 'block' | 'warn'
  /** what is wrong and what to do, as one Chinese sentence; the place is put before it */
  says: string
}

const warn = (says: string): CodeText => ({ severity: 'warn', says })
const block = (says: string): CodeText => ({ severity: 'block', says })

/** Every problem code: whether it keeps the row out, and what the user reads. Land what is evidence, block what would be wrong. */
export const PROBLEM_CODES: Record<string, CodeText> = {
  'file.empty': block('文件没有内容。请向报送单位重新索取。'),
  'file.no_rows': warn('只有表头，没有记录。'),
  'file.type_mismatch': block('文件内容与扩展名不符，无法读取。请用原程序打开，另存为 .xlsx 或 CSV 后再导入。'),
  'file.legacy_xls': block('这是旧版 Excel（.xls）文件。请用 WPS 或 Excel 另存为 .xlsx 后再导入。'),
  'file.too_large': block('这种格式的文件超过 64 MB，无法读取。请用 WPS 或 Excel 另存为 .xlsx 或 CSV 后再导入。'),
  'file.locked': block('文件有打开密码。请在 WPS 或 Excel 中取消密码，另存后再导入。'),
  'file.program': block('这是程序文件，不是报送的数据。请不要打开它，并向报送单位核实。'),
  'file.unreadable': block('文件无法读取。请检查文件是否损坏或被占用。'),
  'encoding.undecodable': block('文字编码无法识别，既不是 UTF-8 也不是 GB18030。请另存为 UTF-8 的 CSV 或 .xlsx。'),
  'encoding.chosen_wrong': block('按所选的编码读不通这个文件。请换一种编码。'),
  'table.no_header': block('找不到表头。请指定各列的含义（映射）后再导入。'),
  'table.kind_not_supported': block('这一类表格（卷内目录）不能单独导入，请和文书一起放进案卷包。'),
  'csv.row_too_short': block('这一行的列数少于表头，可能错位。请在原表中补齐后重新导入。'),
  'csv.row_too_long': block('这一行的列数多于表头，可能错位。请检查是否有未加引号的逗号。'),
  'csv.unclosed_quote': block(
    '这一行有一个引号没有配对，或者长得不像一条记录，其后的内容都没有读入。请在原表中改正后重新导入。',
  ),
  'row.cells_shifted': block('各列内容错位（例如处罚内容一栏是日期）。请在原表中改正后重新导入。'),
  'row.no_identity': block('没有文号、案件编号，也没有当事人和日期，无法认定是哪一件案卷。'),
  'row.identity_unreadable': block(
    '文号或案件编号无法读出（已被 Excel 改坏或是公式错误），无法认定是哪一件案卷。请从原系统重新导出。',
  ),
  'row.incomplete': warn('缺少机关、日期或者文号，作为“资料不全”接收，补齐前不进入抽样名单。'),
  'row.exact_duplicate': warn('与前面一行完全相同，按一行计。'),
  'row.duplicate_key': warn('编号与前面一行相同。案卷的当事人不同的按共同案件合并；内容不同的须由人决定。'),
  'row.conflict': block(
    '与前面一行是同一件（案卷的文号和当事人都相同，名录的编号或名称相同），而内容不同。请确认以哪一行为准，把另一行排除。',
  ),
  'row.party_unnamed': block('记录没有写明当事人，无法认定是这件案卷的哪一名当事人。请在原表中补上当事人后重新导入。'),
  'row.kind_missing': block(
    '没有写明执法类型（例如行政确认），无法归类。请在原表中补上，或者用写明执法类型的导入方案读入。',
  ),
  'row.kind_unreadable': block(
    '执法类型读不出来，或者属于处罚、许可、强制、检查。请写成“行政确认”“行政给付”的样式；处罚、许可、强制、检查请用各自的表格报送，或者在导入时改选表格类型。',
  ),
  'row.kind_contradicts': block(
    '表中写的执法类型与这张表格的类型不同，按这张表格读入会归错类。请在导入时改选表格类型，或者改正原表。',
  ),
  'date.invalid': warn('不是有效日期，此项按空白处理。请改正原表。'),
  'date.incomplete': warn('日期缺少月或日，此项按空白处理。'),
  'date.ambiguous': warn('年月日的次序不明，此项按空白处理。请写成 2024-05-01 的样式。'),
  'date.range': warn('一格里有两个日期，此项按空白处理。'),
  'date.excel_hashes': warn('原表列宽不够，只剩下 ####，日期已丢失。'),
  'date.out_of_range': warn('日期早于 1949 年，此项按空白处理。'),
  'date.future': warn('日期在今天之后，此项按空白处理。请核对。'),
  'date.order': warn('日期先后不合理，请核对两个日期。'),
  'amount.invalid': warn('不是有效金额，此项按空白处理。'),
  'amount.negative': warn('金额为负，此项按空白处理。'),
  'amount.trailing_text': warn('金额后面还有文字，只取了金额。'),
  'amount.unit_suspect': warn('金额与处罚内容所写的数额不一致，可能单位（元、万元）有误，请核对。'),
  'uscc.check_digit': warn('统一社会信用代码的校验位不对，请核对。'),
  'uscc.length': warn('统一社会信用代码应为 18 位。'),
  'uscc.charset': warn('统一社会信用代码含有不允许的字符（没有 I、O、S、V、Z）。'),
  'uscc.lower_case': warn('统一社会信用代码中的小写字母已改为大写。'),
  'uscc.placeholder': warn('十七个 0 加 X 表示没有代码，按空白处理。'),
  'uscc.org_code_only': warn('只有组织机构代码，没有统一社会信用代码。'),
  'uscc.region_unknown': warn('统一社会信用代码中的行政区划不在现行代码内，请核对。'),
  'uscc.trailing_text': warn('代码后面的副本号已去掉。'),
  'uscc.masked': warn('代码被遮盖，此项按空白处理。'),
  'uscc.missing': warn('单位当事人没有统一社会信用代码。'),
  'org.check_digit': warn('组织机构代码的校验位不对，请核对。'),
  'org.length': warn('组织机构代码应为 9 位（8 位本体代码和 1 位校验码）。'),
  'reg15.length': warn('工商注册号应为 15 位。'),
  'reg15.check_digit': warn('15 位注册号的校验位不对，请核对。'),
  'reg13.legacy': warn('13 位旧注册号，予以保留，无法校验。'),
  'id.check_digit': warn('身份证号的校验位不对，请核对。'),
  'id.length': warn('身份证号应为 18 位。'),
  'id.birth_date': warn('身份证号中的出生日期不存在，请核对。'),
  'cert.format': warn('执法证号不是 11 位数字，予以保留，请核对。'),
  'cert.expired': warn('执法证已过有效期。'),
  'cert.missing': warn('没有执法证号。没有执法证的人员不能单独执法，请核对；辅助人员请在人员类别中写明。'),
  'record.no_identity': block('没有可以认定是哪一条的内容（编号、名称等都是空的）。请在原表中补上后重新导入。'),
  'training.cert_missing': warn('没有执法证号，学时不能计到人。'),
  'training.sort_missing': warn('没有学时类别（公共法律知识、业务知识、执法技能）。'),
  'training.sort_unknown': warn('学时类别不在三类（公共法律知识、业务知识、执法技能）之内，不计入分类学时。'),
  'training_plan.day_missing': warn('没有计划日期，看不出是否按计划举办。'),
  'equipment.count_invalid': warn('不是件数，不能与配备标准比较。'),
  'training.hours_missing': warn('没有学时数。'),
  'training.hours_invalid': warn('不是有效的学时数，不计入学时。'),
  'basis.from_missing': warn('没有施行日期，不能判断某日是否有效。'),
  'basis.article_unreadable': warn('条号读不出来，按整部法规处理。请写成“第五十一条”的样式。'),
  'discretion.tier_missing': warn('没有裁量档次。'),
  'discretion.range_missing': warn('没有裁量幅度。'),
  'review.reviewer_missing': warn('没有审核机构。'),
  'plan.agency_missing': warn('没有检查机关。'),
  'plan.cap_missing': warn('没有年度频次上限。'),
  'plan.cap_invalid': warn('年度频次上限读不出次数，请写成数字。'),
  'filing.plan_missing': warn('没有计划种类，不知道报备的是年度执法计划还是培训计划。'),
  'filing.plan_unknown': warn('计划种类不是年度执法计划，也不是培训计划，不计入报备情况。'),
  'filing.year_missing': warn('没有年度，不计入报备情况。'),
  'filing.year_invalid': warn('年度读不出来，不计入报备情况。请写成 2026 的样式。'),
  'filing.date_missing': warn('没有报备日期，不能判断是否逾期。'),
  'undisturbed.uscc_missing': warn('没有统一社会信用代码，不能与检查记录对应。'),
  'undisturbed.expired': warn('列入的有效期已过。'),
  'item.basis_repealed': warn('依据的法规或者条文在法律依据名录中已经失效。'),
  'item.delegation_refused': warn(
    '这个事项拟取消，不再赋权、委托：新的对象不采用，其余内容照常接收。确需赋权的，先在“事项清理”中改变意见，再导入一次或者修改事项的这一项。',
  ),
  'item.delegation_ended': warn(
    '这个事项已经登记取消，不再赋权、委托：新的对象不采用，其余内容照常接收。确需赋权的，先撤回“取消”的登记，再导入一次或者修改事项的这一项。',
  ),
  'cert.other_holder': warn('库中这个执法证号是另一个人的，请核对。'),
  'agency.uscc_missing': warn('机关没有统一社会信用代码。'),
  'agency.own_superior': warn('上级机关写成了自己，按没有上级处理。请核对。'),
  'agency.kind_unknown': warn(
    '机关类别不在已知类别之内（人民政府、工作部门、街道乡镇、受委托组织、垂直管理部门），予以保留。',
  ),
  'officer.name_missing': warn('没有姓名。'),
  'officer.unit_missing': warn('没有所属机关，不能计入任何机关。'),
  'officer.exam_failed': warn('公共法律知识或专业法律知识考试没有通过，不能取得执法资格，请核对。'),
  'officer.left_with_certificate': warn('已经离开执法岗位，执法证还没有收回。'),
  'item.name_missing': warn('没有事项名称。'),
  'item.kind_missing': warn('没有事项类型，编码中也看不出，不能归类统计。'),
  'item.basis_missing': warn('没有设定依据。'),
  'item.basis_unreadable': warn('依据中没有写明法规名称（《……》），不能与法律依据名录对应。'),
  'item.post_missing': warn('没有分解到科室和岗位。'),
  'item.kind_unknown': warn('事项编码中的职权类型无法识别。'),
  'number.scientific_mangled': warn('号码已被 Excel 变成科学计数法，后面的数字丢失。请从原系统重新导出为文本。'),
  'number.precision_lost': warn('号码按数字保存，末几位已经丢失。请从原系统重新导出为文本。'),
  'formula.no_cached_value': warn('公式没有保存计算结果，此项按空白处理。请在 Excel 中打开并保存一次。'),
  'cell.error_value': warn('单元格是公式错误值，此项按空白处理。'),
  'code.bare': warn('只有代码，没有文字。各系统的同一代码含义不同，原样保留。请在“各列的含义”中为这一列选定代码表。'),
  'zip.path_traversal': block('压缩包里有企图写到文件夹之外的路径，整包拒收。'),
  'zip.absolute_path': block('压缩包里有绝对路径，整包拒收。'),
  'zip.symlink': block('压缩包里有符号链接，整包拒收。'),
  'zip.nested': warn('压缩包里还有压缩包，没有展开。请解开后重新报送。'),
  'zip.truncated': block('压缩包不完整（末尾缺失）。请重新传送。'),
  'zip.encrypted': block('压缩包有密码。请解密后重新报送。'),
  'zip.bomb': block('展开后的大小超过限制，已停止，没有保留任何内容。'),
  'zip.too_many_entries': block('压缩包里的文件数超过限制。'),
  'zip.too_deep': warn('文件夹层数超过限制，这一份没有接收。'),
  'zip.duplicate_entry': warn('同名文件出现两次。内容相同的只留一份，内容不同的都保留。'),
  'zip.case_collision': warn('文件名只有大小写不同，都保留。'),
  'zip.no_name': warn('压缩包里有一份内容没有文件名，没有接收。'),
  'zip.no_entries': block('压缩包里没有文件。'),
  'zip.name_too_long': warn('文件名过长，另取存储名，原名保留。'),
  'zip.path_too_long': warn('路径过长，另取存储名，原名保留。'),
  'zip.name_encoding': warn('文件名编码无法识别，按 CP437 显示。'),
  'zip.damaged': block('压缩包里的内容已损坏（校验不符）。请重新传送。'),
  'zip.too_slow': block('展开超过时间限制，已停止，没有保留任何内容。'),
  'bundle.unsupported': block('这种压缩格式（RAR、7z）不能读取。请解压后以文件夹或者 ZIP 报送。'),
  'bundle.manifest_invalid': block('案卷清单 manifest.json 的内容不符合格式（见案卷包格式说明）。请改正后重新报送。'),
  'bundle.hash_mismatch': block('文件内容与案卷清单所写的 SHA-256 不符，整包拒收。请重新传送。'),
  'bundle.loose_file': warn('这个文件不属于任何一件案卷，没有接收。请放进案卷的文件夹后重新报送。'),
  'bundle.no_case': block('没有找到案卷。请把每件案卷的文书放进以文号命名的文件夹后重新报送。'),
  'bundle.same_case': warn('与同一案卷包中前面一件案卷的文号相同，文书并入同一件案卷，请核对。'),
  'bundle.ambiguous_case': block('这个文号在库中对应几件不同机关的案卷，无法认定。请在案卷清单中写明机关和类型。'),
  'bundle.no_index': warn('没有卷内目录，按文件名前的编号分案、排序，请核对。'),
  'index.missing_file': warn('卷内目录所列的文件不在卷中。'),
  'index.not_listed': warn('文件不在卷内目录中，排在最后。'),
  'index.page_mismatch': warn('页数与卷内目录所写不符。'),
  'doc.no_case': block('单份文书无法认定属于哪一件案卷。请放进案卷文件夹或者压缩包后再导入。'),
  'doc.empty': block('文件没有内容。'),
  'doc.corrupt': warn('文件已损坏，无法打开；作为证据保留，标为不可阅读。'),
  'doc.encrypted': warn('文件有打开密码；作为证据保留，标为不可阅读。'),
  'doc.type_mismatch': warn('文件的实际类型与扩展名不符，按实际类型处理。'),
}

/** True when a problem of this code keeps its row (or file) out. */
export function isBlocking(code: string): boolean {
  return PROBLEM_CODES[code]?.severity === 'block'
}

/** The problem as the user reads it: place, value, what is wrong, what to do. Identity numbers are masked. */
export function describeProblem(problem: Omit<FileProblem, 'severity' | 'message'>): FileProblem {
  const text = PROBLEM_CODES[problem.code]
  if (!text) throw new RangeError(`unknown problem code ${problem.code}`)
  const place = [
    problem.sheet ? `工作表“${problem.sheet}”` : '',
    problem.line === null ? '' : `第 ${problem.line} 行`,
    problem.column ? `“${problem.column}”` : '',
  ].join('')
  // Identity numbers are personal, and people write them into columns for credit codes and names too.
  const value = problem.value === null ? null : maskPersonalFact(problem.field, problem.value)
  const shown = value === null || value.length <= 60 ? value : `${value.slice(0, 60)}…`
  const said = shown ? `${place ? '是' : ''}“${shown}”：` : place ? '：' : ''
  return { ...problem, value, severity: text.severity, message: `${place}${said}${text.says}` }
}
