import { AppError } from '../../shared/contract/error.ts'
import { type Arguments, readArguments, UsageError } from './arguments.ts'
import { commands } from './commands.ts'
import { HELP } from './help.ts'

/** What a command answers: the value for --json, the same in words, and the exit code (0 done, 1 something refused). */
export interface Answer {
  value: unknown
  text: string
  refused?: boolean
}

/** Exit codes: 0 done, 1 done with something refused, 2 wrong usage, 3 failed. */
export async function run(argv: string[]): Promise<number> {
  const asked = argv.includes('--json')
  try {
    const args = readArguments(argv)
    const command = Object.hasOwn(commands, args.command) ? commands[args.command] : undefined
    if (args.command === '' || args.command === 'help') {
      process.stdout.write(HELP)
      return args.command === 'help' ? 0 : 2
    }
    if (!command) throw new UsageError(`没有“${args.command}”这个命令。`)
    return print(args, await command(args))
  } catch (error) {
    return fail(error, asked)
  }
}

function print(args: Arguments, answer: Answer): number {
  process.stdout.write(args.json ? `${JSON.stringify(answer.value, null, 2)}\n` : `${answer.text}\n`)
  return answer.refused ? 1 : 0
}

function fail(error: unknown, json: boolean): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n运行 npm run -s mingjuan -- help 查看用法。\n`)
    return 2
  }
  const { code, message, details } =
    error instanceof AppError
      ? error
      : {
          code: 'internal',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
          details: {},
        }
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, details } }, null, 2)}\n`)
  process.stderr.write(`${message}\n`)
  return code === 'guard_refused' ? 1 : 3
}
