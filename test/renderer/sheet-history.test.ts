import { expect, test } from 'vitest'
import { beginHistory, editHistory, redoEdit, undoEdit } from '../../renderer/features/scores/sheet-history.ts'
import { settle } from '../../shared/domain/rubrics/sheet-edit.ts'

const nothing = { entries: [] }

test('every step is undone and done again; a new step forgets what was undone', () => {
  const a = settle(nothing, 'A')
  const b = settle(a, 'B')
  const done = editHistory(editHistory(beginHistory(nothing), a), b)
  const back = undoEdit(done)
  expect(back.present).toBe(a)
  expect(redoEdit(back).present).toBe(b)
  expect(undoEdit(undoEdit(undoEdit(done))).present).toBe(nothing)
  const other = editHistory(back, settle(a, 'C'))
  expect(redoEdit(other)).toBe(other)
})

test('letters typed into one field are one step; another field is another', () => {
  const texts = ['没', '没有', '没有签', '没有签名'].map((itemId) => settle(nothing, itemId))
  let history = beginHistory(nothing)
  for (const text of texts) history = editHistory(history, text, 'note 1')
  history = editHistory(history, settle(nothing, '别处'), 'note 2')
  expect(undoEdit(history).present).toBe(texts.at(-1))
  expect(undoEdit(undoEdit(history)).present).toBe(nothing)
})
