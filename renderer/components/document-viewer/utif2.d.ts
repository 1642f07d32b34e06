// What we use of utif2 4.1; its own types bring those of Node with them, and the window has no Node.

/** Tags by their number, `t256` the width, fractions as pairs; `width` and `height` once decoded. */
export interface Directory {
  [tag: `t${number}`]: number[] | [number, number][] | undefined
  width: number
  height: number
}
interface Utif {
  decode(bytes: ArrayBuffer): Directory[]
  decodeImage(bytes: ArrayBuffer, directory: Directory): void
  /** Four bytes a point: red, green, blue, opacity. */
  toRGBA8(directory: Directory): Uint8Array<ArrayBuffer>
}
declare const utif: Utif
export default utif
