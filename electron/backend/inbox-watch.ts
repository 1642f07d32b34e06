import { type FSWatcher, watch } from 'node:fs'
import type { CallInput, Result } from '../../shared/contract/index.ts'
import type { Reply } from '../../shared/contract/messages.ts'
import type { ReadDb } from '../database/db.ts'
import { readSettings } from '../database/settings.ts'
import { inboxFolder, isFileFault, newInboxItems } from '../services/inbox.ts'

/** The procedures that the watched folder runs of itself. */
type Own = 'inbox.pickUp' | 'inbox.refuse' | 'imports.commit'

export interface InboxWatch {
  /** The folder or the settings may have changed: look soon. */
  wake(): void
  stop(): void
}

export interface WatchOptions {
  run: <N extends Own>(name: N, input: CallInput<N>, label: string) => Promise<Reply>
  failed: (error: unknown) => void
  /** how many times faster the time of the watch passes: tests need not wait as long as a person would */
  pace?: number
}

/** The next look after a change that the system told of, or that a person made, in ms. */
const SOON = 1000
const LATER = 5000

/**
 * Watches the folder that a person chose. The system tells of changes where it can; a slow poll, settable, finds the rest: on
 * network drives it is often the only way. A file is picked up when sizes and times stood still over the settable time, one
 * after the other, each once. What cannot be read stays where it is and is told of with the reason.
 */
export function watchInbox(db: ReadDb, { run, failed, pace = 1 }: WatchOptions): InboxWatch {
  const still = new Map<string, { stamp: string; since: number }>()
  let timer: NodeJS.Timeout | undefined
  let watched: { folder: string; watcher: FSWatcher } | undefined
  let looking = false
  let again = false
  let stopped = false

  const lookIn = (ms: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void look().catch(failed), ms / pace)
  }
  const forget = (): void => {
    watched?.watcher.close()
    watched = undefined
  }
  const listen = (folder: string): void => {
    if (watched?.folder === folder) return
    forget()
    try {
      const watcher = watch(folder, { persistent: false }, () => lookIn(SOON))
      // A drive that went away: the poll finds it when it is back.
      watcher.on('error', forget)
      watched = { folder, watcher }
    } catch (error) {
      if (!isFileFault(error)) throw error
    }
  }

  /** Picks up one item; true when others are to be left for later. */
  const take = async (name: string): Promise<boolean> => {
    const label = `收件夹：读入 ${name}`
    const reply = await run('inbox.pickUp', { name }, label)
    if (!reply.ok) {
      const { code, message } = reply.error
      // Another import is under way, or the program ends: its turn comes.
      if (code === 'busy' || stopped) return true
      // It has gone, or was picked up meanwhile.
      if (code !== 'not_found') await run('inbox.refuse', { name, reason: message }, label)
      return false
    }
    const { batchId, mayCommit } = reply.value as Result<'inbox.pickUp'>
    if (batchId !== null && mayCommit) await run('imports.commit', { batchId }, `收件夹：入库 ${name}`)
    return false
  }

  /** Items that stood still long enough, and whether others are still in motion. */
  const ripe = async (folder: string, quietMs: number): Promise<{ names: string[]; moving: boolean }> => {
    const items = await newInboxItems(db, folder, readSettings(db).bundles.maxEntries)
    const now = performance.now() * pace
    const names: string[] = []
    for (const { name, stamp } of items) {
      const seen = still.get(name)
      if (seen?.stamp !== stamp) still.set(name, { stamp, since: now })
      else if (now - seen.since >= quietMs) names.push(name)
    }
    for (const name of still.keys()) if (!items.some((item) => item.name === name)) still.delete(name)
    return { names, moving: names.length < items.length }
  }

  const lookOnce = async (): Promise<number> => {
    const folder = inboxFolder(db)
    if (folder === undefined) {
      forget()
      return Number.POSITIVE_INFINITY
    }
    const { quietSeconds, pollSeconds } = readSettings(db).inbox
    try {
      listen(folder)
      const { names, moving } = await ripe(folder, quietSeconds * 1000)
      for (const name of names) if (stopped || (await take(name))) return LATER
      return Math.min(pollSeconds, moving ? quietSeconds : pollSeconds) * 1000
    } catch (error) {
      if (!isFileFault(error)) throw error
      forget()
      return pollSeconds * 1000
    }
  }

  const look = async (): Promise<void> => {
    if (looking) {
      again = true
      return
    }
    looking = true
    // a fault of the program is in the log; the folder is not given up for it
    let next = 60_000
    try {
      next = await lookOnce()
    } finally {
      looking = false
      if (again) next = Math.min(next, SOON)
      again = false
      if (Number.isFinite(next)) lookIn(next)
    }
  }

  return {
    wake: () => lookIn(SOON),
    stop() {
      stopped = true
      clearTimeout(timer)
      forget()
    },
  }
}
