import { z } from 'zod'
import { PERSON_ROLES } from '../domain/person-roles.ts'
import { command, type Feature, query } from './define.ts'

export const Person = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  role: z.enum(PERSON_ROLES),
  active: z.boolean(),
})

export const people = {
  'people.list': query({
    does: '本单位人员名单',
    input: z.strictObject({}),
    output: z.strictObject({ people: z.array(Person) }),
    topics: ['people'],
  }),
  'people.save': command({
    does: '登记或修改一名人员；姓名相同即为同一人',
    input: Person.omit({ id: true }).partial({ active: true }),
    output: Person,
    topics: ['people'],
  }),
} as const satisfies Feature<'people'>
