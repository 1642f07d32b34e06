import { listen } from './client.ts'
import { addTask, removeTask, reportProgress } from './running-tasks.ts'

/** Ids of the work that the backend began of itself and has not ended. */
const begun = new Set<string>()

const end = (id: string): void => {
  begun.delete(id)
  removeTask(id)
}

/** Work that nobody on a page asked for, such as a file of the watched folder, stands in the task bar like any other. */
export function showBackendTasks(): () => void {
  return listen((event) => {
    if (event.type === 'begun') {
      const { id, label } = event
      begun.add(id)
      addTask({ id, label, startedAt: performance.now(), progress: undefined, cancel: () => window.bridge.cancel(id) })
    } else if (event.type === 'progress' && begun.has(event.id)) reportProgress(event.id, event.progress)
    else if (event.type === 'ended') end(event.id)
    else if (event.type === 'backendLost') for (const id of begun) end(id)
  })
}
