import { parseArgs } from 'node:util'

/** What stands before and after the command on the command line. */
export interface Arguments {
  data: string | undefined
  json: boolean
  today: string | undefined
  actor: string | undefined
  command: string
  rest: string[]
}

/** Wrong use of the command line: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads the global options up to the command; what follows belongs to the command. Throws UsageError. */
export function readArguments(argv: string[]): Arguments {
  const at = commandIndex(argv)
  const options = {
    data: { type: 'string' },
    json: { type: 'boolean' },
    today: { type: 'string' },
    as: { type: 'string' },
  } as const
  let values: { data?: string; json?: boolean; today?: string; as?: string }
  try {
    values = parseArgs({ args: argv.slice(0, at), options, strict: true }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const rest = argv.slice(at + 1).filter((word) => word !== '--json')
  if (values.today !== undefined && !isDay(values.today))
    throw new UsageError(`--today 要写成 YYYY-MM-DD，而不是“${values.today}”。`)
  return {
    data: values.data,
    json: values.json === true || argv.slice(at + 1).includes('--json'),
    today: values.today,
    actor: values.as,
    command: argv[at] ?? '',
    rest,
  }
}

function commandIndex(argv: string[]): number {
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? ''
    if (word === '--data' || word === '--today' || word === '--as') i += 1
    else if (!word.startsWith('--')) return i
  }
  return argv.length
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
