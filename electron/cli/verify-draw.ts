import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/contract/error.ts'
import { ticket } from '../../shared/domain/sampling/ticket.ts'
import { type DrawProof, type Verdict, verifyDraw } from '../../shared/domain/sampling/verify.ts'

/** Recomputes a draw from the published folder alone (frame.csv, draw.json): no database, no settings. */
export function verifyDrawFolder(folder: string): Verdict {
  const [frame, proof] = ['frame.csv', 'draw.json'].map((name) => {
    const file = path.join(folder, name)
    if (!existsSync(file)) throw new AppError('file_unreadable', { file }, `公示材料不完整：找不到“${file}”。`)
    return readFileSync(file)
  }) as [Buffer, Buffer]
  try {
    const sha256 = createHash('sha256').update(frame).digest('hex')
    return verifyDraw(frame.toString('utf8'), sha256, JSON.parse(proof.toString('utf8')) as DrawProof, ticket)
  } catch (error) {
    // unreadable material is different from the published one
    return { equal: false, difference: `材料无法读取：${error instanceof Error ? error.message : String(error)}` }
  }
}
