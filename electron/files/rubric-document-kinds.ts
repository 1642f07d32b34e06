import { readdirSync } from 'node:fs'
import type { Resources } from '../resources.ts'

/** All document kinds of the rubrics that ship, each once, in the order of the rubrics: kinds are proposed from these. */
export function readDocumentKinds(resources: Resources): string[] {
  const kinds = new Set<string>()
  const files = readdirSync(resources.path('rubrics')).filter((name) => name.endsWith('.json'))
  // the general penalty rubric comes first: its words win where two kinds fit equally well
  for (const file of files.sort((a, b) => Number(b.startsWith('penalty')) - Number(a.startsWith('penalty')))) {
    const { documentKinds } = resources.json('rubrics', file) as { documentKinds?: string[] }
    for (const kind of documentKinds ?? []) kinds.add(kind)
  }
  return [...kinds]
}
