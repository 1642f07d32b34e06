import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ImportMapping } from '../../shared/contract/import-shapes.ts'
import type { FileReport } from '../../shared/domain/import/file-report.ts'
import type { GivenMapping } from '../../shared/domain/import/headings.ts'
import type { FateCounts } from '../../shared/domain/import/row-fates.ts'
import { type Arguments, UsageError } from './arguments.ts'
import type { Answer } from './run.ts'
import { type Program, withProgram } from './program.ts'

const LISTED = 20

/** What is said of one file; after `import` also its batch, after a commit what became of its records. */
export type FileAnswer = FileReport & { batchId?: string | null } & Partial<FateCounts>

interface ImportOptions {
  paths: string[]
  mapping: GivenMapping | undefined
  sheet: string | undefined
  commit: boolean
}

/** `inspect PATH…`: reads without storing. */
export async function inspectCommand(args: Arguments): Promise<Answer> {
  const { paths, mapping, sheet, commit } = readOptions(args)
  if (commit) throw new UsageError('inspect 只检查，不能带 --commit。')
  return withProgram(args, async (program) => {
    const { files } = await program.call('imports.inspect', { paths, mapping, sheet })
    return answer(files)
  })
}

/** `import PATH… [--commit]`: stages every file as a batch of its own and, with the flag, commits what is not blocked. */
export async function importCommand(args: Arguments): Promise<Answer> {
  const options = readOptions(args)
  return withProgram(args, async (program) => {
    const files: FileAnswer[] = []
    for (const file of options.paths) files.push(await importFile(program, file, options))
    return answer(files)
  })
}

async function importFile(program: Program, file: string, options: ImportOptions): Promise<FileAnswer> {
  const { mapping, sheet, commit } = options
  const { batchId, report, ...staged } = await program.call('imports.read', { path: file, mapping, sheet })
  if (!commit || batchId === null) return { ...report, batchId, ...(batchId === null ? staged : {}) }
  return { ...report, batchId, ...(await program.call('imports.commit', { batchId, leaveOutBlocked: true })) }
}

/** Exit code 1: a file was rejected, or a record stays out. */
export function somethingRefused(files: readonly FileAnswer[]): boolean {
  return files.some(
    (file) =>
      file.outcome === 'reject' ||
      (file.refused ?? 0) > 0 ||
      (file.kind === 'table' && file.problems.some((problem) => problem.severity === 'block')),
  )
}

function answer(files: FileAnswer[]): Answer {
  return { value: { files }, text: files.map(inWords).join('\n\n'), refused: somethingRefused(files) }
}

const OUTCOMES = { accept: '可以接收', 'accept-with-problems': '可以接收，有问题须看', reject: '不能接收' }

function inWords(file: FileAnswer): string {
  const figures = [
    file.kind === 'table' ? `${file.rows} 条记录，其中 ${file.rowsClean} 条没有问题` : '',
    file.cases === null ? '' : `${file.cases} 件案卷`,
    file.documents === null ? '' : `${file.documents} 份文书`,
  ].filter((text) => text !== '')
  const lines = [`${file.path}：${OUTCOMES[file.outcome]}。${figures.join('，')}`]
  const blockingFirst = file.problems.toSorted((a, b) => a.severity.localeCompare(b.severity))
  for (const { message } of blockingFirst.slice(0, LISTED)) lines.push(`  ${message}`)
  if (file.problemsTotal > LISTED) lines.push(`  ……共 ${file.problemsTotal} 个问题，加 --json 看全部。`)
  for (const gap of file.gaps.slice(0, LISTED)) lines.push(`  ${gap.case}：${gapWords(gap)}`)
  if (file.gaps.length > LISTED) lines.push(`  ……共 ${file.gaps.length} 件案卷缺件或者多件，加 --json 看全部。`)
  if (file.added !== undefined)
    lines.push(`  新增 ${file.added}，更新 ${file.updated}，未变 ${file.unchanged}，拒绝 ${file.refused}`)
  else if (file.batchId) lines.push(`  已暂存为批次 ${file.batchId}，尚未入库。`)
  return lines.join('\n')
}

const gapWords = ({ missing, extra }: FileReport['gaps'][number]): string =>
  [
    missing.length === 0 ? '' : `缺件 ${missing.length}（${missing.join('；')}）`,
    extra.length === 0 ? '' : `多件 ${extra.length}（${extra.join('；')}）`,
  ]
    .filter((text) => text !== '')
    .join('，')

function readOptions(args: Arguments): ImportOptions {
  const options = { mapping: { type: 'string' }, sheet: { type: 'string' }, commit: { type: 'boolean' } } as const
  let parsed: { values: { mapping?: string; sheet?: string; commit?: boolean }; positionals: string[] }
  try {
    parsed = parseArgs({ args: args.rest, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  if (positionals.length === 0) throw new UsageError(`${args.command} 需要至少一个文件或者文件夹。`)
  return {
    paths: positionals.map((file) => path.resolve(file)),
    mapping: values.mapping === undefined ? undefined : readMapping(values.mapping),
    sheet: values.sheet,
    commit: values.commit ?? false,
  }
}

/** A mapping file: {"table"?, "columns": {heading: field or null}}, or just the columns. */
function readMapping(file: string): GivenMapping {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`映射文件“${file}”无法读取：${error instanceof Error ? error.message : String(error)}`)
  }
  const whole = typeof value === 'object' && value !== null && 'columns' in value ? value : { columns: value }
  const result = ImportMapping.safeParse(whole)
  if (!result.success) throw new UsageError(`映射文件“${file}”不符合要求：${result.error.message}`)
  return result.data
}
