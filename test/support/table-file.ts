import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { World } from './world.ts'

const HEADINGS = '处罚决定书文号,当事人名称,案由,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称'

/** One penalty; what is left out is filled in. */
export interface Penalty {
  no: string
  party?: string
  fine?: string
  date?: string
  agency?: string
}

/** Writes a CSV of penalties into the world's folder and gives its path. */
export function penaltyFile(world: World, name: string, penalties: Penalty[]): string {
  const lines = penalties.map(
    ({ no, party = '甲公司', fine = '2000', date = '2024-05-06', agency = '云山市市场监督管理局' }) =>
      [no, party, '无证经营', `罚款${fine}元`, fine, date, agency].join(','),
  )
  return rawFile(world, name, [HEADINGS, ...lines])
}

/** Writes lines as they are. */
export function rawFile(world: World, name: string, lines: string[]): string {
  const file = path.join(world.dir, name)
  writeFileSync(file, `${lines.join('\r\n')}\r\n`)
  return file
}

export const penaltyHeadings = HEADINGS

/** Reads and commits a table; blocked rows stay out. */
export async function bringIn(world: World, file: string) {
  const read = await world.call('imports.read', { path: file })
  if (read.batchId === null) throw new Error(`rejected: ${JSON.stringify(read.report.problems)}`)
  const counts = await world.call('imports.commit', { batchId: read.batchId, leaveOutBlocked: true })
  return { batchId: read.batchId, report: read.report, counts }
}
