import { objectLookup } from '../../shared/domain/catalogues/inspected-object.ts'
import { isListedOn, type Listing } from '../../shared/domain/catalogues/undisturbed.ts'
import type { ReadDb } from '../database/db.ts'
import { keptResult } from './id-lists.ts'
import { type Inspection, INSPECTION_TOPICS, inspectionsBetween, inspectionsOfCase } from './inspections.ts'

/** A record of the list of 无事不扰, as inspections are compared with it. */
export interface ListedEnterprise extends Listing {
  id: number
  name: string
  listedBy: string | null
}

const enterprises = (db: ReadDb): ListedEnterprise[] =>
  db
    .all<Omit<ListedEnterprise, 'removedOn'> & { removedOn: string }>(
      `SELECT c.id, c.name, c.number AS uscc, c.facts ->> 'listed_on' AS listed_on, c.facts ->> 'valid_until' AS valid_until,
         c.facts ->> 'listed_by' AS listed_by,
         (SELECT json_group_array(g.on_day) FROM catalogue_change g WHERE g.record_id = c.id AND g.kind = 'remove') AS removed_on
       FROM catalogue_record c WHERE c.catalogue = 'undisturbed'`,
    )
    .map(({ removedOn, ...listing }) => ({ ...listing, removedOn: JSON.parse(removedOn) as string[] }))

/** Finds the records that stood in the list for an inspection on its day; kept until the catalogues change. */
function listedFor(db: ReadDb): (inspection: Inspection) => ListedEnterprise[] {
  const lookup = keptResult(db, 'listed enterprises', ['catalogues'], () => objectLookup(enterprises(db)))
  return (inspection) => lookup(inspection).filter((listing) => isListedOn(listing, inspection.decidedOn))
}

/** The listings that one inspection is to be explained against; none of another kind of case. */
export const listingsOf = (db: ReadDb, caseId: number): ListedEnterprise[] =>
  inspectionsOfCase(db, caseId).flatMap(listedFor(db))

/**
 * The inspections of enterprises while they stood in the list of 无事不扰 (in force, as its newest version says), by record. Read
 * from the cases, kept until they or the catalogues change.
 */
export const inspectedWhileListed = (db: ReadDb): ReadonlyMap<number, Inspection[]> =>
  keptResult(db, 'inspected while listed', ['catalogues', ...INSPECTION_TOPICS], () => {
    const found = new Map<number, Inspection[]>()
    const since = db.value<string | null>(
      "SELECT min(facts ->> 'listed_on') FROM catalogue_record WHERE catalogue = 'undisturbed'",
    )
    if (since === null || since === undefined) return found
    const listed = listedFor(db)
    for (const inspection of inspectionsBetween(db, since, '9999-12-31'))
      for (const { id } of listed(inspection)) {
        const known = found.get(id)
        if (known) known.push(inspection)
        else found.set(id, [inspection])
      }
    return found
  })
