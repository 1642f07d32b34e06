/** Texts one after the other in UTF-8: a thread hands their bytes over without a copy, and the database takes them as they are. */
export interface PackedTexts {
  bytes: Uint8Array<ArrayBuffer>
  /** where each text ends; the next begins there */
  ends: Uint32Array<ArrayBuffer>
}

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_A_UNIT = 3

/** Packs texts until they are taken. */
export function textPacker(): { add(text: string): void; take(): PackedTexts } {
  let room = Buffer.allocUnsafe(1 << 20)
  let used = 0
  let ends: number[] = []
  return {
    add(text) {
      const most = used + text.length * BYTES_A_UNIT
      if (most > room.length) {
        const larger = Buffer.allocUnsafe(2 * most)
        room.copy(larger, 0, 0, used)
        room = larger
      }
      used += room.write(text, used, 'utf8')
      ends.push(used)
    },
    take() {
      const packed = { bytes: new Uint8Array(room.subarray(0, used)), ends: Uint32Array.from(ends) }
      used = 0
      ends = []
      return packed
    },
  }
}

/** The bytes of one of the texts. */
export const packedText = ({ bytes, ends }: PackedTexts, index: number): Uint8Array =>
  bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index])
