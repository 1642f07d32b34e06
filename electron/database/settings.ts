import { type Settings, SettingsSchema } from '../../shared/domain/settings.ts'
import type { ReadDb } from './db.ts'

/** The bureau's settings, defaults filled in. */
export function readSettings(db: ReadDb): Settings {
  const saved: Record<string, unknown> = {}
  for (const row of db.all<{ key: string; value: string }>('SELECT key, value FROM setting'))
    saved[row.key] = JSON.parse(row.value)
  return SettingsSchema.parse(saved)
}
