import type { Random } from './random.ts'

const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严华金魏陶姜')
const GIVEN = Array.from('演练示例试样虚构拟设模范假托')
const TRADES = ['食品', '商贸', '建材', '物流', '餐饮', '科技', '农资', '酒店']
const WORDS = ['试样', '示例', '虚构', '拟设', '演练', '假托', '样本', '范例']

/** A person's name that nobody bears: the given name says that it is an example. */
export const inventedPerson = (random: Random): string =>
  `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.pick(GIVEN)}`

/** A company's name that says that it is an example. */
export const inventedCompany = (random: Random, serial: number): string =>
  `清枫${random.pick(WORDS)}${random.pick(TRADES)}第${serial}有限公司`

/** A shop of an individual business. */
export const inventedShop = (random: Random, serial: number): string =>
  `清枫区${random.pick(WORDS)}${random.pick(TRADES)}第${serial}号店`
