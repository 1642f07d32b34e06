import { expect, test } from 'vitest'
import { holdsItsValues, tiffDirectories } from '../../shared/domain/import/tiff-directories.ts'
import { faxTiff } from '../support/pictures.ts'

const view = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const FIRST = 8
const ENTRIES = 11

test('the directories of a fax are its pages, and hold what they name', () => {
  const file = view(faxTiff())
  const directories = tiffDirectories(file) ?? []
  expect(directories).toHaveLength(2)
  expect(directories[0]).toBe(FIRST)
  expect(directories.map((directory) => holdsItsValues(file, directory))).toEqual([true, true])
})

test('a circle, a chain that leads outside and a file that was cut off are damage', () => {
  const circle = faxTiff()
  const [, second = 0] = tiffDirectories(view(circle)) ?? []
  circle.writeUInt32LE(FIRST, second + 2 + 12 * ENTRIES)
  expect(tiffDirectories(view(circle))).toBeUndefined()
  const outside = faxTiff()
  outside.writeUInt32LE(outside.length, FIRST + 2 + 12 * ENTRIES)
  expect(tiffDirectories(view(outside))).toBeUndefined()
  for (const length of [0, 7, 8, 20]) expect(tiffDirectories(view(faxTiff().subarray(0, length)))).toBeUndefined()
})

test('a count that no file could hold is told before anybody makes room for it', () => {
  const file = faxTiff()
  // the first entry: type LONG, as many as there can be
  file.writeUInt16LE(4, FIRST + 2 + 2)
  file.writeUInt32LE(0xffffffff, FIRST + 2 + 4)
  expect(holdsItsValues(view(file), FIRST)).toBe(false)
})
