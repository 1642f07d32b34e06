import { createHash } from 'node:crypto'

/** Pages of a PDF written by Chromium, whose page objects stand uncompressed. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  )
}

/** Lower edge, in points above the paper's foot, of the link to `target` in a PDF written by Chromium. */
export function linkBottom(pdf: Uint8Array, target: string): number {
  const text = Buffer.from(pdf).toString('latin1')
  const edges = [
    ...text.matchAll(
      /<<(?:(?!>>\s*endobj)[\s\S]){0,400}?\/Rect\s*\[\s*[\d.-]+\s+([\d.-]+)\s+[\d.-]+\s+([\d.-]+)\s*\]/g,
    ),
  ].map(([, a, b]) => Math.min(Number(a), Number(b)))
  if (!text.includes(target) || edges.length === 0) throw new Error(`no link to ${target} in the printed page`)
  return Math.min(...edges)
}

/**
 * Makes a PDF depend on its content alone: both dates become `day` at midnight UTC, the file id the hash of the rest.
 * Replacements keep their length, so that the cross-reference table stays true.
 */
export function fixPdfDates(pdf: Uint8Array, day: string): Buffer {
  const stamp = `D:${day.replaceAll('-', '')}000000+00'00'`
  const text = Buffer.from(pdf)
    .toString('latin1')
    .replace(/(\/(?:CreationDate|ModDate)\s*\()([^)]*)\)/g, (_, key: string, old: string) => {
      if (old.length < 16) throw new Error(`unknown PDF date: ${old}`)
      return `${key}${stamp.slice(0, old.length).padEnd(old.length)})`
    })
    .replace(/(\/ID\s*\[)([^\]]*)\]/, (_, key: string, ids: string) => `${key}${ids.replace(/[0-9A-Fa-f]/g, '0')}]`)
  const id = createHash('sha256').update(text, 'latin1').digest('hex').toUpperCase()
  const withId = text.replace(/(\/ID\s*\[)([^\]]*)\]/, (_, key: string, ids: string) => {
    let at = 0
    return `${key}${ids.replace(/<0+>/g, (part) => {
      at = 0
      return part.replace(/0/g, () => id[at++ % id.length] ?? '0')
    })}]`
  })
  return Buffer.from(withId, 'latin1')
}
