import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const WindowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
})
export type WindowState = z.output<typeof WindowState>

/** The smallest window in which every page works (CSS pixels at 100 %). */
export const SMALLEST = { width: 1024, height: 600 }
const PREFERRED = { width: 1366, height: 768 }
/** So much of the title bar must be on a screen for a hand to catch it. */
const CATCH = { width: 120, height: 40 }

/** Where the window was when it was last closed; nothing when that is unknown or unreadable. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // No file yet, or one that somebody spoilt: the window opens as on the first day.
    return undefined
  }
}

/** Remembers where the window was, in a file of this PC. */
export function writeWindowState(file: string, bounds: Rectangle, maximized: boolean): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...bounds, maximized } satisfies WindowState))
}

/**
 * Bounds for the window on the screens that exist now: as they were if the title bar can still be reached, else the
 * preferred size in the middle of the first screen; never larger than its screen. On a small screen it fills it.
 */
export function placeWindow(
  kept: WindowState | undefined,
  [first, ...others]: readonly Rectangle[],
): { bounds: Rectangle; maximized: boolean } {
  if (!first) return { bounds: { x: 0, y: 0, ...PREFERRED }, maximized: false }
  const on = kept && [first, ...others].find((screen) => reaches(kept, screen))
  const screen = on ?? first
  const wanted = kept ?? PREFERRED
  const width = Math.min(Math.max(wanted.width, SMALLEST.width), screen.width)
  const height = Math.min(Math.max(wanted.height, SMALLEST.height), screen.height)
  const at = on
    ? { x: kept.x, y: kept.y }
    : { x: screen.x + Math.floor((screen.width - width) / 2), y: screen.y + Math.floor((screen.height - height) / 2) }
  const isSmall = screen.width <= PREFERRED.width || screen.height <= PREFERRED.height
  return { bounds: { ...at, width, height }, maximized: kept?.maximized ?? isSmall }
}

function reaches(bounds: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
  const isTopIn = bounds.y >= screen.y && bounds.y + CATCH.height <= screen.y + screen.height
  return across >= CATCH.width && isTopIn
}
