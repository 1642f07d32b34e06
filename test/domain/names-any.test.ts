import { expect, test } from 'vitest'
import { namesAny } from '../../shared/domain/catalogues/names-any.ts'

const spoken = (words: string): string[] => words.split('|')

test.each(
  spoken(
    '| |没有|没有。|无|尚无|暂无|零|0|０|0人|0 人|0名|0.0|否|/|-|——|×|未配备|尚未聘请|未聘|没有聘请|暂缺|空缺|N/A|不适用|无（正在招录）|' +
      '0(拟聘2名)|暂无公职律师|公职律师0人|公职律师：无|没有法律顾问|公职律师人数：0|共0人',
  ),
)('「%s」 speaks of none', (text) => {
  expect(namesAny(text)).toBe(false)
})

test.each(
  spoken(
    '1|2人|10|10人|20名|一人|有|是|张三|张三、李四|公职律师2名|公职律师：张三|法律顾问|无锡某律师事务所|未来律师事务所|零一律师事务所|' +
      '云山某律师事务所（2026年续聘）|1（另0名兼职）|有，2人',
  ),
)('「%s」 speaks of some', (text) => {
  expect(namesAny(text)).toBe(true)
})

test('a cell that is not there speaks of none', () => {
  expect(namesAny(undefined)).toBe(false)
})
