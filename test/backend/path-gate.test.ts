import path from 'node:path'
import { expect, test } from 'vitest'
import { createPathGate } from '../../electron/backend/path-gate.ts'

test('only what was chosen, and what lies in a chosen folder, may be read or written', () => {
  const gate = createPathGate()
  const at = (...parts: string[]): string => path.resolve('data', ...parts)
  gate.allow(at('a.csv'))
  gate.allow(at('案卷'))
  expect(gate.check(at('a.csv'))).toBe(at('a.csv'))
  expect(gate.check(at('案卷', '1', '决定书.pdf'))).toBe(at('案卷', '1', '决定书.pdf'))
  expect(gate.check(at('案卷', '..', 'a.csv'))).toBe(at('a.csv'))
  for (const foreign of [at('b.csv'), at('案卷2', 'x.pdf'), at('案卷', '..', 'b.csv'), at()])
    expect(() => gate.check(foreign)).toThrow('没有选择过这个文件')
})
