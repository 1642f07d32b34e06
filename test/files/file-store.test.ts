import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { FileStore } from '../../electron/files/file-store.ts'

function newStore(): FileStore {
  const dir = mkdtempSync(path.join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return new FileStore(dir)
}
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('the same content is stored once, whichever way it comes', async () => {
  const store = newStore()
  expect(await store.put(Buffer.from('abc'), 'text/plain')).toEqual({ sha256: ABC, size: 3, mediaType: 'text/plain' })
  await store.put(Readable.from([Buffer.from('a'), Buffer.from('bc')]), 'text/plain')
  expect([...store.list()]).toEqual([ABC])
  expect(store.read(ABC).toString()).toBe('abc')
})

test('a stream that breaks leaves nothing behind', async () => {
  const store = newStore()
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half')
      throw new Error('stick pulled')
    })(),
  )
  await expect(store.put(broken, 'text/plain')).rejects.toThrow('stick pulled')
  expect(readdirSync(path.join(store.dir, 'incoming'))).toEqual([])
  expect([...store.list()]).toEqual([])
})

test('damage is reported, never handed on; strange names never become paths', async () => {
  const store = newStore()
  await store.put(Buffer.from('abc'), 'text/plain')
  writeFileSync(store.path(ABC), 'abd')
  expect(() => store.read(ABC)).toThrow(expect.objectContaining({ code: 'store_damaged' }))
  expect(() => store.path('../../etc/passwd')).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('the sweep removes only what no row refers to', async () => {
  const store = newStore()
  await store.put(Buffer.from('abc'), 'text/plain')
  await store.put(Buffer.from('orphan'), 'text/plain')
  expect(store.sweep((sha256) => sha256 === ABC)).toBe(1)
  expect([...store.list()]).toEqual([ABC])
})
