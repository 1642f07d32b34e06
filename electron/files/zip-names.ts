/** What an archive says of one name: its bytes, whether they are marked as UTF-8, the Info-ZIP Unicode path if there is one. */
export interface RawName {
  bytes: Buffer
  utf8: boolean
  unicodePath: string | undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })

const strict = (decoder: typeof utf8, bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/**
 * Names of the entries of one archive (import-formats §6): marked UTF-8, else the Unicode path field, else for all others
 * together strict UTF-8, else strict GB18030, else each for itself, and CP437 (`guessed`) when nothing fits. Deciding
 * together keeps a short GBK name that happens to be valid UTF-8 from being read differently from its neighbours.
 */
export function decodeNames(raws: readonly RawName[]): { name: string; guessed: boolean }[] {
  const sure = raws.map((raw) => (raw.utf8 ? strict(utf8, raw.bytes) : undefined) ?? raw.unicodePath)
  const open = raws.filter((raw, i) => sure[i] === undefined && raw.bytes.some((byte) => byte > 0x7f))
  const together = [utf8, gb18030].find((decoder) => open.every((raw) => strict(decoder, raw.bytes) !== undefined))
  const order = together === undefined ? [utf8, gb18030] : [together]
  return raws.map((raw, i) => {
    const name = sure[i] ?? order.map((decoder) => strict(decoder, raw.bytes)).find((text) => text !== undefined)
    return name === undefined ? { name: cp437(raw.bytes), guessed: true } : { name, guessed: false }
  })
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const cp437 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '?'))).join('')
