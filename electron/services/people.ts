import type { ReadDb } from '../database/db.ts'
import type { Handlers } from './types.ts'

interface PersonRow {
  id: string
  name: string
  role: 'supervisor' | 'reviewer' | 'head' | 'clerk'
  active: number
}

/** How many active people are known: with two or more, a letter is issued by another person than its drafter. */
export function countActivePeople(db: ReadDb): number {
  return db.value<number>('SELECT count(*) FROM person WHERE active = 1') ?? 0
}

/** True when a person of this name is registered, active and has one of the roles. */
export function isActiveInRole(db: ReadDb, name: string, roles: readonly PersonRow['role'][]): boolean {
  const role = db.value<PersonRow['role']>('SELECT role FROM person WHERE name = ? AND active = 1', name)
  return role !== undefined && roles.includes(role)
}

export const peopleHandlers = {
  'people.list': (db) => ({
    people: db.all<PersonRow>('SELECT id, name, role, active FROM person ORDER BY name').map(toPerson),
  }),

  'people.save': (db, input, call) => {
    db.run(
      `INSERT INTO person (id, name, role, active) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET role = excluded.role, active = excluded.active`,
      call.newId(),
      input.name,
      input.role,
      (input.active ?? true) ? 1 : 0,
    )
    const person = toPerson(db.one<PersonRow>('SELECT id, name, role, active FROM person WHERE name = ?', input.name))
    return { value: person, audit: { subject: person.id, detail: { role: person.role, active: person.active } } }
  },
} satisfies Pick<Handlers, `people.${string}` & keyof Handlers>

const toPerson = (row: PersonRow) => ({ ...row, active: row.active === 1 })
