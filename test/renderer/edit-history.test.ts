import { expect, test } from 'vitest'
import { beginHistory, editHistory, redoEdit, undoEdit } from '../../renderer/lib/edit-history.ts'
import type { SheetContent } from '../../shared/domain/rubrics/score-sheet.ts'
import { settle } from '../../shared/domain/rubrics/sheet-edit.ts'

const nothing = { entries: [] }

test('every step is undone and done again; a new step forgets what was undone', () => {
  const a = settle(nothing, 'A')
  const b = settle(a, 'B')
  const done = editHistory(editHistory(beginHistory<SheetContent>(nothing), a, null, 0), b, null, 0)
  const back = undoEdit(done)
  expect(back.now).toBe(a)
  expect(redoEdit(back).now).toBe(b)
  expect(undoEdit(undoEdit(undoEdit(done))).now).toBe(nothing)
  const other = editHistory(back, settle(a, 'C'), null, 0)
  expect(redoEdit(other)).toBe(other)
})

test('letters typed into one field are one step; another field is another', () => {
  const texts = ['没', '没有', '没有签', '没有签名'].map((itemId) => settle(nothing, itemId))
  let at = 0
  let history = beginHistory<SheetContent>(nothing)
  for (const text of texts) history = editHistory(history, text, 'note 1', (at += 100))
  history = editHistory(history, settle(nothing, '别处'), 'note 2', (at += 100))
  expect(undoEdit(history).now).toBe(texts.at(-1))
  expect(undoEdit(undoEdit(history)).now).toBe(nothing)
})

test('a field that is left for a while and taken up again is another step; the same value is none', () => {
  const first = settle(nothing, 'A')
  const soon = editHistory(
    editHistory(beginHistory<SheetContent>(nothing), first, 'note', 0),
    settle(first, 'B'),
    'note',
    5000,
  )
  expect(undoEdit(soon).now).toBe(first)
  expect(editHistory(soon, soon.now, 'note', 6000)).toBe(soon)
})
