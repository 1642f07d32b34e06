export interface Codec {
  pack(value: unknown): string
  unpack(text: string): unknown
}

/**
 * Structured clone over a string channel, as far as the program's IPC uses it: plain data, undefined, dates and bytes.
 * Sent to the page as text: must not refer to anything outside itself.
 */
export function makeCodec(): Codec {
  const encode = (value: unknown): unknown => {
    if (value === undefined) return { $type: 'undefined' }
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(encode)
    if (value instanceof Date) return { $type: 'date', value: value.getTime() }
    if (value instanceof Uint8Array) {
      return { $type: 'bytes', value: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]))
  }
  const decode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(decode)
    const { $type, value: inner } = value as { $type?: string; value?: unknown }
    if ($type === 'undefined') return undefined
    if ($type === 'date') return new Date(Number(inner))
    if ($type === 'bytes') return Uint8Array.from(atob(String(inner)), (character) => character.charCodeAt(0))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each)]))
  }
  return { pack: (value) => JSON.stringify(encode(value)), unpack: (text) => decode(JSON.parse(text)) }
}
