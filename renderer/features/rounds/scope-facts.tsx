import { kindInWords, PROCEDURE_WORDS } from '../../../shared/domain/act-words.ts'
import { useQuery } from '../../lib/query.ts'
import type { Round } from './round-state.tsx'
import css from './rounds.module.css'

const listed = (values: readonly string[] | undefined, all: string, empty = '未注明'): string =>
  values === undefined ? all : values.map((value) => (value === '' ? empty : value)).join('、')

/** The scope of a round in words, and the rubric that each kind of case is scored by. */
export function ScopeFacts({ round: { filter, rubrics } }: { round: Round }) {
  const agencies = useQuery('agencies.list', {}, { enabled: filter.agencyIds !== undefined })
  const known = useQuery('rubrics.list', {})
  const names = filter.agencyIds?.map(
    (id) => agencies.data?.agencies.find((agency) => agency.id === id)?.name ?? String(id),
  )
  const title = (id: string): string => {
    const rubric = known.data?.rubrics.find((one) => one.id === id)
    return rubric ? `${rubric.title}（${rubric.version}）` : id
  }
  return (
    <dl className={css.facts}>
      <dt>评查期间</dt>
      <dd>
        {filter.from} 至 {filter.to}（按决定日期）
      </dd>
      <dt>案卷类型</dt>
      <dd>{filter.kinds.map(kindInWords).join('、')}</dd>
      <dt>程序</dt>
      <dd>
        {listed(
          filter.procedures?.map((one) => PROCEDURE_WORDS[one] ?? one),
          '不限',
        )}
      </dd>
      <dt>执法机关</dt>
      <dd>{listed(names, '全部')}</dd>
      <dt>行政区划</dt>
      <dd>{listed(filter.regions, '不限')}</dd>
      {filter.tags && (
        <>
          <dt>标签</dt>
          <dd>{filter.tags.join('、')}</dd>
        </>
      )}
      <dt>卷内文书</dt>
      <dd>{filter.withDocuments ? '只列已有卷内文书的案卷' : '不限'}</dd>
      <dt>评查标准</dt>
      <dd>
        <ul>
          {rubrics.map(({ kind, procedure, rubricId }) => (
            <li key={`${kind}|${procedure}`}>
              {kindInWords(kind)}
              {procedure !== 'standard' && `（${PROCEDURE_WORDS[procedure]}）`}：{title(rubricId)}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}
