/** Small catalogues of an invented city, and how they come in. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { World } from './world.ts'

export const AGENCIES = [
  '机关名称,统一社会信用代码,机关类别,上级机关',
  '云山市人民政府,,人民政府,',
  '云山市市场监督管理局,11370100YW90000195,工作部门,云山市人民政府',
  '云山市青田区市场监督管理局,,工作部门,云山市市场监督管理局',
  '青田区桥东街道办事处,,街道,云山市青田区市场监督管理局',
]
export const OFFICERS = [
  '姓名,执法证号,所属单位,执法证有效期,人员类别',
  '李一,37010000001,云山市市场监督管理局,2030-01-01,公务员',
  '王二,37010000002,云山市市场监督管理局,2026-01-01,公务员',
  '赵三,,青田区桥东街道办事处,,辅助人员',
  '钱四,HN-16,青田区桥东街道办事处,2030-01-01,公务员',
]

/** A table in the folder of a world. */
export function csv(world: World, name: string, lines: string[]): string {
  const file = path.join(world.dir, name)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** Reads a table in and commits what is not blocked. */
export async function bringIn(world: World, name: string, lines: string[]) {
  const { batchId, report } = await world.call('imports.read', { path: csv(world, name, lines) })
  const id = batchId as string
  return { batchId: id, report, counts: await world.call('imports.commit', { batchId: id, leaveOutBlocked: true }) }
}

/** The id of the first record that a word finds. */
export const named = async (world: World, catalogue: 'agency' | 'officer', text: string): Promise<number> => {
  const { rows } = await world.call('catalogues.records', { catalogue, text })
  return rows[0]?.id as number
}
