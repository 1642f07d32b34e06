let common: Set<string> | undefined

/** Whether a character is in GB 2312, which the faces of a letter cover; the table is read out of the platform's decoder. */
export function isGb2312(character: string): boolean {
  common ??= readTable()
  return common.has(character)
}

function readTable(): Set<string> {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) found.add(decoder.decode(Uint8Array.of(high, low)))
  }
  return found
}
