import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { OtherKind } from '../../../shared/domain/act-kinds.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import css from './settings.module.css'
import { SettingsForm } from './settings-form.tsx'

type Kinds = Pick<Settings['acts'], 'otherKinds'>

const isWord = (word: string): boolean => OtherKind.shape.word.safeParse(word).success

/** The kinds of act beside the four with tables of their own, each with the day from which it is counted. */
export function OtherKinds() {
  return (
    <SettingsForm<'acts', Kinds> part="acts" show={(saved) => saved} keep={(values) => values}>
      {() => (
        <Form.Item
          label="处罚、许可、强制、检查以外的执法类型"
          extra="写明开始统计日期的，从那一天所在的月份起列入报送核对；以前的月份不列，不会显示为 0。没有写日期的，有案卷时才列。"
        >
          <Form.List name="otherKinds">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <div key={key} className={css.kindRow}>
                    <Form.Item
                      name={[name, 'word']}
                      noStyle
                      rules={[
                        ({ getFieldValue }) => ({
                          async validator(_, word: string) {
                            if (!isWord(word ?? ''))
                              throw new Error(
                                '请写成“行政”加二至八个字，例如“行政确认”；处罚、许可、强制、检查已有各自的类型。',
                              )
                            const words = (getFieldValue('otherKinds') as OtherKind[]).map((one) => one?.word)
                            if (words.filter((one) => one === word).length > 1) throw new Error(`“${word}”写了两次。`)
                          },
                        }),
                      ]}
                    >
                      <Input aria-label={`第 ${name + 1} 种执法类型`} maxLength={10} />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'since']}
                      noStyle
                      getValueProps={(day: string | null) => ({ value: day ? dayjs(day) : null })}
                      normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? null}
                    >
                      <DatePicker
                        className={css.since ?? ''}
                        aria-label={`第 ${name + 1} 种开始统计日期`}
                        placeholder="开始统计日期"
                      />
                    </Form.Item>
                    <Button
                      type="text"
                      icon={<DeleteOutlined aria-hidden />}
                      aria-label={`去掉第 ${name + 1} 种`}
                      onClick={() => remove(name)}
                    />
                  </div>
                ))}
                <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ word: '行政', since: null })}>
                  增加一种
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
      )}
    </SettingsForm>
  )
}
