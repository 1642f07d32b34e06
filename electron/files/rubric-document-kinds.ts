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

/** Kinds by act and procedure, read once: they ship with the program. */
const kindsByAct = new WeakMap<Resources, { actionType: string; procedure: string; documentKinds: string[] }[]>()

/** The document kinds of the rubrics for one act: of its procedure where there is a rubric for it, else of all of its act. */
export function documentKindsOf(resources: Resources, act: string, procedure: string): string[] {
  let rubrics = kindsByAct.get(resources)
  if (!rubrics) {
    const files = readdirSync(resources.path('rubrics')).filter((name) => name.endsWith('.json'))
    rubrics = files.map(
      (name) => resources.json('rubrics', name) as { actionType: string; procedure: string; documentKinds: string[] },
    )
    kindsByAct.set(resources, rubrics)
  }
  const own = rubrics.filter(({ actionType }) => actionType === act)
  const exact = own.filter((rubric) => rubric.procedure === procedure)
  return [...new Set((exact.length > 0 ? exact : own).flatMap(({ documentKinds }) => documentKinds))]
}
