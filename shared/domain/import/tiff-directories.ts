/** More directories than any fax has: a chain that long is no picture. */
const MOST_DIRECTORIES = 100_000
const ENTRY = 12
/** Bytes of a value by its type, 1 to 13 (TIFF 6.0, section 2). */
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/**
 * Where the directories of a TIFF begin, one a page, in the order of the file (TIFF 6.0, section 2). Undefined for what is damaged: a
 * chain that leads outside the file or in a circle.
 */
export function tiffDirectories(file: DataView): number[] | undefined {
  if (file.byteLength < 8) return undefined
  const little = isLittle(file)
  const found = new Set<number>()
  let at = file.getUint32(4, little)
  while (at !== 0) {
    if (at + 2 > file.byteLength || found.has(at) || found.size >= MOST_DIRECTORIES) return undefined
    found.add(at)
    const next = at + 2 + ENTRY * file.getUint16(at, little)
    if (next + 4 > file.byteLength) return undefined
    at = file.getUint32(next, little)
  }
  return found.size === 0 ? undefined : [...found]
}

/** False where a directory names values beyond the end of the file: it was cut off, or is not meant to be read. */
export function holdsItsValues(file: DataView, directory: number): boolean {
  const little = isLittle(file)
  for (let i = 0; i < file.getUint16(directory, little); i += 1) {
    const entry = directory + 2 + ENTRY * i
    const size = (BYTES_OF_TYPE[file.getUint16(entry + 2, little)] ?? 0) * file.getUint32(entry + 4, little)
    if (size > 4 && file.getUint32(entry + 8, little) + size > file.byteLength) return false
  }
  return true
}

const isLittle = (file: DataView): boolean => file.getUint8(0) === 0x49
