/** Two-byte codes of GB18030 by UTF-16 unit, taken from the platform's own decoder. */
let codes: Uint16Array | undefined

/** Encodes text as GB18030; only the two-byte part (GBK) is needed for invented data. Throws on any other character. */
export function encodeGbk(text: string): Buffer {
  codes ??= readCodes()
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    const code = codes[unit] ?? 0
    if (unit < 0x80) bytes.push(unit)
    else if (code !== 0) bytes.push(code >> 8, code & 255)
    else throw new Error(`not in GBK: ${text.charAt(i)}`)
  }
  return Buffer.from(bytes)
}

function readCodes(): Uint16Array {
  const decoder = new TextDecoder('gb18030')
  const table = new Uint16Array(65536)
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const text = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low))
      if (text.length === 1 && text !== '\ufffd' && table[text.charCodeAt(0)] === 0) {
        table[text.charCodeAt(0)] = (high << 8) | low
      }
    }
  }
  return table
}
