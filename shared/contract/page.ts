import { z } from 'zod'

/** One page of a list. Every sort ends in the id, so that the order is total. */
export const PageInput = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) }
export const pageOf = <Row extends z.ZodType>(row: Row) => z.strictObject({ rows: z.array(row), total: z.int() })
