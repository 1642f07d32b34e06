interface Entry<T> {
  file: Promise<T>
  holders: number
}

export interface Held<T> {
  file: Promise<T>
  release(): void
}

interface OpenFiles<T> {
  open: (sha256: string) => Promise<T>
  close: (file: T) => void
  /** Rejects when an open file has become unreadable. */
  broken: (file: T) => Promise<never>
  /** how many that nobody holds stay open for the way back */
  kept: number
}

/**
 * Files opened once for all who hold them. One that could not be opened, or became unreadable, is opened anew for the next
 * who asks: it may be readable by then.
 */
export function createOpenFiles<T>({ open, close, broken, kept }: OpenFiles<T>): (sha256: string) => Held<T> {
  const opened = new Map<string, Entry<T>>()

  const openEntry = (sha256: string): Entry<T> => {
    const entry = { file: open(sha256), holders: 0 }
    entry.file
      .then((file) => broken(file))
      .catch(() => {
        if (opened.get(sha256) === entry) opened.delete(sha256)
      })
    return entry
  }
  // One that could not be opened has nothing to close.
  const closeEntry = ({ file }: Entry<T>): void => void file.then(close).catch(() => undefined)

  const release = (sha256: string, entry: Entry<T>): void => {
    entry.holders -= 1
    if (entry.holders === 0 && opened.get(sha256) !== entry) closeEntry(entry)
    const idle = [...opened].filter(([, { holders }]) => holders === 0)
    for (const [name, one] of kept === 0 ? idle : idle.slice(0, -kept)) {
      opened.delete(name)
      closeEntry(one)
    }
  }

  return (sha256) => {
    const entry = opened.get(sha256) ?? openEntry(sha256)
    // The last one asked for stands last.
    opened.delete(sha256)
    opened.set(sha256, entry)
    entry.holders += 1
    let held = true
    return {
      file: entry.file,
      release() {
        if (held) release(sha256, entry)
        held = false
      },
    }
  }
}
