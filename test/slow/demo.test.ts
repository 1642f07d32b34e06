import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The rehearsal end to end, twice, as a user starts it, on a small number of cases. */
const root = mkdtempSync(path.join(tmpdir(), 'mingjuan-demo-'))
const main = path.resolve(import.meta.dirname, '../../electron/cli/main.ts')
const mingjuan = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { encoding: 'utf8' })
const demo = (name: string, seed: string) =>
  mingjuan('--today', '2026-09-01', 'demo', '--out', path.join(root, name), '--cases', '80', '--seed', seed)

let first: ReturnType<typeof demo>
beforeAll(() => {
  first = demo('a', '7')
}, 300_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Words of a printed letter, the same way every time. */
const words = (name: string): string[] => {
  const dir = path.join(root, name, '监督文书')
  return readdirSync(dir)
    .filter((file) => file.endsWith('.pdf'))
    .sort()
    .map((file) => spawnSync('pdftotext', ['-layout', path.join(dir, file), '-'], { encoding: 'utf8' }).stdout)
}

test('the demo runs, says what its findings are, and shows one refusal by a guard', () => {
  expect(first.stderr).toBe('')
  expect(first.status).toBe(0)
  expect(first.stdout).toContain('问题来自预先埋设的缺陷')
  expect(first.stdout).toContain('「不能制发：意见书须在事实查明后制发')
  expect(first.stdout).toMatch(/合格率\s+\d\/8（合格 \d 件，基数 8 件）/)
  expect(first.stdout).toContain('95% 的把握')
  const texts = words('a')
  expect(texts).toHaveLength(4)
  for (const text of texts) {
    expect(text).toContain('演练数据')
    expect(text).toContain('（演练）')
    expect(text.replace(/\s/g, '')).toMatch(/演练清枫[司政]\p{Script=Han}*〔2026〕1号/u)
    expect(text).not.toContain('未编号')
  }
})

test('the draw verifies from the published folder, and the data folder is sound', () => {
  expect(mingjuan('verify', 'draw', path.join(root, 'a', '公示材料')).status).toBe(0)
  const doctor = mingjuan('--data', path.join(root, 'a', '数据'), '--json', 'doctor')
  expect(JSON.parse(doctor.stdout)).toMatchObject({ ok: true })
})

test('the same seed gives the same frame, draw and letter texts', () => {
  const published = (name: string, file: string): string =>
    readFileSync(path.join(root, name, '公示材料', file), 'utf8')
  const drawn = (name: string): unknown => {
    const {
      seed,
      frameSha256,
      strata,
      drawn: cases,
    } = JSON.parse(published(name, 'draw.json')) as Record<string, unknown>
    return { seed, frameSha256, strata, cases }
  }
  expect(demo('b', '7').status).toBe(0)
  expect(published('b', 'frame.csv')).toBe(published('a', 'frame.csv'))
  expect(drawn('b')).toEqual(drawn('a'))
  expect(words('b')).toEqual(words('a'))
})

test('a folder with other things in it is left alone', () => {
  const refused = mingjuan('demo', '--out', path.join(root, 'a', '公示材料'))
  expect(refused.status).toBe(3)
  expect(refused.stderr).toContain('不是空的')
})
