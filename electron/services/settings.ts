import { z } from 'zod'
import { AppError } from '../../shared/contract/error.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { type Settings, SettingsSchema } from '../../shared/domain/settings.ts'
import { readSettings } from '../database/settings.ts'
import type { Handlers } from './types.ts'

export const settingsHandlers = {
  'settings.get': (db) => readSettings(db),

  'settings.save': (db, { changes }) => {
    const merged: Record<string, unknown> = { ...readSettings(db) }
    for (const [key, part] of Object.entries(changes)) merged[key] = { ...(merged[key] as object), ...part }
    const checked = SettingsSchema.safeParse(merged)
    if (!checked.success) throw new AppError('invalid_input', {}, `设置没有保存：${z.prettifyError(checked.error)}`)
    for (const key of Object.keys(changes) as (keyof Settings)[]) {
      db.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        canonicalJson(checked.data[key]),
      )
    }
    return { value: checked.data, audit: { subject: 'settings', detail: { changed: Object.keys(changes).sort() } } }
  },
} satisfies Pick<Handlers, 'settings.get' | 'settings.save'>
