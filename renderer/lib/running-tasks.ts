import { useSyncExternalStore } from 'react'
import type { Progress } from '../../shared/contract/messages.ts'

/** A task under way, as the task bar shows it. */
export interface RunningTask {
  id: string
  label: string
  /** Milliseconds of `performance.now()`. */
  startedAt: number
  progress: Progress | undefined
  cancel: () => void
}

let tasks: readonly RunningTask[] = []
const listeners = new Set<() => void>()

function set(next: readonly RunningTask[]): void {
  tasks = next
  for (const listener of listeners) listener()
}

export const addTask = (task: RunningTask): void => set([...tasks, task])
export const removeTask = (id: string): void => set(tasks.filter((task) => task.id !== id))
export const reportProgress = (id: string, progress: Progress): void =>
  set(tasks.map((task) => (task.id === id ? { ...task, progress } : task)))

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** All tasks under way, oldest first. */
export const useRunningTasks = (): readonly RunningTask[] => useSyncExternalStore(subscribe, () => tasks)
