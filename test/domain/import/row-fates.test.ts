import { expect, test } from 'vitest'
import { decideFates } from '../../../shared/domain/import/row-fates.ts'

const sameContent = ({ contentHash }: { contentHash: string }, standing: string) => contentHash === standing
const row = (partyKey: string, contentHash: string) => ({ partyKey, contentHash })

test('a new case: first row adds, another party joins, a copy changes nothing, a contradiction is refused', () => {
  const rows = [row('甲', '1'), row('乙', '1'), row('甲', '1'), row('甲', '2'), row('乙', '3')]
  expect(decideFates(rows, undefined, sameContent)).toEqual(['add', 'join', 'unchanged', 'refused', 'refused'])
})

test('a standing case: the same is unchanged, other content updates once, a new party joins', () => {
  const known = new Map([
    ['甲', '1'],
    ['乙', '1'],
  ])
  expect(
    decideFates([row('甲', '1'), row('乙', '2'), row('丙', '1'), row('乙', '2'), row('乙', '1')], known, sameContent),
  ).toEqual(['unchanged', 'update', 'join', 'unchanged', 'refused'])
})
