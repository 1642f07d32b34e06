import { Select } from 'antd'
import type { PinnedRubric, RoundFilter } from '../../../../shared/contract/rounds.ts'
import { kindInWords, PROCEDURE_WORDS } from '../../../../shared/domain/act-words.ts'
import { useQuery } from '../../../lib/query.ts'
import rounds from '../rounds.module.css'
import css from './guide.module.css'

interface RubricChoiceProps {
  kinds: RoundFilter['kinds']
  chosen: PinnedRubric[]
  onChange: (chosen: PinnedRubric[]) => void
}

/** Which version of the rubric each kind of case is scored by; without a choice the newest one in force. */
export function RubricChoice({ kinds, chosen, onChange }: RubricChoiceProps) {
  const { data } = useQuery('rubrics.list', {})
  if (!data) return null
  const usable = data.rubrics.filter((one) => kinds.some((kind) => kind === one.kind))
  const pairs = [...new Map(usable.map((one) => [`${one.kind}|${one.procedure}`, one])).values()]
  return (
    <fieldset className={css.field}>
      <legend>评查标准</legend>
      <table className={rounds.plain}>
        <tbody>
          {pairs.map(({ kind, procedure }) => {
            const versions = usable.filter((one) => one.kind === kind && one.procedure === procedure)
            const label = `${kindInWords(kind)}${procedure === 'standard' ? '' : `（${PROCEDURE_WORDS[procedure]}）`}`
            const mine = chosen.find((one) => one.kind === kind && one.procedure === procedure)
            return (
              <tr key={`${kind}|${procedure}`}>
                <td>{label}</td>
                <td>
                  {versions.length === 1 ? (
                    `${versions[0]?.title}（${versions[0]?.version}）`
                  ) : (
                    <Select
                      aria-label={`${label}的评查标准`}
                      style={{ width: '100%' }}
                      value={mine?.rubricId ?? ''}
                      options={[
                        { value: '', label: '现行最新的版本' },
                        ...versions.map((one) => ({ value: one.id, label: `${one.title}（${one.version}）` })),
                      ]}
                      onChange={(rubricId: string) => {
                        const others = chosen.filter((one) => one !== mine)
                        const one = { kind, procedure, rubricId } as PinnedRubric
                        onChange(rubricId === '' ? others : [...others, one])
                      }}
                    />
                  )}
                </td>
              </tr>
            )
          })}
          {kinds
            .filter((kind) => !usable.some((one) => one.kind === kind))
            .map((kind) => (
              <tr key={kind}>
                <td>{kindInWords(kind)}</td>
                <td>还没有适用的评查标准，抽到的案卷不能评分。请先在“设置”的“评查标准”中导入。</td>
              </tr>
            ))}
        </tbody>
      </table>
    </fieldset>
  )
}
