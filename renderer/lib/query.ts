import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery as useTanStackQuery,
} from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CallInput, contract, Name, Result } from '../../shared/contract/index.ts'
import type { Progress } from '../../shared/contract/messages.ts'
import type { Topic } from '../../shared/contract/topics.ts'
import { type CallError, call, listen } from './client.ts'
import { addTask, removeTask, reportProgress } from './running-tasks.ts'

type NameOf<K extends 'query' | 'command' | 'task' | 'shell'> = {
  [N in Name]: (typeof contract)[N]['kind'] extends K ? N : never
}[Name]

// The backend is on this computer: `always` keeps TanStack from waiting for a network that an office PC may not have.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: Infinity },
    mutations: { networkMode: 'always', retry: false },
  },
})

const versions = new Map<Topic, number>()
const versionListeners = new Set<() => void>()

listen((event) => {
  if (event.type !== 'changed') return
  const changed = new Set(event.topics)
  for (const topic of changed) versions.set(topic, (versions.get(topic) ?? 0) + 1)
  for (const listener of versionListeners) listener()
  void readAgain(changed)
})

/** The contract, with the schemas of all procedures, is a large part of the program and waits until something changes. */
async function readAgain(changed: ReadonlySet<Topic>): Promise<void> {
  // Where it cannot be read, everything is read again: nothing old may stay on the screen.
  const contractOf = await import('../../shared/contract/index.ts').catch(() => undefined)
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      contractOf?.findSpec(String(name))?.topics.some((topic) => changed.has(topic)) ?? contractOf === undefined,
  })
}

/** A number that grows whenever the backend changes one of these groups of data: the `reloadKey` of a grid. */
export function useDataVersion(...topics: Topic[]): number {
  return useSyncExternalStore(
    (listener) => {
      versionListeners.add(listener)
      return () => void versionListeners.delete(listener)
    },
    () => topics.reduce((sum, topic) => sum + (versions.get(topic) ?? 0), 0),
  )
}

/** Data of a query; read again by itself when a command or task changes what it reads. */
export function useQuery<N extends NameOf<'query'>>(
  name: N,
  input: CallInput<N>,
  { enabled = true, keepPrevious = false }: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<Result<N>, CallError> {
  return useTanStackQuery<Result<N>, CallError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface CommandUse<N extends Name> {
  /** Rejects with a `CallError`; `error` holds it too until the next run. */
  run: (input: CallInput<N>) => Promise<Result<N>>
  running: boolean
  error: CallError | null
  reset: () => void
}

/** One change of data, or one dialog of the shell. */
export function useCommand<N extends NameOf<'command' | 'shell'>>(name: N): CommandUse<N> {
  const { mutateAsync, isPending, error, reset } = useMutation<Result<N>, CallError, CallInput<N>>({
    mutationFn: (input) => call(name, input),
  })
  return { run: mutateAsync, running: isPending, error, reset }
}

export interface TaskUse<N extends Name> {
  run: (input: CallInput<N>, shown: { label: string }) => Promise<Result<N>>
  running: boolean
  progress: Progress | undefined
  error: CallError | null
  cancel: () => void
}

/** A job that takes a while. It goes on when its page is left, and the task bar shows it. */
export function useTask<N extends NameOf<'task' | 'query'>>(name: N): TaskUse<N> {
  const [progress, setProgress] = useState<Progress>()
  const controller = useRef<AbortController>(undefined)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const { mutateAsync, isPending, error } = useMutation<Result<N>, CallError, { input: CallInput<N>; label: string }>({
    mutationFn: async ({ input, label }) => {
      const id = crypto.randomUUID()
      const mine = new AbortController()
      controller.current = mine
      addTask({ id, label, startedAt: performance.now(), progress: undefined, cancel: () => mine.abort() })
      try {
        return await call(name, input, {
          signal: mine.signal,
          onProgress: (next) => {
            reportProgress(id, next)
            if (mounted.current) setProgress(next)
          },
        })
      } finally {
        removeTask(id)
        if (mounted.current) setProgress(undefined)
      }
    },
  })
  return {
    run: (input, { label }) => mutateAsync({ input, label }),
    running: isPending,
    progress,
    error,
    cancel: () => controller.current?.abort(),
  }
}
