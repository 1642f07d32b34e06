import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readParts } from '../../electron/main/stored-parts.ts'
import { serveStored } from '../../electron/main/stored-route.ts'

test('several ranges come in one answer, in the order asked; what is not a list of ranges is refused', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'mingjuan-parts-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = path.join(dir, 'a')
  writeFileSync(file, '0123456789')
  const ask = (parts: string) =>
    serveStored(new Request(`http://x/?parts=${parts}`), 'any', () =>
      Promise.resolve({ path: file, size: 10, mediaType: 'application/pdf' }),
    )
  const answer = await ask('7-9,0-1,4-4')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(await answer.text()).toBe('789014')
  for (const wrong of ['', '1', '5-3', '9-10', '0-1,', '0-1;2-3', '-1', 'a-b'])
    expect((await ask(wrong)).status, wrong).toBe(416)
  expect(readParts(Array(600).fill('0-0').join(','), 10)).toBeUndefined()
  expect(readParts(`0-${40 * 2 ** 20}`, 2 ** 30)).toBeUndefined()
})
