import { expect, test } from 'vitest'
import { createThreadHost } from '../../electron/backend/thread-host.ts'
import type { FromBackend } from '../../electron/backend/thread-messages.ts'

test('each request for printing gets its own answer, in whatever order they come', async () => {
  const posted: FromBackend[] = []
  const printing = createThreadHost((message) => posted.push(message))
  const [first, second] = [printing.host.printPdf('<p>一</p>'), printing.host.printPdf('<p>二</p>')]
  expect(posted).toEqual([
    { type: 'print', id: 1, html: '<p>一</p>' },
    { type: 'print', id: 2, html: '<p>二</p>' },
  ])
  printing.settle({ type: 'printFailed', id: 2, message: 'no window' })
  printing.settle({ type: 'printed', id: 1, pdf: Uint8Array.of(37, 80) })
  await expect(second).rejects.toThrow('no window')
  expect(await first).toEqual(Uint8Array.of(37, 80))
})
