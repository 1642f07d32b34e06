import { randomBytes } from 'node:crypto'

/** Time and ids as arguments, so that tests can pass their own. */
export interface Clock {
  /** UTC with milliseconds */
  now(): string
  /** civil day in Asia/Shanghai */
  today(): string
  /** UUID version 7 (RFC 9562): sortable by time */
  newId(): string
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The PC's clock, but civil days always in Asia/Shanghai; `today` can be fixed for any command (--today). */
export function systemClock(today?: string): Clock {
  return {
    now: () => new Date().toISOString(),
    today: () => today ?? SHANGHAI.format(new Date()),
    newId: () => uuidv7(Date.now(), randomBytes(10)),
  }
}

/** A UUID of version 7 (RFC 9562 §5.7): sorts by time. `random` gives ten bytes. */
export function uuidv7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
