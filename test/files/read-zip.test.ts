import fc from 'fast-check'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path, { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Budget } from '../../electron/files/bundle-entry.ts'
import { readFolder } from '../../electron/files/read-folder.ts'
import { readZip } from '../../electron/files/read-zip.ts'
import { encodeGbk } from '../../electron/rehearsal/gb18030.ts'
import { ArchiveLimits } from '../../shared/domain/import/archive-limits.ts'
import { makeZip, type ZipPart } from '../support/zip.ts'

const list = (parts: ZipPart[], limits: Partial<ArchiveLimits> = {}) =>
  readZip(makeZip(parts), new Budget(ArchiveLimits.parse(limits)))
const dir = mkdtempSync(join(tmpdir(), 'read-zip-'))
afterAll(() => rmSync(dir, { recursive: true }))

describe('names of entries', () => {
  test('GBK without the flag, also where the second byte is a backslash', async () => {
    const names = ['誠信公司案/01立案審批表.pdf', '锦程/說明.txt']
    const { entries } = await list(names.map((name) => ({ name: encodeGbk(name) })))
    expect(entries.map((entry) => entry.path)).toEqual(names)
  })
  test('a short GBK name that is valid UTF-8 too is read like its neighbours', async () => {
    const { entries } = await list([{ name: Buffer.from([0xc4, 0xa3]) }, { name: encodeGbk('立案审批表.pdf') }])
    expect(entries.map((entry) => entry.path)).toEqual(['模', '立案审批表.pdf'])
  })
  test('a wrong UTF-8 flag does not make replacement characters', async () => {
    const { entries } = await list([{ name: encodeGbk('立案.pdf'), utf8: true }])
    expect(entries[0]?.path).toBe('立案.pdf')
  })
  test('bytes of no encoding are shown as CP437 and told of', async () => {
    const { entries, faults } = await list([{ name: Buffer.from([0x61, 0xff, 0xff]) }])
    expect(entries[0]?.path).toBe('a\u00a0\u00a0')
    expect(faults).toMatchObject([{ code: 'zip.name_encoding' }])
  })
  test('property: no path that is handed on leaves the folder', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      '/',
      '\\',
      'C:',
      'a',
      '案',
      '.. ',
      '...',
      '..\\..',
      '\\\\s\\x',
      'b:c',
      '\0',
    )
    const anyName = fc.oneof(
      fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/')),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(anyName, { minLength: 1, maxLength: 5 }), async (names) => {
        const { entries } = await list(names.map((name) => ({ name, utf8: true })))
        for (const entry of entries) {
          for (const style of [path.posix, path.win32]) {
            const base = style === path.posix ? '/base' : 'C:\\base'
            const inside = style.resolve(base, entry.path)
            expect(inside.startsWith(base + style.sep) || inside === base).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('limits count what is really unpacked', () => {
  const refusal = (code: string) => ({ fault: { code } })
  const readAll = async (parts: ZipPart[], limits: Partial<ArchiveLimits>) => {
    for (const entry of (await list(parts, limits)).entries) await entry.read()
  }
  const zeros = Buffer.alloc(200_000)
  test('one entry, all entries, ratio, count', async () => {
    await expect(readAll([{ name: 'a', bytes: zeros }], { maxEntryBytes: 100_000 })).rejects.toMatchObject(
      refusal('zip.bomb'),
    )
    const two = [
      { name: 'a', bytes: zeros },
      { name: 'b', bytes: zeros },
    ]
    await expect(readAll(two, { maxTotalBytes: 300_000 })).rejects.toMatchObject(refusal('zip.bomb'))
    await expect(readAll(two, { maxRatio: 10, ratioFromBytes: 1000 })).rejects.toMatchObject(refusal('zip.bomb'))
    await expect(list(two, { maxEntries: 1 })).rejects.toMatchObject(refusal('zip.too_many_entries'))
    await expect(readAll(two, {})).resolves.toBe(undefined)
  })
  test('a size that lies and a checksum that does not fit are damage', async () => {
    await expect(readAll([{ name: 'a', bytes: zeros, size: 10 }], {})).rejects.toMatchObject(refusal('zip.damaged'))
    await expect(readAll([{ name: 'a', bytes: 'x', crc: 1 }], {})).rejects.toMatchObject(refusal('zip.damaged'))
  })
  test('links and devices are never read, depth is limited, litter is skipped', async () => {
    const { entries, faults } = await list(
      [
        { name: 'link', mode: 0o120777, bytes: '/etc/passwd' },
        { name: 'pipe', mode: 0o010644 },
        { name: 'a/b/c/d.txt' },
        { name: '__MACOSX/._x' },
        { name: 'a/~$x.docx' },
        { name: 'a/x.docx', mode: 0o100644 },
      ],
      { maxDepth: 2 },
    )
    expect(entries.map((entry) => entry.path)).toEqual(['a/x.docx'])
    expect(faults.map(({ code }) => code)).toEqual(['zip.symlink', 'zip.symlink', 'zip.too_deep'])
  })
})

test('a folder is listed like an archive and its links are not followed', async () => {
  mkdirSync(join(dir, 'in', '案卷'), { recursive: true })
  writeFileSync(join(dir, 'in', '案卷', '01.txt'), 'one')
  writeFileSync(join(dir, 'in', '案卷', 'Thumbs.db'), 'x')
  symlinkSync('/etc', join(dir, 'in', 'etc'))
  const { entries, faults } = readFolder(join(dir, 'in'), new Budget(ArchiveLimits.parse({})))
  expect(entries.map((entry) => entry.path)).toEqual(['案卷/01.txt'])
  expect(faults).toMatchObject([{ code: 'zip.symlink', path: 'etc' }])
  expect((await entries[0]?.read())?.toString()).toBe('one')
  rmSync(join(dir, 'in', '案卷', '01.txt'))
  symlinkSync('/etc/hostname', join(dir, 'in', '案卷', '01.txt'))
  await expect(entries[0]?.read(), 'a link that took the place of a listed file').rejects.toThrow()
})
