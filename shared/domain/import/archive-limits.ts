import { z } from 'zod'

const MIB = 1024 * 1024

/**
 * How much a bundle may hold before it is refused. Sizes are bytes really produced, never what a header states. The defaults
 * hold the largest case files met in practice many times over; a bureau may change them.
 */
export const ArchiveLimits = z.strictObject({
  maxEntries: z.int().positive().default(20_000),
  maxEntryBytes: z
    .int()
    .positive()
    .default(512 * MIB),
  maxTotalBytes: z
    .int()
    .positive()
    .default(8192 * MIB),
  /** produced : packed bytes of one entry, judged once it has produced `ratioFromBytes` */
  maxRatio: z.int().positive().default(200),
  ratioFromBytes: z
    .int()
    .positive()
    .default(16 * MIB),
  maxDepth: z.int().positive().default(20),
  maxSeconds: z.int().positive().default(1800),
})
export type ArchiveLimits = z.infer<typeof ArchiveLimits>

export const DEFAULT_LIMITS: ArchiveLimits = ArchiveLimits.parse({})
