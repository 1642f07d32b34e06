import type { Output } from '../../shared/contract/index.ts'
import { agencyKind } from '../../shared/domain/catalogues/agency.ts'
import type { ReadDb } from '../database/db.ts'
import { recordsById } from './catalogue-list.ts'

type Node = Output<'catalogues.tree'>['nodes'][number]
type Figures = Node['own']

/**
 * The agencies with their superiors and figures, added up level by level. Whoever hangs under a body that was renamed or merged
 * by `today` hangs under the one that took its place; a circle of superiors is cut where it is met.
 */
export function agencyTree(db: ReadDb, today: string): Node[] {
  const ids = db.values<number>("SELECT id FROM catalogue_record WHERE catalogue = 'agency' ORDER BY name, id")
  const byKey = new Map(
    db
      .all<{ id: number; key: string }>(
        "SELECT id, answers_to AS key FROM catalogue_record WHERE catalogue = 'agency' AND answers_to IS NOT NULL",
      )
      .map(({ id, key }) => [key, id]),
  )
  const successors = successorsOn(db, today, byKey)
  const superiors = new Map(
    db
      .all<{ id: number; key: string }>(
        `SELECT l.record_id AS id, l.target_key AS key FROM catalogue_link l JOIN catalogue_record c ON c.id = l.record_id
         WHERE c.catalogue = 'agency' AND l.field = 'superior'`,
      )
      .map(({ id, key }) => [id, newestOf(byKey.get(key), successors)]),
  )
  const figures = ownFigures(db)
  const nodes = recordsById(db, ids, today).map(({ id, name, facts, change }): Node => {
    const own = figures.get(id) ?? { officers: 0, items: 0, cases: 0 }
    const superiorId = superiors.get(id) ?? null
    const kind = agencyKind(facts)
    return { id, name, kind, superiorId: leadsBack(id, superiors) ? null : superiorId, change, own, whole: { ...own } }
  })
  addUp(nodes)
  return nodes
}

/** Who took whose place by a day. */
function successorsOn(db: ReadDb, today: string, byKey: ReadonlyMap<string, number>): Map<number, number> {
  const rows = db.all<{ id: number; key: string }>(
    `SELECT record_id AS id, successor_key AS key FROM catalogue_change
     WHERE successor_key IS NOT NULL AND on_day <= ? ORDER BY on_day, made_at`,
    today,
  )
  return new Map(rows.flatMap(({ id, key }) => (byKey.has(key) ? [[id, byKey.get(key) as number] as const] : [])))
}

function newestOf(id: number | undefined, successors: ReadonlyMap<number, number>): number | null {
  const seen = new Set<number>()
  let at = id
  while (at !== undefined && successors.has(at) && !seen.has(at)) {
    seen.add(at)
    at = successors.get(at)
  }
  return at ?? null
}

/** True where the superiors of an agency lead back to itself. */
function leadsBack(id: number, superiors: ReadonlyMap<number, number | null>): boolean {
  const seen = new Set<number>()
  for (let at = superiors.get(id) ?? null; at !== null && !seen.has(at); at = superiors.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

function ownFigures(db: ReadDb): Map<number, Figures> {
  const rows = db.all<{ id: number } & Figures>(
    `SELECT c.id,
       (SELECT count(*) FROM catalogue_record o WHERE o.agency_key = substr(c.answers_to, 8) AND o.catalogue = 'officer') AS officers,
       (SELECT count(*) FROM catalogue_record o WHERE o.agency_key = substr(c.answers_to, 8) AND o.catalogue = 'item') AS items,
       (SELECT count(*) FROM case_file f JOIN agency a ON a.id = f.agency_id WHERE a.name_key = substr(c.answers_to, 8)) AS cases
     FROM catalogue_record c WHERE c.catalogue = 'agency'`,
  )
  return new Map(rows.map(({ id, ...figures }) => [id, figures]))
}

/** Adds the own figures of every node to all that stand above it. */
function addUp(nodes: readonly Node[]): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const { own, superiorId } of nodes) {
    for (let at = byId.get(superiorId ?? -1); at; at = byId.get(at.superiorId ?? -1)) {
      at.whole.officers += own.officers
      at.whole.items += own.items
      at.whole.cases += own.cases
    }
  }
}
