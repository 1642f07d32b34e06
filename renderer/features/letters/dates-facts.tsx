import { Checkbox, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useQuery } from '../../lib/query.ts'
import { Fact, type FactsProps } from './facts-pane.tsx'
import css from './letters.module.css'

/** Day of signing and due day: they follow the day of issue unless a person types them. */
export function DatesFacts({ work }: FactsProps) {
  const { draft, change } = work
  const { letter, facts } = draft
  const { data: reckoned } = useQuery('calendar.dueDate', { issuedOn: letter.signedOn, kind: letter.kind })
  const setDay = (isDayTyped: boolean, signedOn = letter.signedOn): void =>
    change((old) => ({
      ...old,
      letter: { ...old.letter, signedOn },
      facts: { ...old.facts, isDayTyped },
    }))
  const setDue = (
    isDueTyped: boolean,
    next: { dueOn?: string | null; dueRule?: string } = {},
    key: string | null = null,
  ): void => change((old) => ({ ...old, letter: { ...old.letter, ...next }, facts: { ...old.facts, isDueTyped } }), key)
  return (
    <>
      <Fact name="day" label="成文日期">
        <DatePicker
          id="letter-day"
          allowClear={false}
          disabled={!facts.isDayTyped}
          value={dayjs(letter.signedOn)}
          onChange={(_day, text) => typeof text === 'string' && text !== '' && setDay(true, text)}
        />
        <Checkbox checked={!facts.isDayTyped} onChange={({ target }) => setDay(!target.checked)}>
          以制发当日为准
        </Checkbox>
      </Fact>
      <Fact name="due" label="期限">
        <DatePicker
          id="letter-due"
          allowClear={false}
          disabled={!facts.isDueTyped}
          value={letter.dueOn === null ? null : dayjs(letter.dueOn)}
          onChange={(_day, text) => typeof text === 'string' && text !== '' && setDue(true, { dueOn: text })}
        />
        <Checkbox checked={!facts.isDueTyped} onChange={({ target }) => setDue(!target.checked)}>
          按规定计算
        </Checkbox>
        <Input.TextArea
          aria-label="期限的计算依据"
          autoSize
          readOnly={!facts.isDueTyped}
          placeholder="写明期限从何日起算、依据哪一条规定"
          value={letter.dueRule}
          onChange={({ target }) => setDue(true, { dueRule: target.value.replace(/\n/g, '') }, 'dueRule')}
        />
        {!facts.isDueTyped &&
          reckoned?.toCheck.map((sentence) => (
            <p key={sentence} className={css.toCheck}>
              ▲ {sentence}
            </p>
          ))}
      </Fact>
    </>
  )
}
