import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, afterAll, expect, test } from 'vitest'
import { readRange, serveStored } from '../../electron/main/stored-route.ts'
import { AppError } from '../../shared/contract/error.ts'

let dir: string
let file: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-route-'))
  file = path.join(dir, 'x')
  writeFileSync(file, '0123456789')
})
afterAll(() => rmSync(dir, { recursive: true }))

const ask = (headers: Record<string, string> = {}, mediaType = 'application/pdf', method = 'GET'): Promise<Response> =>
  serveStored(new Request('http://x/', { method, headers }), 'any', () =>
    Promise.resolve({ path: file, size: 10, mediaType }),
  )

test('the whole, a range, the end, and what lies beyond', async () => {
  const whole = await ask()
  expect([whole.status, await whole.text(), whole.headers.get('accept-ranges')]).toEqual([200, '0123456789', 'bytes'])
  const part = await ask({ range: 'bytes=2-4' })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
  expect(await (await ask({ range: 'bytes=-3' })).text()).toBe('789')
  expect(await (await ask({ range: 'bytes=7-' })).text()).toBe('789')
  const beyond = await ask({ range: 'bytes=10-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  const head = await ask({}, 'application/pdf', 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
})

test('ranges as RFC 9110 writes them, one at a time', () => {
  expect(readRange('bytes=0-0', 10)).toEqual({ start: 0, end: 0 })
  expect(readRange('bytes=5-99', 10)).toEqual({ start: 5, end: 9 })
  expect(readRange('bytes=-99', 10)).toEqual({ start: 0, end: 9 })
  for (const wrong of ['bytes=-', 'bytes=-0', 'bytes=4-2', 'bytes=0-1,3-4', 'rows=0-1', 'bytes=a-b'])
    expect(readRange(wrong, 10)).toBeUndefined()
})

test('pictures and PDF are shown; anything else is only data, whatever it says of itself', async () => {
  const pdf = await ask()
  expect([pdf.headers.get('content-type'), pdf.headers.get('content-disposition')]).toEqual([
    'application/pdf',
    'inline',
  ])
  for (const mediaType of ['text/html', 'image/svg+xml', 'application/zip']) {
    const { headers } = await ask({}, mediaType)
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      'attachment',
    ])
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('a refusal comes as data with its sentence', async () => {
  const refused = await serveStored(new Request('http://x/'), 'any', () =>
    Promise.reject(new AppError('store_damaged', { fault: 'changed' }, '坏了')),
  )
  expect([refused.status, await refused.json()]).toEqual([
    500,
    { code: 'store_damaged', details: { fault: 'changed' }, message: '坏了' },
  ])
})
