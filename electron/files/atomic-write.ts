import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Writes a file for the user whole or not at all: beside, flushed, renamed over the target. */
export function atomicWrite(target: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  mkdirSync(path.dirname(target), { recursive: true })
  const temporary = `${target}.${randomBytes(6).toString('hex')}.part`
  const handle = openSync(temporary, 'wx')
  try {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } catch (error) {
    closeSync(handle)
    rmSync(temporary, { force: true })
    throw error
  }
  closeSync(handle)
  renameSync(temporary, target)
}
