import { z } from 'zod'

/**
 * What a bureau sets for itself. Everything that the domain papers mark as local or unverified is a setting here,
 * never a constant in code. Each feature adds its own sub-object, with defaults, so that an empty object is valid.
 */
export const SettingsSchema = z.strictObject({
  bureau: z
    .strictObject({
      name: z.string().default(''),
      government: z.string().default(''),
      region: z.string().default(''),
      profile: z.string().default('national'),
    })
    .prefault({}),
})
export type Settings = z.infer<typeof SettingsSchema>
