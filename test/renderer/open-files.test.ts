import { expect, test } from 'vitest'
import { createOpenFiles } from '../../renderer/components/document-viewer/open-files.ts'

/** Files that can be broken by hand; what was opened and closed is counted. */
function files(kept: number) {
  const opened: PromiseWithResolvers<never>[] = []
  const closed: number[] = []
  let fault: Error | null = null
  const hold = createOpenFiles<number>({
    open: async () => {
      if (fault) throw fault
      return opened.push(Promise.withResolvers<never>()) - 1
    },
    close: (file) => void closed.push(file),
    broken: (file) => opened[file]?.promise ?? Promise.reject(new Error('no such file')),
    kept,
  })
  return {
    hold,
    closed,
    breakFile: (file: number) => opened[file]?.reject(new Error('part missing')),
    setFault: (next: Error | null) => {
      fault = next
    },
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

test('a file is opened once for all who hold it, and closed when too many lie idle', async () => {
  const { hold, closed } = files(1)
  const [a, same, b] = [hold('a'), hold('a'), hold('b')]
  expect([await a.file, await same.file, await b.file]).toEqual([0, 0, 1])
  a.release()
  a.release()
  b.release()
  await settled()
  // `a` is still held by `same`
  expect(closed).toEqual([])
  same.release()
  await settled()
  expect(closed).toEqual([0])
})

test('a file that became unreadable is opened anew for the next who asks, and closed when its last holder goes', async () => {
  const { hold, closed, breakFile } = files(3)
  const before = hold('a')
  expect(await before.file).toBe(0)
  breakFile(0)
  await settled()
  const next = hold('a')
  expect(await next.file).toBe(1)
  before.release()
  await settled()
  expect(closed).toEqual([0])
})

test('a file that could not be opened is tried again; its late holders do not drop the new one', async () => {
  const { hold, setFault } = files(3)
  setFault(new Error('busy'))
  const [first, second] = [hold('a'), hold('a')]
  await expect(first.file).rejects.toThrow('busy')
  await expect(second.file).rejects.toThrow('busy')
  setFault(null)
  const third = hold('a')
  first.release()
  second.release()
  expect(await third.file).toBe(0)
  expect(await hold('a').file).toBe(0)
})
