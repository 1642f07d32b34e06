import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '../../electron/main/window-state.ts'

const large = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 984 }
const kept = { x: 2000, y: 50, width: 1200, height: 800, maximized: false }

test('the first window stands in the middle of a large screen and fills a small one', () => {
  expect(placeWindow(undefined, [large])).toEqual({
    bounds: { x: 277, y: 136, width: 1366, height: 768 },
    maximized: false,
  })
  expect(placeWindow(undefined, [{ x: 0, y: 0, width: 1366, height: 728 }])).toEqual({
    bounds: { x: 0, y: 0, width: 1366, height: 728 },
    maximized: true,
  })
})

test('a window returns to where it was, and to a screen that exists when its own is gone', () => {
  expect(placeWindow(kept, [large, second]).bounds).toEqual({ x: 2000, y: 50, width: 1200, height: 800 })
  expect(placeWindow(kept, [large]).bounds).toEqual({ x: 360, y: 120, width: 1200, height: 800 })
  // The title bar is above the screen: nobody could move it.
  expect(placeWindow({ ...kept, x: 10, y: -300 }, [large]).bounds.y).toBe(120)
  expect(placeWindow({ ...kept, maximized: true }, [large]).maximized).toBe(true)
})

test('a window is not larger than its screen and not too small to work in', () => {
  expect(placeWindow({ ...kept, x: 0, width: 3000, height: 2000 }, [large]).bounds).toMatchObject({
    width: 1920,
    height: 1040,
  })
  expect(placeWindow({ ...kept, x: 0, width: 500, height: 400 }, [large]).bounds).toMatchObject({
    width: 1024,
    height: 600,
  })
})

test('what was written is read; what is spoilt or missing is as nothing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingjuan-window-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'window', 'window-state.json')
  expect(readWindowState(file)).toBeUndefined()
  writeWindowState(file, { x: 1, y: 2, width: 1366, height: 768 }, true)
  expect(readWindowState(file)).toEqual({ x: 1, y: 2, width: 1366, height: 768, maximized: true })
  writeFileSync(file, '{"x":"left"}')
  expect(readWindowState(file)).toBeUndefined()
})
