import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { AppError } from '../../shared/contract/error.ts'
import type { WriteDb } from '../database/db.ts'

export interface StoredFile {
  sha256: string
  size: number
  mediaType: string
}

/**
 * Content-addressed, immutable files below one folder: `aa/<sha256>`. A file is written beside, flushed and renamed,
 * so that a name never stands for half a content. A file counts as kept only once `recordStoredFile` ran in the
 * closing transaction; what has no row is an orphan and is swept.
 */
export class FileStore {
  readonly dir: string
  readonly #incoming: string
  readonly #unflushed = new Set<string>()
  readonly #lent = new Map<string, StoredFile>()

  constructor(dir: string) {
    this.dir = dir
    this.#incoming = path.join(dir, 'incoming')
    mkdirSync(this.#incoming, { recursive: true })
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('not_found', { sha256 })
    return path.join(this.dir, sha256.slice(0, 2), sha256)
  }

  has(sha256: string): boolean {
    return existsSync(this.path(sha256))
  }

  /** Bytes of a stored file, checked against its name: damage is never handed on in silence. */
  read(sha256: string): Buffer {
    const file = this.path(sha256)
    if (!existsSync(file)) throw new AppError('store_damaged', { sha256, fault: 'missing' })
    const bytes = readFileSync(file)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new AppError('store_damaged', { sha256, fault: 'changed' })
    return bytes
  }

  /** Stores bytes or a stream once; the same content again costs nothing and gives the same name. */
  async put(content: Uint8Array | Readable, mediaType: string): Promise<StoredFile> {
    const temporary = path.join(this.#incoming, randomBytes(12).toString('hex'))
    const handle = await open(temporary, 'wx', 0o600)
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : (content as AsyncIterable<Buffer>)) {
        hash.update(chunk)
        size += chunk.byteLength
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } catch (error) {
      await handle.close()
      rmSync(temporary, { force: true })
      throw error
    }
    await handle.close()
    const sha256 = hash.digest('hex')
    const target = this.path(sha256)
    if (existsSync(target)) rmSync(temporary)
    else {
      mkdirSync(path.dirname(target), { recursive: true })
      renameSync(temporary, target)
      flushFolder(path.dirname(target))
    }
    return { sha256, size, mediaType }
  }

  /**
   * Stores bytes like `put`, but leaves the flushing of their folder to `flush`, which comes once for many: `sha256` is theirs.
   * Until then the file may be lost in a power cut.
   */
  async putMany(content: Uint8Array, sha256: string): Promise<void> {
    const target = this.path(sha256)
    const folder = path.dirname(target)
    const temporary = path.join(this.#incoming, randomBytes(12).toString('hex'))
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.datasync()
    } catch (error) {
      await handle.close()
      rmSync(temporary, { force: true })
      throw error
    }
    await handle.close()
    if (!this.#unflushed.has(folder)) mkdirSync(folder, { recursive: true })
    await rename(temporary, target)
    this.#unflushed.add(folder)
  }

  /** Makes everything durable that `putMany` stored. */
  async flush(): Promise<void> {
    const folders = [...this.#unflushed]
    this.#unflushed.clear()
    if (folders.length === 0 || process.platform === 'win32') return
    await Promise.all([...folders, this.dir].map((folder) => flushSoon(folder)))
  }

  /**
   * Lets a file be shown and opened that no row will refer to, such as the preview of a draft: until the program ends; the
   * next start sweeps it.
   */
  lend(file: StoredFile): void {
    this.#lent.set(file.sha256, file)
  }

  lent(sha256: string): StoredFile | undefined {
    return this.#lent.get(sha256)
  }

  /** Names of all files in the store. */
  *list(): Generator<string> {
    for (const folder of readdirSync(this.dir)) {
      if (/^[0-9a-f]{2}$/.test(folder)) yield* readdirSync(path.join(this.dir, folder))
    }
  }

  /** Removes half-written files and files without a row in `stored_file`; returns how many. */
  sweep(isRecorded: (sha256: string) => boolean): number {
    let removed = 0
    for (const name of readdirSync(this.#incoming)) {
      rmSync(path.join(this.#incoming, name), { force: true })
      removed += 1
    }
    for (const name of this.list()) {
      if (isRecorded(name)) continue
      rmSync(path.join(this.dir, name.slice(0, 2), name), { force: true })
      removed += 1
    }
    return removed
  }
}

/** Registers a stored file; part of the transaction that begins to refer to it. */
export function recordStoredFile(db: WriteDb, file: StoredFile, storedAt: string): void {
  db.run(
    'INSERT INTO stored_file (sha256, size, media_type, stored_at) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
    file.sha256,
    file.size,
    file.mediaType,
    storedAt,
  )
}

/** A rename is durable only once its folder is flushed; Windows offers no way to flush a folder and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The same without waiting in this thread: many folders at a time cost little more than one. */
async function flushSoon(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
