import { expect, test } from 'vitest'
import { handlers } from '../../electron/services/index.ts'
import { contract, type Name } from '../../shared/contract/index.ts'
import { TOPICS } from '../../shared/contract/topics.ts'
import { projectText } from '../support/project-files.ts'

const names = Object.keys(contract) as Name[]
const backendNames = names.filter((name) => contract[name].kind !== 'shell')

test('every procedure of the backend has a handler, and there is no handler without a procedure', () => {
  expect(Object.keys(handlers).sort()).toEqual([...backendNames].sort())
})

test('the feature of every procedure is a word of the glossary', () => {
  const glossary = projectText('docs/glossary.md')
  const features = [...new Set(names.map((name) => name.slice(0, name.indexOf('.'))))]
  const isExplained = (feature: string): boolean => new RegExp(`\`${feature}[\`.]`).test(glossary)
  expect(features.filter((feature) => !isExplained(feature))).toEqual([])
})

test('every procedure says in Chinese what it does and which known groups of data it touches', () => {
  const vague = names.filter((name) => !/\p{Script=Han}{4}/u.test(contract[name].does))
  expect(vague).toEqual([])
  const topics = new Set<string>(TOPICS)
  expect(names.filter((name) => contract[name].topics.some((topic) => !topics.has(topic)))).toEqual([])
})

test('every border refuses what it does not know', () => {
  const lax = names.filter((name) => contract[name].input.safeParse({ neverAField: 1 }).success)
  expect(lax).toEqual([])
})

test('what a page shows is read again when a change touches what it counts', () => {
  // The progress of a round is counted from its sample, sheets and results; a letter is checked against the settings.
  const shown: [Name, Name[]][] = [
    ['rounds.list', ['samples.draw', 'samples.markUnavailable', 'scores.submit', 'scores.reopen', 'results.confirm']],
    ['rounds.get', ['samples.draw', 'samples.markUnavailable', 'scores.submit', 'scores.reopen', 'results.confirm']],
    ['samples.list', ['samples.replace', 'imports.commit']],
    ['letters.check', ['settings.save', 'people.save', 'findings.reject', 'cases.setRemedy', 'results.confirm']],
  ]
  const stale = shown.flatMap(([query, changes]) =>
    changes
      .filter((change) => !contract[change].topics.some((topic) => contract[query].topics.some((t) => t === topic)))
      .map((change) => `${query} after ${change}`),
  )
  expect(stale).toEqual([])
})
