import { randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import type { StoredLocation } from '../backend/thread-messages.ts'

/** What a document is decides the ending of its copy, never the name it came with: nothing opened here can be run. */
const ENDINGS: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/ofd': '.ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tif',
  'text/csv': '.csv',
  'text/plain': '.txt',
}

/**
 * Copies of stored documents for other programs, each alone in a folder that only this user can read. `clear` removes
 * them all: at the next start, when nobody has them open any more.
 */
export function createOpenedCopies(dataFolder: string) {
  const folder = path.join(dataFolder, 'opened')
  return {
    clear: (): void => rmSync(folder, { recursive: true, force: true }),
    /** Returns the path of a read-only copy. Throws `not_allowed` for a kind of file that could be a program. */
    copy({ path: stored, mediaType }: StoredLocation, name: string): string {
      const ending = ENDINGS[mediaType]
      if (ending === undefined) {
        throw new AppError(
          'not_allowed',
          { mediaType },
          '这种材料不能直接打开，请先导出到文件夹，确认安全后再用相应的程序打开。',
        )
      }
      const own = path.join(folder, randomUUID())
      mkdirSync(own, { recursive: true, mode: 0o700 })
      const copy = path.join(own, `${safeStem(name, ending)}${ending}`)
      copyFileSync(stored, copy)
      chmodSync(copy, 0o400)
      return copy
    },
  }
}

/**
 * A name that every system takes: no separators, no control or direction marks, no reserved name, at most 80
 * characters, without the ending it will get anyway.
 */
export function safeStem(name: string, ending: string): string {
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name
  const clean = [...stem.normalize('NFC')]
    .map((character) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/u.test(character) ? '_' : character))
    .slice(0, 80)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean)
  return clean === '' || isReserved ? `材料${clean === '' ? '' : `_${clean}`}` : clean
}
