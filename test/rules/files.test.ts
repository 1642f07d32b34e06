import { expect, test } from 'vitest'
import { projectFiles, projectText } from '../support/project-files.ts'

const code = ['electron', 'renderer', 'shared', 'build', 'test'].flatMap((area) =>
  projectFiles(area, /\.(ts|tsx|mjs)$/),
)
const texts = projectFiles('.', /\.(ts|tsx|mjs|js|json|md|sh|sql|html|css|yml|yaml)$|(^|\/)(\.npmrc|run|electron)$/)

test('no source file is longer than 400 lines; those over 250 are named', () => {
  const lengths = code.map((file) => ({ file, lines: projectText(file).split('\n').length - 1 }))
  for (const { file, lines } of lengths) if (lines > 250) console.warn(`${file}: ${lines} lines, look twice`)
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
})

test('no file names a path of a machine or the address of a package registry', () => {
  // Written in pieces: this file is searched too.
  const forbidden = [
    ['/wo', 'rk/'],
    ['/ho', 'me/'],
    ['/Us', 'ers/'],
    ['registry.np', 'mjs.org'],
    ['registry.ya', 'rnpkg.com'],
    ['npm', 'mirror.com'],
  ].map((pieces) => pieces.join(''))
  const found = texts.flatMap((file) => {
    const text = projectText(file)
    return forbidden.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
  })
  expect(found).toEqual([])
})

test('no vague names, no unfinished notes', () => {
  const vague = code.filter((file) => /\/(utils?|helpers?|managers?|common|misc)\.(ts|mjs)$/.test(file))
  expect(vague).toEqual([])
  const note = new RegExp(['TO', 'DO|FIX', 'ME|@ts-', 'ignore'].join(''))
  expect(code.filter((file) => note.test(projectText(file)))).toEqual([])
})
