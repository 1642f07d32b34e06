import { expect, test } from 'vitest'
import { readArguments } from '../../electron/cli/arguments.ts'

test('options before the command are global, what follows belongs to the command', () => {
  expect(
    readArguments(['--data', 'D', '--as', '张三', '--today', '2026-09-01', 'import', 'a.csv', '--commit', '--json']),
  ).toEqual({
    data: 'D',
    json: true,
    today: '2026-09-01',
    actor: '张三',
    command: 'import',
    rest: ['a.csv', '--commit'],
  })
})

test('an unknown option and an impossible day are wrong usage', () => {
  expect(() => readArguments(['--dta', 'x', 'doctor'])).toThrow(expect.objectContaining({ name: 'UsageError' }))
  expect(() => readArguments(['--today', '2026-02-30', 'doctor'])).toThrow(/YYYY-MM-DD/)
})
