import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { contract, type Name } from '../../shared/contract/index.ts'
import { examine } from '../backend/doctor.ts'
import { restoreBackup } from '../files/backup-archive.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { importCommand, inspectCommand } from './import-command.ts'
import type { Answer } from './run.ts'
import { verifyDrawFolder } from './verify-draw.ts'
import { withProgram } from './program.ts'

type Command = (args: Arguments) => Promise<Answer>

const one = (args: Arguments, what: string): string => {
  const [word, ...more] = args.rest
  if (word === undefined || more.length > 0) throw new UsageError(`${args.command} 需要且只需要${what}。`)
  return word
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2)

export const commands: Record<string, Command> = {
  // the rehearsal is a quarter of all the code
  demo: async (args) => (await import('./demo.ts')).demo(args),
  inspect: inspectCommand,
  import: importCommand,

  call: (args) => {
    const [name, given, ...more] = args.rest
    if (name === undefined || more.length > 0) throw new UsageError('call 需要功能名称，后面可跟一段 JSON 或者 @文件。')
    const input = readInput(given)
    return withProgram(args, async (program) => {
      const value = await program.callByName(name, input)
      return { value, text: asJson(value) }
    })
  },

  procedures: async () => {
    const value = Object.fromEntries(
      (Object.keys(contract) as Name[]).sort().map((name) => {
        const { kind, does, input, output, topics } = contract[name]
        return [
          name,
          {
            kind,
            does,
            topics,
            input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
            output: z.toJSONSchema(output, { io: 'input', unrepresentable: 'any' }),
          },
        ]
      }),
    )
    return {
      value,
      text: Object.entries(value)
        .map(([name, { kind, does }]) => `${name.padEnd(28)}${kind.padEnd(9)}${does}`)
        .join('\n'),
    }
  },

  doctor: (args) =>
    withProgram(args, async (program) => {
      const value = await examine(program.folder)
      const text = value.ok
        ? `一切正常：数据库完好，${value.files.recorded} 份存档材料与校验值相符，审计链 ${value.audit.count} 条连续。`
        : `发现问题：\n${asJson(value)}`
      return { value, text, refused: !value.ok }
    }),

  backup: (args) => {
    const file = path.resolve(one(args, '一个备份文件路径'))
    return withProgram(args, async (program) => {
      const value = await program.call('maintenance.backUp', { file })
      return { value, text: `已备份到 ${value.file}：材料 ${value.files} 份，数据库 SHA-256 ${value.databaseSha256}` }
    })
  },

  restore: async (args) => {
    const file = one(args, '一个备份文件路径')
    if (args.data === undefined) throw new UsageError('restore 要用 --data 指明恢复到哪个文件夹。')
    const value = await restoreBackup(path.resolve(file), path.resolve(args.data))
    return { value, text: `已恢复到 ${args.data}：材料 ${value.files} 份，审计链 ${value.auditCount} 条。` }
  },

  verify: async (args) => {
    const [what, ...rest] = args.rest
    if (what === 'audit' && rest.length === 0) {
      return withProgram(args, async (program) => {
        const value = await program.call('audit.verify', {})
        const text = value.ok
          ? `审计链连续：${value.count} 条，最后一条 ${value.head}`
          : `审计链在第 ${value.seq} 条不符：${value.fault}`
        return { value, text, refused: !value.ok }
      })
    }
    const [folder, ...more] = rest
    if (what === 'draw' && folder !== undefined && more.length === 0) {
      const value = verifyDrawFolder(path.resolve(folder))
      const text = value.equal ? '相同：重新计算的结果与公示的结果完全相同。' : `不同：${value.difference}`
      return { value, text, refused: !value.equal }
    }
    throw new UsageError('verify 后面是 audit，或者 draw 加公示材料文件夹。')
  },
}

/** JSON given on the command line, or in a file named after @. */
function readInput(given: string | undefined): unknown {
  if (given === undefined) return {}
  const text = given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new UsageError(`输入不是有效的 JSON：${error instanceof Error ? error.message : String(error)}`)
  }
}
