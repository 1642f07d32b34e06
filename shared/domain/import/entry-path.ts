/** Litter that Windows, macOS and Office leave in archives; it is no evidence and is skipped (import-formats §6). */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$)/i

export const isLitter = (path: string): boolean => LITTER.test(path)

/**
 * Why an entry may not be taken: it climbs, is absolute, names a drive, a share or a stream. Judged after decoding, since
 * GBK uses the byte of the backslash as second byte of characters.
 */
export function entryPathFault(name: string): 'zip.path_traversal' | 'zip.absolute_path' | undefined {
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'zip.absolute_path'
  const segments = name.split(/[/\\]/)
  // Windows drops dots and spaces at the end of a name: `.. ` and `...` climb there
  if (segments.some((segment) => /^\.\.[. ]*$/.test(segment))) return 'zip.path_traversal'
  return name.includes(':') || name.includes('\0') ? 'zip.path_traversal' : undefined
}

/** The path with `/` between its parts and without empty or `.` parts. */
export function cleanPath(name: string): string {
  return name
    .split(/[/\\]/)
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
    .normalize('NFC')
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder of a path, '' for the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The ending of a name in lower case without the dot, '' when it has none. */
export const extensionOf = (path: string): string => /\.([^./\s]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? ''

/** The name without its ending. */
export const stemOf = (path: string): string => baseName(path).replace(/\.[^./\s]{1,8}$/, '')
