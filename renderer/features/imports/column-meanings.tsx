import { Checkbox } from 'antd'
import { useState } from 'react'
import {
  CODE_SOURCE_WORDS,
  CODE_SOURCES,
  type CodeSource,
  codeTable,
} from '../../../shared/domain/import/code-tables.ts'
import type { PreviewColumn, TablePreview } from '../../../shared/domain/import/file-preview.ts'
import { CASE_FIELDS, type CaseTable, isCaseTable } from '../../../shared/domain/import/tables.ts'
import { Choice } from '../../components/choice.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { useQuery } from '../../lib/query.ts'
import css from './imports.module.css'
import { MeaningChoice } from './meaning-choice.tsx'
import type { Choices } from './offered-files.ts'

const NOT_READ = ''

interface Props {
  table: TablePreview
  choices: Choices
  disabled: boolean
  onDecide: (choices: Choices) => void
}

/** What each column means: heading and samples as they stand, the fact they are read as, and what comes of it. */
export function ColumnMeanings({ table, choices, disabled, onDecide }: Props) {
  const [onlyOpen, setOnlyOpen] = useState(false)
  const words = useQuery('imports.words', {})
  const fields = words.data?.tables.find((one) => one.table === table.table)?.fields ?? []
  const options = [
    { value: NOT_READ, label: '未对应（只留原文）' },
    ...fields.map(({ field, label }) => ({ value: field, label })),
  ]
  const whole = table.sheet !== null && choices.sheet === undefined
  const open = table.columns.filter(({ field, heading }) => field === null && heading !== '')
  const decide = (mapping: Partial<NonNullable<Choices['mapping']>>): void =>
    onDecide({
      ...choices,
      // Of a workbook that is read whole, each sheet finds its own kind and header; the meaning of a heading holds for all.
      ...(whole ? {} : { headingLine: choices.headingLine ?? table.headingLine ?? 1 }),
      mapping: {
        ...(whole || table.table === null ? {} : { table: table.table }),
        columns: {
          ...columnsSoFar(table),
          ...choices.mapping?.columns,
          ...mapping.columns,
        },
        codes: { ...sourcesSoFar(table), ...choices.mapping?.codes, ...mapping.codes },
      },
    })
  const setField = (heading: string, field: string): void =>
    decide({ columns: { [heading]: field === NOT_READ ? null : field } })
  const taken = new Map<string, string>()
  for (const { field, heading } of table.columns) if (field !== null && !taken.has(field)) taken.set(field, heading)
  return (
    <>
      {table.missing.length > 0 && (
        <p className={css.missing} role="status">
          <StateTag tone="amber">缺少</StateTag> 没有一列对应“{table.missing.join('”“')}”，
          {isCaseTable(table.table ?? '')
            ? '读入的案卷都会是资料不全，补齐前不进入抽样名单。'
            : '读入的记录都没有这一项，会列在基础数据的核对中。'}
        </p>
      )}
      <p className={css.line}>
        {open.length === 0
          ? '每一列都已对应。'
          : `有 ${open.length} 列未对应：${open.map(({ heading }) => heading).join('、')}。`}
        {open.length > 0 && (
          <Checkbox checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)}>
            只看未对应的
          </Checkbox>
        )}
      </p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">表头</th>
              <th scope="col">原表中的样值</th>
              <th scope="col" className={css.meaning}>
                对应的事实项
              </th>
              <th scope="col">读为</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column, i) =>
              onlyOpen && column.field !== null ? null : (
                <tr key={`${i}-${column.heading}`} className={column.field === null ? css.open : undefined}>
                  <th scope="row">{column.heading || <span className={css.second}>（无表头）</span>}</th>
                  <td className={css.samples}>
                    <div className={css.clamp} title={column.samples.join('\n')}>
                      {column.samples.join(' ／ ')}
                    </div>
                  </td>
                  <td>
                    {column.heading !== '' && (
                      <MeaningChoice
                        label={`“${column.heading}”对应的事实项`}
                        disabled={disabled || table.table === null}
                        value={column.field ?? NOT_READ}
                        onChange={(field) => setField(column.heading, field)}
                        options={options}
                      />
                    )}
                    <CodeSourceChoice
                      table={table}
                      column={column}
                      disabled={disabled}
                      onChoose={(source) => decide({ codes: { [column.heading]: source } })}
                    />
                  </td>
                  <td className={css.samples}>
                    <ReadAs column={column} table={table} first={taken.get(column.field ?? '') === column.heading} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What a remembered mapping said stays said when a person changes one of its columns. */
const columnsSoFar = ({ columns }: TablePreview): Record<string, string | null> =>
  Object.fromEntries(columns.filter(({ from }) => from === 'remembered').map(({ heading, field }) => [heading, field]))

const sourcesSoFar = ({ columns }: TablePreview): Record<string, CodeSource> =>
  Object.fromEntries(columns.flatMap(({ heading, codes }) => (codes === null ? [] : [[heading, codes]])))

/** Whose codes stand in a column that holds bare digits: the same digit means different things in different systems. */
function CodeSourceChoice({
  table,
  column: { heading, field, codes, samples },
  disabled,
  onChoose,
}: {
  table: TablePreview
  column: PreviewColumn
  disabled: boolean
  onChoose: (source: CodeSource) => void
}) {
  const list = field === null || table.table === null ? undefined : codeTable(table.table, field)
  if (!list || (codes === null && !samples.some((text) => /^\d{1,3}$/.test(text)))) return null
  return (
    <Choice<CodeSource | null>
      label={`“${heading}”的代码表`}
      className={css.wide ?? ''}
      disabled={disabled}
      value={codes}
      placeholder="代码表：请选定"
      onChange={(source) => source !== null && onChoose(source)}
      options={CODE_SOURCES.filter((source) => list.codes[source]).map((source) => ({
        value: source,
        label: CODE_SOURCE_WORDS[source],
      }))}
    />
  )
}

/** The first values as they would be kept; or the first thing that is wrong with them. */
function ReadAs({ column, table, first }: { column: PreviewColumn; table: TablePreview; first: boolean }) {
  const { field, heading } = column
  if (field === null) return null
  if (!first) {
    const names = isCaseTable(table.table ?? '') && CASE_FIELDS[table.table as CaseTable].party === field
    return <span className={css.second}>{names ? '与另一列的名称一并作为当事人' : '已有另一列对应，此列只留原文'}</span>
  }
  const wrong = table.records.flatMap(({ problems }) => problems).find((problem) => problem.column === heading)
  const values = [...new Set(table.records.flatMap(({ facts }) => facts[field] ?? []))].slice(0, 2)
  return (
    <>
      <div className={css.clamp}>{values.join(' ／ ')}</div>
      {wrong && (
        <span className={css.wrong} title={wrong.message}>
          <StateTag tone={wrong.severity === 'block' ? 'red' : 'amber'}>“{wrong.value}”有问题</StateTag>
        </span>
      )}
    </>
  )
}
