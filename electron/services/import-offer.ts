import { headingLookup, type Synonyms } from '../../shared/domain/import/headings.ts'
import { fieldLabel, TABLE_LABELS } from '../../shared/domain/import/field-labels.ts'
import { IMPORTED_TABLES } from '../../shared/domain/import/tables.ts'
import { filesOfPaths } from '../files/files-of-paths.ts'
import { previewPath } from '../files/preview-path.ts'
import { readDocumentKinds } from '../files/rubric-document-kinds.ts'
import { knownMappings, withProfile } from './import-profile-store.ts'
import type { Handlers } from './types.ts'

/** Before anything is read in: what lies at the chosen paths, how it would be read, and the words for choosing otherwise. */
export const importOfferHandlers = {
  'imports.look': (_db, { paths }, call) => ({ files: filesOfPaths(paths.map((path) => call.paths.check(path))) }),

  'imports.preview': (db, input, call) => {
    const path = call.paths.check(input.path)
    const { mapping, headingLine } = input
    const { sheet, encoding } = withProfile(db, call.resources, { ...input, path })
    return previewPath(path, {
      today: call.today,
      resources: call.resources,
      signal: call.signal,
      limits: call.settings.bundles,
      known: knownMappings(db, call.resources, input.profile),
      mapping,
      sheet,
      encoding,
      headingLine,
    })
  },

  'imports.words': (_db, _input, { resources }) => {
    const lookup = headingLookup(resources.json('import', 'synonyms.json') as Synonyms)
    return {
      tables: IMPORTED_TABLES.map((table) => ({
        table,
        label: TABLE_LABELS[table],
        fields: [...new Set(lookup[table].values())].map((field) => ({ field, label: fieldLabel(table, field) })),
      })),
      documentKinds: readDocumentKinds(resources),
    }
  },
} satisfies Pick<Handlers, 'imports.look' | 'imports.preview' | 'imports.words'>
