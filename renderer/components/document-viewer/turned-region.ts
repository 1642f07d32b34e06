import type { Region } from '../../../shared/domain/rubrics/score-sheet.ts'

const thousandths = (n: number): number => Math.min(1000, Math.max(0, Math.round(n)))

/** A region of the page as it stands in the file, seen on the page turned by quarter turns clockwise. */
export function turnRegion([left, top, right, bottom]: Region, degrees: number): Region {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return [1000 - bottom, left, 1000 - top, right]
    case 180:
      return [1000 - right, 1000 - bottom, 1000 - left, 1000 - top]
    case 270:
      return [top, 1000 - right, bottom, 1000 - left]
    default:
      return [left, top, right, bottom]
  }
}

/** Two corners on the page as shown, in thousandths of it, as a region of the page in the file; null when it has no area. */
export function regionOfCorners(a: [number, number], b: [number, number], degrees: number): Region | null {
  const [left, right] = [a[0], b[0]].map(thousandths).sort((x, y) => x - y) as [number, number]
  const [top, bottom] = [a[1], b[1]].map(thousandths).sort((x, y) => x - y) as [number, number]
  if (right - left < 5 || bottom - top < 5) return null
  return turnRegion([left, top, right, bottom], -degrees)
}

/** Moves a region, or its lower right corner, keeping it on the page and at least 2 % wide and high. */
export function shiftRegion(region: Region, dx: number, dy: number, what: 'move' | 'size'): Region {
  const [left, top, right, bottom] = region
  const limit = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n))
  if (what === 'size') return [left, top, limit(right + dx, left + 20, 1000), limit(bottom + dy, top + 20, 1000)]
  const [x, y] = [limit(dx, -left, 1000 - right), limit(dy, -top, 1000 - bottom)]
  return [left + x, top + y, right + x, bottom + y]
}
