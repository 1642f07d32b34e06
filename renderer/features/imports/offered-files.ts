import { useSyncExternalStore } from 'react'
import type { CallInput, Result } from '../../../shared/contract/index.ts'
import type { Progress } from '../../../shared/contract/messages.ts'
import { CallError, call } from '../../lib/client.ts'
import { addTask, removeTask, reportProgress } from '../../lib/running-tasks.ts'

/** What a person decided of a file; what is left out is detected. */
export type Choices = Omit<CallInput<'imports.read'>, 'path'>

export interface OfferedFile {
  path: string
  name: string
  kind: 'table' | 'bundle' | 'document'
  size: number | null
  choices: Choices
  state: 'waiting' | 'queued' | 'reading' | 'read' | 'failed'
  progress?: Progress
  startedAt?: number
  /** of a file that was read */
  result?: Result<'imports.read'>
  /** why it was not read, in sentences */
  faults: string[]
  /** the preview says that it can be read */
  readable?: boolean
  /** the profile that the preview found to fit */
  profile?: string | undefined
}

// The list outlives the page: reading goes on, and choices are not lost, when another page is opened.
let files: readonly OfferedFile[] = []
const listeners = new Set<() => void>()
const stops = new Map<string, AbortController>()

function set(next: readonly OfferedFile[]): void {
  files = next
  for (const listener of listeners) listener()
}
const change = (path: string, part: Partial<OfferedFile>): void =>
  set(files.map((file) => (file.path === path ? { ...file, ...part } : file)))

export const useOfferedFiles = (): readonly OfferedFile[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => files,
  )

/** Adds what lies at the paths; a file that is there already is offered once. Returns how many came in addition. */
export async function offer(paths: string[]): Promise<number> {
  if (paths.length === 0) return 0
  const found = await call('imports.look', { paths })
  const fresh = found.files.filter(({ path }) => !files.some((file) => file.path === path && file.state !== 'read'))
  const replaced = files.filter(({ path }) => !fresh.some((file) => file.path === path))
  set([...replaced, ...fresh.map((file): OfferedFile => ({ ...file, choices: {}, state: 'waiting', faults: [] }))])
  return fresh.length
}

export const withdraw = (path: string): void => set(files.filter((file) => file.path !== path))
export const withdrawRead = (): void => set(files.filter(({ state }) => state !== 'read'))
export const decide = (path: string, choices: Choices): void => change(path, { choices, state: 'waiting', faults: [] })

/** What the preview says of a file: only what can be read is read, by the profile that it showed. */
export function judge(path: string, readable: boolean, profile: string | undefined): void {
  const said = files.find((file) => file.path === path)
  if (said && (said.readable !== readable || said.profile !== profile)) change(path, { readable, profile })
}

export const isOpen = ({ state }: OfferedFile): boolean => state === 'waiting' || state === 'failed'
export const isBusy = ({ state }: OfferedFile): boolean => state === 'queued' || state === 'reading'

/** Reads files one after the other; what goes wrong with one is kept beside it, and the next has its turn. */
export async function read(paths: readonly string[]): Promise<void> {
  for (const path of paths) change(path, { state: 'queued', faults: [] })
  if (files.some(({ state }) => state === 'reading')) return
  for (let next = nextQueued(); next; next = nextQueued()) await readOne(next)
}
const nextQueued = (): OfferedFile | undefined => files.find(({ state }) => state === 'queued')

async function readOne({ path, name, choices, profile }: OfferedFile): Promise<void> {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  stops.set(path, stop)
  const startedAt = performance.now()
  change(path, { state: 'reading', startedAt })
  addTask({ id, label: `读入 ${name}`, startedAt, progress: undefined, cancel: () => stop.abort() })
  try {
    const result = await call(
      'imports.read',
      // as it was shown: with the sheet of the profile that was found to fit
      { path, ...(profile === undefined ? {} : { profile }), ...choices },
      {
        signal: stop.signal,
        onProgress: (progress) => {
          reportProgress(id, progress)
          change(path, { progress })
        },
      },
    )
    if (result.batchId === null) change(path, { state: 'failed', faults: faultsOf(result) })
    else change(path, { state: 'read', result })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    change(path, { state: 'failed', faults: [error.message] })
  } finally {
    stops.delete(path)
    removeTask(id)
  }
}

/** Stops the reading of a file, or takes it out of the queue. */
export function stop(path: string): void {
  stops.get(path)?.abort()
  if (files.some((file) => file.path === path && file.state === 'queued')) change(path, { state: 'waiting' })
}

const MOST_FAULTS = 5

/** Why nothing of a file was kept: what blocks, each sentence once. */
function faultsOf({ report }: Result<'imports.read'>): string[] {
  const blocking = report.problems.filter(({ severity, row }) => severity === 'block' && row === null)
  const told = blocking.length > 0 ? blocking : report.problems
  const sentences = [...new Set(told.map(({ message }) => message))]
  return sentences.length > 0 ? sentences.slice(0, MOST_FAULTS) : ['文件里没有可以读入的案卷。']
}
