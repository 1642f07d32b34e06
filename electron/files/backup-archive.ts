import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { AppError } from '../../shared/contract/error.ts'
import { fileSha256 } from './file-hash.ts'

/** Format of a backup: a ZIP with `manifest.json`, `mingjuan.db` and `files/<sha256>`. */
export const BACKUP_FORMAT = 1

export interface BackupManifest {
  format: number
  createdAt: string
  databaseSha256: string
  files: number
  auditCount: number
  auditHead: string
}

/** Packs a database copy and stored files into one ZIP, whole or not at all. Documents are stored uncompressed. */
export async function writeBackup(
  target: string,
  parts: { database: string; filePath(sha256: string): string; sha256s: string[] },
  about: Pick<BackupManifest, 'createdAt' | 'auditCount' | 'auditHead'>,
  onFile: (done: number) => void,
): Promise<BackupManifest> {
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    ...about,
    databaseSha256: await fileSha256(parts.database),
    files: parts.sha256s.length,
  }
  const part = `${target}.part`
  mkdirSync(path.dirname(target), { recursive: true })
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json')
  zip.addFile(parts.database, 'mingjuan.db', { compress: true })
  for (const sha256 of parts.sha256s) zip.addFile(parts.filePath(sha256), `files/${sha256}`, { compress: false })
  zip.end()
  let written = 0
  try {
    await pipeline(
      zip.outputStream,
      async function* count(source) {
        for await (const chunk of source as AsyncIterable<Buffer>) {
          written += chunk.byteLength
          onFile(written)
          yield chunk
        }
      },
      createWriteStream(part, { flags: 'w', mode: 0o600 }),
    )
    const handle = openSync(part, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
  return manifest
}

/**
 * Unpacks a backup into `dir`, which must be missing or empty. Every file is checked against its name and the database
 * against the manifest before the folder takes its place; anything odd and nothing is left behind.
 */
export async function restoreBackup(source: string, dir: string): Promise<BackupManifest> {
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    throw new AppError(
      'wrong_state',
      { folder: dir },
      `数据文件夹“${dir}”不是空的。请指定一个新的文件夹，或者先把它移走。`,
    )
  }
  if (!existsSync(source)) throw new AppError('file_unreadable', { file: source }, `找不到备份文件“${source}”。`)
  const staging = `${dir}.restoring`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(path.join(staging, 'files'), { recursive: true })
  try {
    const files = await unpack(source, staging)
    const manifestPath = path.join(staging, 'manifest.json')
    if (!existsSync(manifestPath)) throw damaged(source, '缺少 manifest.json')
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as BackupManifest
    if (manifest.format > BACKUP_FORMAT) throw new AppError('format_too_new', { format: manifest.format })
    if ((await fileSha256(path.join(staging, 'mingjuan.db'))) !== manifest.databaseSha256)
      throw damaged(source, '数据库与校验值不符')
    if (files !== manifest.files) throw damaged(source, `应有 ${manifest.files} 份材料，实有 ${files} 份`)
    rmSync(manifestPath)
    if (existsSync(dir)) rmSync(dir, { recursive: true })
    renameSync(staging, dir)
    return manifest
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (error instanceof AppError) throw error
    throw damaged(source, error instanceof Error ? error.message : String(error))
  }
}

async function unpack(source: string, staging: string): Promise<number> {
  const zip = await yauzl.openPromise(source, { lazyEntries: true })
  let files = 0
  for await (const entry of zip.eachEntry()) {
    const stored = /^files\/([0-9a-f]{64})$/.exec(entry.fileName)?.[1]
    const target = stored
      ? path.join(staging, 'files', stored.slice(0, 2), stored)
      : entry.fileName === 'mingjuan.db' || entry.fileName === 'manifest.json'
        ? path.join(staging, entry.fileName)
        : undefined
    if (!target) throw damaged(source, `多出的内容“${entry.fileName}”`)
    mkdirSync(path.dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx', mode: 0o600 }))
    if (stored) {
      if ((await fileSha256(target)) !== stored) throw damaged(source, `材料 ${stored.slice(0, 12)}… 与校验值不符`)
      files += 1
    }
  }
  return files
}

const damaged = (source: string, what: string): AppError =>
  new AppError(
    'store_damaged',
    { file: source },
    `备份文件“${path.basename(source)}”已损坏（${what}），没有恢复任何内容。`,
  )
