import { Alert, Skeleton, Tabs } from 'antd'
import { memo } from 'react'
import type { FilePreview } from '../../../shared/domain/import/file-preview.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useQuery } from '../../lib/query.ts'
import { BundlePreview } from './bundle-preview.tsx'
import { ColumnMeanings } from './column-meanings.tsx'
import css from './imports.module.css'
import { type Choices, decide } from './offered-files.ts'
import { RecordPreview } from './record-preview.tsx'
import { SourceLines } from './source-lines.tsx'
import { TableChoices } from './table-choices.tsx'

export interface DetailProps {
  path: string
  name: string
  choices: Choices
  /** It is being read, or was: nothing can be decided any more. */
  fixed: boolean
}

/** How a file would be read: what was detected, what a person decided, what comes of it. */
export const OfferedDetail = memo(function OfferedDetail({ path, name, choices, fixed }: DetailProps) {
  const { data, error, isFetching } = useQuery('imports.preview', { path, ...choices }, { keepPrevious: true })
  if (error && !data) return <ErrorNote error={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} className={css.padded} />
  return (
    <section className={css.detail} aria-label={`预览 ${name}`} aria-busy={isFetching}>
      <ErrorNote error={error} />
      {data.problems.map(({ message, severity, code, field }) => (
        <Alert
          key={`${code}${field}`}
          type={severity === 'block' ? 'error' : 'warning'}
          showIcon
          role="alert"
          title={message}
        />
      ))}
      {data.bundle && <BundlePreview bundle={data.bundle} />}
      {data.kind === 'table' && (data.table !== null || data.encoding !== null) && (
        <Table path={path} choices={choices} fixed={fixed} preview={data} />
      )}
    </section>
  )
})

function Table({ path, choices, fixed, preview }: Omit<DetailProps, 'name'> & { preview: FilePreview }) {
  const { table } = preview
  return (
    <fieldset className={css.fields} disabled={fixed} aria-label="怎样读入">
      <TableChoices choices={choices} preview={preview} disabled={fixed} onDecide={(next) => decide(path, next)} />
      {table && (
        <Tabs
          size="small"
          defaultActiveKey={table.table === null ? 'source' : 'columns'}
          items={[
            {
              key: 'columns',
              label: `各列的含义 ${table.columns.length}`,
              disabled: table.table === null,
              children: (
                <ColumnMeanings
                  table={table}
                  choices={choices}
                  disabled={fixed}
                  onDecide={(next) => decide(path, next)}
                />
              ),
            },
            {
              key: 'records',
              label: `读出的样子 ${table.records.length}`,
              disabled: table.table === null,
              children: <RecordPreview table={table} />,
            },
            {
              key: 'source',
              label: '原表（选表头）',
              children: (
                <SourceLines
                  table={table}
                  disabled={fixed}
                  onChoose={(headingLine) => decide(path, { ...choices, headingLine })}
                />
              ),
            },
          ]}
        />
      )}
    </fieldset>
  )
}
