/// <reference lib="dom" />
type Fn = (...args: unknown[]) => unknown
interface Note {
  type: 'call' | 'answer' | 'settle' | 'expose'
  id: number
  fn: number
  name: string
  how: 'value' | 'error' | 'promise'
  value: unknown
}
export interface BridgePeer {
  expose(name: string, value: unknown): void
  onExpose(taker: (name: string, value: unknown) => void): void
}

/**
 * One side of `contextBridge`: the isolated world of the preload and the page's own world are joined by synchronous DOM
 * events, whose detail Chromium clones across worlds. Sent to the page as text: must not refer to anything outside itself.
 */
export function bridgePeer(mine: string, theirs: string): BridgePeer {
  const functions = new Map<number, Fn>()
  const pending = new Map<number, PromiseWithResolvers<unknown>>()
  const answers = new Map<number, Partial<Note>>()
  let last = 0
  let take: (name: string, value: unknown) => void = () => undefined
  const dispatch = window.dispatchEvent.bind(window)
  const post = (detail: Partial<Note>): void => void dispatch(new CustomEvent(theirs, { detail }))
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

  const outward = (value: unknown): unknown => {
    if (typeof value === 'function') {
      last += 1
      functions.set(last, value as Fn)
      return { $function: last }
    }
    if (Array.isArray(value)) return value.map(outward)
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, outward(inner)]))
  }
  const inward = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inward)
    if (!isPlain(value)) return value
    const fn = value['$function']
    if (typeof fn === 'number') return (...args: unknown[]) => callOther(fn, args)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inward(inner)]))
  }
  function callOther(fn: number, args: unknown[]): unknown {
    last += 1
    const id = last
    post({ type: 'call', id, fn, value: outward(args) })
    const answer = answers.get(id)
    answers.delete(id)
    if (answer?.how === 'error') throw answer.value
    if (answer?.how !== 'promise') return inward(answer?.value)
    const later = Promise.withResolvers<unknown>()
    pending.set(id, later)
    return later.promise
  }
  function answerCall({ id, fn, value }: Note): void {
    try {
      const result = functions.get(fn)?.(...(inward(value) as unknown[]))
      if (!(result instanceof Promise)) {
        post({ type: 'answer', id, how: 'value', value: outward(result) })
        return
      }
      post({ type: 'answer', id, how: 'promise' })
      result.then(
        (settled) => post({ type: 'settle', id, how: 'value', value: outward(settled) }),
        (error: unknown) => post({ type: 'settle', id, how: 'error', value: error }),
      )
    } catch (error) {
      post({ type: 'answer', id, how: 'error', value: error })
    }
  }

  window.addEventListener(
    mine,
    (event) => {
      event.stopImmediatePropagation()
      const note = (event as CustomEvent<Note>).detail
      if (note.type === 'answer') answers.set(note.id, note)
      else if (note.type === 'expose') take(note.name, inward(note.value))
      else if (note.type === 'call') answerCall(note)
      else {
        const later = pending.get(note.id)
        pending.delete(note.id)
        if (note.how === 'error') later?.reject(note.value)
        else later?.resolve(inward(note.value))
      }
    },
    true,
  )
  return {
    expose: (name, value) => post({ type: 'expose', name, value: outward(value) }),
    onExpose: (taker) => {
      take = taker
    },
  }
}
