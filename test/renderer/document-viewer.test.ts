import { expect, test } from 'vitest'
import { findInPage, foldPage } from '../../renderer/components/document-viewer/find-in-text.ts'
import { layOut, slotAt, slotsInSight, TITLE_HEIGHT } from '../../renderer/components/document-viewer/page-layout.ts'
import { regionOfCorners, shiftRegion, turnRegion } from '../../renderer/components/document-viewer/turned-region.ts'
import { showingOf, type ViewedDocument } from '../../renderer/components/document-viewer/viewed.ts'
import type { Region } from '../../shared/domain/rubrics/score-sheet.ts'

const file = (id: string, pages: number | null, realType = 'pdf'): ViewedDocument => ({
  id,
  title: id,
  kind: null,
  sha256: id.padEnd(64, '0'),
  realType,
  pages,
})
const room = { width: 824, height: 600 }

test('pages lie one under the other without gap or overlap, over all documents', () => {
  const documents = [file('a', 2), file('b', null), file('c', 300)]
  const slots = layOut({ documents, sizes: new Map(), rotations: new Map(), zoom: 'width', room })
  expect(slots).toHaveLength(303)
  for (const [i, slot] of slots.entries()) expect(slot.top).toBe(slots[i - 1]?.bottom ?? 0)
  expect(slots.filter(({ opensDocument }) => opensDocument).map(({ documentId }) => documentId)).toEqual([
    'a',
    'b',
    'c',
  ])
  for (const slot of slots) {
    expect(slotAt(slots, slot.top)).toBe(slot)
    expect(slotAt(slots, slot.bottom - 1)).toBe(slot)
  }
  expect(slotAt(slots, -5)?.index).toBe(0)
  expect(slotAt(slots, 1e9)?.index).toBe(302)
})

test('whatever the place and the zoom, only a few pages are in sight', () => {
  const documents = [file('c', 300)]
  for (const zoom of ['width', 'page', 25, 400] as const) {
    const slots = layOut({ documents, sizes: new Map(), rotations: new Map(), zoom, room })
    const height = slots.at(-1)?.bottom ?? 0
    for (let top = 0; top < height; top += 997) {
      const seen = slotsInSight(slots, top, room.height)
      expect(seen.length).toBeGreaterThan(0)
      expect(seen.length).toBeLessThanOrEqual(6)
    }
  }
})

test('a page fits the width or the whole room, turned or not; the last known size stands for the pages after it', () => {
  const documents = [file('a', 3)]
  const sizes = new Map([['a:1', { width: 400, height: 200 }]])
  const rotations = new Map([['a:2', 90]])
  const wide = layOut({ documents, sizes, rotations, zoom: 'width', room })
  expect(wide.map(({ size }) => size.width)).toEqual([800, 800, 800])
  expect(wide.map(({ size }) => size.height)).toEqual([400, 1600, 400])
  for (const { size } of layOut({ documents, sizes, rotations, zoom: 'page', room })) {
    expect(size.width).toBeLessThanOrEqual(800)
    expect(size.height).toBeLessThanOrEqual(600 - TITLE_HEIGHT)
  }
})

test('a region marked on a turned page is kept as it lies on the page in the file', () => {
  const region: Region = [100, 200, 300, 250]
  for (const degrees of [0, 90, 180, 270]) {
    const [left, top, right, bottom] = turnRegion(region, degrees)
    expect(regionOfCorners([left, top], [right, bottom], degrees)).toEqual(region)
    expect(regionOfCorners([right, bottom], [left, top], degrees)).toEqual(region)
  }
  // A quarter turn clockwise brings the left edge to the top.
  expect(turnRegion([0, 0, 100, 1000], 90)).toEqual([0, 0, 1000, 100])
  expect(regionOfCorners([-50, 20], [400, 2000], 0)).toEqual([0, 20, 400, 1000])
  expect(regionOfCorners([100, 100], [102, 400], 0)).toBeNull()
})

test('a region moved or sized by keys stays on the page', () => {
  expect(shiftRegion([0, 0, 100, 100], -10, 990, 'move')).toEqual([0, 900, 100, 1000])
  expect(shiftRegion([0, 0, 100, 100], -500, 2000, 'size')).toEqual([0, 0, 20, 1000])
})

test('words are found over line ends, in full-width and half-width forms, and at the right place', () => {
  const pieces = ['听证 告', '知书（', 'ＡＢＣ）云罚〔2026〕1号', '听证告知书']
  const page = foldPage(pieces)
  expect(findInPage(page, '听证告知书')).toEqual([
    { start: { piece: 0, offset: 0 }, end: { piece: 1, offset: 1 } },
    { start: { piece: 3, offset: 0 }, end: { piece: 3, offset: 4 } },
  ])
  expect(findInPage(page, 'abc')).toEqual([{ start: { piece: 2, offset: 0 }, end: { piece: 2, offset: 2 } }])
  expect(findInPage(page, '〔2026〕1 号')).toHaveLength(1)
  for (const nothing of ['', '  ', '没有']) expect(findInPage(page, nothing)).toEqual([])
})

test('what is shown is decided by what a file really is', () => {
  expect(['pdf', 'png', 'jpeg', 'tiff', 'docx', 'ofd', 'text'].map((realType) => showingOf({ realType }))).toEqual([
    'pdf',
    'image',
    'image',
    'tiff',
    'none',
    'none',
    'none',
  ])
})
