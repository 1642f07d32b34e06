import { createHash } from 'node:crypto'
import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { isIndexTable } from '../../shared/domain/import/bundle-grouping.ts'
import { parseDocumentNumber } from '../../shared/domain/import/document-number.ts'
import { extensionOf, isLitter } from '../../shared/domain/import/entry-path.ts'
import { fileSha256 } from './file-hash.ts'
import { FOR_ITSELF } from './files-of-paths.ts'

/** Something in the watched folder that would be one import: a file, or a folder of documents. */
export interface InboxItem {
  /** relative to the folder, with `/` */
  name: string
  path: string
  /** bytes of all its files */
  size: number
  /** sizes and times of its files: another stamp is another content, or one that is still being copied */
  stamp: string
}

/** Names that programs give to what is not complete yet. */
const UNFINISHED = new Set(['tmp', 'temp', 'part', 'partial', 'crdownload', 'download', 'filepart', 'swp'])
const isSkipped = (name: string): boolean => isLitter(name) || name.startsWith('.') || UNFINISHED.has(extensionOf(name))

/** A table or archive right in a folder stands for itself; the list of the documents of a case does not. */
const isApart = (folder: string, name: string): boolean =>
  path.posix.dirname(name) === folder && FOR_ITSELF.has(extensionOf(name)) && !isIndexTable(path.posix.basename(name))

interface File {
  name: string
  size: number
  mtimeMs: number
}

/**
 * What lies in a folder, in the order of the names. A subfolder of nothing but tables and archives gives each of them, any
 * other is one case bundle, and so is one that is named by a document number. Links are never followed. At most `most` files are looked at: what lies beyond waits until
 * others have been taken away. Rejects where the folder cannot be read.
 */
export async function listInbox(folder: string, most: number): Promise<InboxItem[]> {
  const items: InboxItem[] = []
  let left = most
  for (const entry of await sorted(folder)) {
    if (left <= 0) break
    if (entry.isFile()) {
      const file = await stamped(folder, entry.name)
      if (file) items.push(itemOf(folder, entry.name, [file]))
      left -= 1
    } else if (entry.isDirectory()) {
      const files = await filesBelow(folder, entry.name, left)
      left -= files.length
      const flat =
        parseDocumentNumber(entry.name) === undefined && files.every((file) => isApart(entry.name, file.name))
      if (flat) for (const file of files) items.push(itemOf(folder, file.name, [file]))
      else items.push(itemOf(folder, entry.name, files))
    }
  }
  return items
}

/** SHA-256 of the bytes of a file, or of the sorted list of (path, SHA-256) of a folder. */
export async function inboxSha256(folder: string, { path: file, name }: InboxItem, most: number): Promise<string> {
  if ((await lstat(file)).isFile()) return await fileSha256(file)
  const hash = createHash('sha256')
  for (const one of await filesBelow(folder, name, most))
    hash.update(`${one.name}\u0000${await fileSha256(path.join(folder, one.name))}\n`)
  return hash.digest('hex')
}

async function sorted(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter(({ name }) => !isSkipped(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function filesBelow(folder: string, name: string, most: number): Promise<File[]> {
  const files: File[] = []
  for (const entry of await sorted(path.join(folder, name))) {
    if (files.length >= most) break
    const inner = `${name}/${entry.name}`
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, inner, most - files.length)))
    else if (entry.isFile()) {
      const file = await stamped(folder, inner)
      if (file) files.push(file)
    }
  }
  return files
}

/** Undefined where the file has gone since it was listed. */
async function stamped(folder: string, name: string): Promise<File | undefined> {
  try {
    const { size, mtimeMs } = await lstat(path.join(folder, name))
    return { name, size, mtimeMs: Math.round(mtimeMs) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function itemOf(folder: string, name: string, files: File[]): InboxItem {
  const hash = createHash('sha256').update(JSON.stringify(files.map((file) => [file.name, file.size, file.mtimeMs])))
  const size = files.reduce((sum, file) => sum + file.size, 0)
  return { name, path: path.join(folder, name), size, stamp: hash.digest('hex').slice(0, 32) }
}
