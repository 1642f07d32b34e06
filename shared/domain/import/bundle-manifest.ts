import { z } from 'zod'
import { otherKindOf } from '../act-kinds.ts'
import { CASE_TABLES } from './tables.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a manifest says of one case. Facts carry the canonical field names of the tables, as text. */
const ManifestCase = z
  .strictObject({
    /** folder of the case below the manifest, `.` for the manifest's own */
    folder: z.string(),
    kind: z.enum(CASE_TABLES),
    agency: z.string().min(1),
    number: z.string().min(1),
    facts: z.record(z.string(), z.string()).default({}),
    documents: z
      .array(
        z.strictObject({
          /** path below `folder` */
          file: z.string().min(1),
          title: z.string().min(1).optional(),
          kind: z.string().min(1).optional(),
          date: Day.optional(),
          pages: z.int().positive().optional(),
          volume: z.enum(['main', 'secret']).optional(),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .optional(),
        }),
      )
      .optional(),
  })
  .refine(({ kind, facts }) => kind !== 'act' || otherKindOf(facts['act_kind'] ?? '') !== undefined, {
    path: ['facts', 'act_kind'],
    error: 'kind 为 act 的案卷要在 facts.act_kind 写明执法类型，例如“行政确认”',
  })
export type ManifestCase = z.infer<typeof ManifestCase>

/** manifest.json of a case bundle, version 1: docs/case-bundle-format.md. Documents stand in filing order. */
export const BundleManifest = z.strictObject({
  format: z.literal('mingjuan-case-bundle'),
  version: z.literal(1),
  cases: z.array(ManifestCase).min(1),
})
export type BundleManifest = z.infer<typeof BundleManifest>

/** Reads a manifest; a text that is none gives the reason. */
export function parseManifest(text: string): { manifest: BundleManifest } | { reason: string } {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
  const parsed = BundleManifest.safeParse(value)
  if (parsed.success) return { manifest: parsed.data }
  const issue = parsed.error.issues[0]
  return { reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
}
