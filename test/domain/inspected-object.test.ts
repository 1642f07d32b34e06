import { expect, test } from 'vitest'
import { byObject, objectLookup } from '../../shared/domain/catalogues/inspected-object.ts'
import { isListedOn } from '../../shared/domain/catalogues/undisturbed.ts'

const object = (name: string | null, uscc: string | null = null) => ({ name, uscc })
const names = (groups: { name: string | null }[][]) => groups.map((group) => group.map(({ name }) => name))

test('inspections are told apart by code, else by exact name; a name belongs to the only code that bears it', () => {
  expect(
    names(
      byObject([
        object('甲公司', 'A'),
        object('甲（更名后）公司', 'A'),
        object('甲 公司'),
        object('乙公司', 'B'),
        object('乙公司', 'C'),
        object('乙公司'),
        object('丙(天津)公司'),
        object('丙（天津）公司'),
        object('丙（天津）分公司'),
        object(null),
      ]),
    ),
  ).toEqual([
    ['甲公司', '甲（更名后）公司', '甲 公司'],
    ['乙公司'],
    ['乙公司'],
    ['乙公司'],
    ['丙(天津)公司', '丙（天津）公司'],
    ['丙（天津）分公司'],
  ])
})

test('an object is found in a list by code; by name only where one of the two has no code', () => {
  const found = objectLookup([object('甲公司', 'A'), object('乙公司'), object(null, 'D')])
  expect(found(object('另一名称', 'A'))).toEqual([object('甲公司', 'A')])
  expect(found(object('甲公司', 'B'))).toEqual([])
  expect(found(object('甲公司'))).toEqual([object('甲公司', 'A')])
  expect(found(object('乙 公司', 'B'))).toEqual([object('乙公司')])
  expect(found(object('乙公司分店'))).toEqual([])
  expect(found(object(null))).toEqual([])
})

test('a listing holds from its day to the last of its validity, and until it is taken off', () => {
  const listing = { ...object('甲公司'), listedOn: '2026-02-01', validUntil: '2026-12-31', removedOn: [] as string[] }
  expect(['2026-01-31', '2026-02-01', '2026-12-31', '2027-01-01'].map((day) => isListedOn(listing, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isListedOn({ ...listing, validUntil: null }, '2030-01-01')).toBe(true)
  expect(isListedOn({ ...listing, listedOn: null }, '2026-06-01')).toBe(false)
  const removed = { ...listing, removedOn: ['2026-06-01'] }
  expect(['2026-05-31', '2026-06-01'].map((day) => isListedOn(removed, day))).toEqual([true, false])
  // taken off the list, then listed again
  expect(isListedOn({ ...listing, removedOn: ['2025-06-01'] }, '2026-06-01')).toBe(true)
})
