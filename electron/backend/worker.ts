import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/contract/error.ts'
import type { Progress } from '../../shared/contract/messages.ts'
import { readSettings } from '../database/settings.ts'
import { setParseWorkerPath } from '../files/parse-worker-path.ts'
import { setTextLayerWorkerPath } from '../files/text-layer-thread.ts'
import { findResources } from '../resources.ts'
import { NOBODY } from '../services/session.ts'
import { systemClock } from './clock.ts'
import { checkCrypto } from './crypto-self-check.ts'
import { openDataFolder } from './data-folder.ts'
import { type Backend, dispatch } from './dispatcher.ts'
import { createLocator } from './locate-stored.ts'
import { openingFault } from './opening-fault.ts'
import { createPathGate } from './path-gate.ts'
import { watchInbox } from './inbox-watch.ts'
import { setSearchWorkerPath } from './search-thread.ts'
import { keepSearch } from './search-upkeep.ts'
import { createThreadHost } from './thread-host.ts'
import { keepTexts } from './text-upkeep.ts'
import type { FromBackend, ThreadStart, ToBackend } from './thread-messages.ts'

/** Who acts when a file is taken out of the watched folder. */
const INBOX_ACTOR = '收件夹'
/** The work of reading texts, by which the window cancels it. */
const TEXTS = 'texts'
/** So long after the last call nobody is at work. */
const IDLE_MS = 1000

/** The backend thread: the only writer of the data folder while a window is open. */
function start(
  port: NonNullable<typeof parentPort>,
  { dataFolder, today, parseWorker, textLayerWorker, searchWorker }: ThreadStart,
): void {
  const post = (message: FromBackend): void => port.postMessage(message)
  checkCrypto()
  setParseWorkerPath(parseWorker)
  setTextLayerWorkerPath(textLayerWorker)
  setSearchWorkerPath(searchWorker)
  const resources = findResources(import.meta.dirname)
  const clock = systemClock(today)
  const folder = openDataFolder(dataFolder, { resources, clock, actor: NOBODY })
  const printing = createThreadHost(post)
  const paths = createPathGate()
  const { db, files, log, rehearsal } = folder
  const backend: Backend = {
    db,
    files,
    resources,
    rehearsal,
    clock,
    host: printing.host,
    paths,
    log,
    announce(event) {
      post({ type: 'event', event })
      if (event.type !== 'changed') return
      upkeep.wake()
      if (event.topics.includes('inbox') || event.topics.includes('settings')) inbox.wake()
      texts.wake()
    },
  }
  const upkeep = keepSearch(db, {
    caughtUp: () => post({ type: 'event', event: { type: 'changed', topics: ['cases'] } }),
    failed: (error) => log.error('search', clock.newId(), error),
  })
  upkeep.wake()
  const texts = keepTexts(db, files, {
    limits: () => readSettings(db).texts,
    // Also while a person works: what they do next must not wait for the processor.
    isBusy: () => running.size > 0 || performance.now() - lastCall < IDLE_MS,
    tell: (event) => post({ type: 'event', event: { ...event, id: TEXTS } }),
    changed: () => post({ type: 'event', event: { type: 'changed', topics: ['texts'] } }),
    failed: (error) => log.error('texts', clock.newId(), error),
  })
  texts.wake()
  const locate = createLocator(db, files)
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>()
  let quitting = false
  let lastCall = performance.now()

  const progressOf = (id: string): ((done: Progress) => void) =>
    throttled((done) => post({ type: 'event', event: { type: 'progress', id, progress: done } }))

  const call = async (request: Extract<ToBackend, { type: 'call' }>['request'], signal: AbortSignal): Promise<void> => {
    const { id } = request
    lastCall = performance.now()
    const reply = await dispatch(backend, request, { signal, progress: progressOf(id) })
    lastCall = performance.now()
    running.delete(id)
    post({ type: 'reply', id, reply })
  }

  const inbox = watchInbox(db, {
    // What nobody asked for has an actor of its own; the window shows it and can stop it like any task.
    async run(name, input, label) {
      const id = clock.newId()
      const abort = new AbortController()
      post({ type: 'event', event: { type: 'begun', id, label } })
      const reply = dispatch(
        { ...backend, actor: INBOX_ACTOR },
        { id, name, input },
        { signal: abort.signal, progress: progressOf(id) },
      )
      running.set(id, { abort, done: reply.then(() => undefined) })
      try {
        return await reply
      } finally {
        running.delete(id)
        post({ type: 'event', event: { type: 'ended', id } })
      }
    },
    failed: (error) => log.error('inbox', clock.newId(), error),
  })
  inbox.wake()

  const answerLocate = async (id: number, sha256: string): Promise<void> => {
    try {
      post({ type: 'located', id, found: await locate(sha256) })
    } catch (error) {
      if (!(error instanceof AppError)) log.error('locate', clock.newId(), error)
      const { code, details, message } = error instanceof AppError ? error : new AppError('internal')
      post({ type: 'located', id, found: { code, details, message } })
    }
  }

  const quit = async (): Promise<void> => {
    quitting = true
    inbox.stop()
    for (const { abort } of running.values()) abort.abort()
    await Promise.all([...running.values()].map(({ done }) => done))
    await Promise.all([upkeep.stop(), texts.stop()])
    folder.close()
    post({ type: 'closed' })
    port.close()
  }

  port.on('message', (message: ToBackend) => {
    if (message.type === 'call') {
      const { request } = message
      if (quitting) {
        const { code, details, message: words } = new AppError('cancelled')
        post({ type: 'reply', id: request.id, reply: { ok: false, error: { code, details, message: words } } })
        return
      }
      const abort = new AbortController()
      running.set(request.id, { abort, done: Promise.resolve() })
      const done = call(request, abort.signal)
      if (running.has(request.id)) running.set(request.id, { abort, done })
    } else if (message.type === 'cancel') {
      if (message.id === TEXTS) texts.cancel()
      else running.get(message.id)?.abort.abort()
    } else if (message.type === 'allow') paths.allow(message.path)
    else if (message.type === 'locate') void answerLocate(message.id, message.sha256)
    else if (message.type === 'quit') void quit()
    else printing.settle(message)
  })
  post({ type: 'ready' })
}

/** At most ten a second: the window has nothing from more. */
function throttled<T>(pass: (value: T) => void): (value: T) => void {
  let last = 0
  return (value) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    pass(value)
  }
}

if (parentPort) {
  try {
    start(parentPort, workerData as ThreadStart)
  } catch (error) {
    const fault = openingFault(error, (workerData as ThreadStart).dataFolder)
    if (!fault) throw error
    const { code, details, message } = fault
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort.postMessage({ type: 'refused', error: { code, details, message } } satisfies FromBackend)
    parentPort.close()
  }
}
