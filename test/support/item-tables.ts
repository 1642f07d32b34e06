/** Items and penalties of an invented city, as the review of items needs them. */
import type { CallInput } from '../../shared/contract/index.ts'
import { bringIn } from './catalogue-tables.ts'
import type { World } from './world.ts'

export const MARKET = '云山市市场监督管理局'
export const FIRE = '云山市应急管理局'
export const STREET = '青田区桥东街道办事处'
export const LAW = '《食品安全法》第五条'
const ITEMS = '事项编码,事项名称,事项类型,实施主体,设定依据,承办岗位,赋权对象'

/** Brings items in, each a line of these columns. */
export const items = (world: World, ...lines: string[]) => bringIn(world, 'items.csv', [ITEMS, ...lines])

let serial = 0
type Case = [day: string, cause: string, agency?: string, code?: string]
/** Penalties with a column for the code of the item, which no fact of a case is called by. */
export const penalties = (world: World, ...cases: Case[]) =>
  bringIn(world, `cases-${++serial}.csv`, [
    '处罚决定书文号,当事人名称,案由,事项编码,行政处罚内容,罚款金额(元),处罚决定日期,作出处罚决定的机关名称',
    ...cases.map(
      ([day, cause, agency = MARKET, code = '']) =>
        `云罚〔2026〕${++serial}号,甲公司,${cause},${code},罚款100元,100,${day},${agency}`,
    ),
  ])

export const list = (world: World, input: CallInput<'itemReview.list'> = {}) => world.call('itemReview.list', input)
export const named = async (world: World, name: string) => {
  const { rows } = await list(world, { text: name })
  const [row] = rows
  if (!row || rows.length !== 1) throw new Error(`${rows.length} items are called ${name}`)
  return row
}
export const idOf = async (world: World, name: string): Promise<number> =>
  (await world.call('catalogues.records', { catalogue: 'item', text: name })).rows[0]?.id as number
/** A case of the agency in each of the five years before 1 September 2026 that names the item of this name. */
export const everyYear = (cause: string, agency = MARKET): Case[] =>
  ['2021-10-01', '2022-10-01', '2023-10-01', '2024-10-01', '2025-10-01'].map((day) => [day, cause, agency])
